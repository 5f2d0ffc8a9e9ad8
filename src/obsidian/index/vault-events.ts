import { FileView, TFolder, type Component, type MetadataCache, type TFile, type Vault, type Workspace } from 'obsidian';
import { planUnlink } from '../../core/links/plan-unlink.ts';
import { movedDecisions } from '../../core/people/moved-decisions.ts';
import type { LinkOnSave } from '../links/link-on-save.ts';
import type { LinkRecords } from '../links/link-records.ts';
import type { UnlinkedNotes } from '../links/unlinked-notes.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { NoteFiles } from '../vault/note-files.ts';
import type { OwnWrites } from '../vault/own-writes.ts';
import { ChangeQueue } from './change-queue.ts';
import type { SourceIndex } from './source-index.ts';

export interface VaultEventsHost {
  readonly vault: Vault;
  readonly metadataCache: MetadataCache;
  readonly workspace: Workspace;
  readonly index: SourceIndex;
  readonly linking: LinkOnSave;
  readonly records: LinkRecords;
  readonly unlinked: UnlinkedNotes;
  readonly own: OwnWrites;
  readonly files: NoteFiles;
  readonly store: SettingsStore;
  readonly report: (error: unknown) => void;
  /** Lets the app draw and answer, when that is due. */
  pause(): Promise<void>;
}

/** Keeps the index, the links and the settings in step with what happens to the notes of the vault. */
export class VaultEvents {
  private lookedAt: string | null = null;
  /** Path of the file looked at, of whatever kind. */
  private active: string | null = null;
  private readonly changes: ChangeQueue;

  constructor(private readonly host: VaultEventsHost) {
    this.changes = new ChangeQueue((path, text) => this.changed(path, text).catch(host.report), () => host.pause());
  }

  /** Path of the Markdown note last looked at. It stays while the panel has the focus. */
  get currentPath(): string | null {
    return this.lookedAt;
  }

  /** True while the note is the file looked at; not once another is, or none. */
  isActive(path: string): boolean {
    return this.active === path;
  }

  /** Resolves when all changes heard of were taken in. */
  async settled(): Promise<void> {
    await this.changes.settled();
  }

  /** Follows the vault for as long as `owner` is loaded. To be called when the layout is ready. */
  follow(owner: Component): void {
    const { vault, metadataCache, workspace, linking } = this.host;
    const file = workspace.getActiveFile();
    this.active = file?.path ?? null;
    this.lookedAt = markdownPath(file);
    owner.register(() => {
      this.changes.stop();
    });
    owner.registerEvent(metadataCache.on('changed', (file, text) => {
      if (file.extension === 'md') this.changes.add(file.path, text);
    }));
    owner.registerEvent(vault.on('rename', (file, from) => {
      this.renamed(file.path, from, file instanceof TFolder);
    }));
    owner.registerEvent(vault.on('delete', (file) => {
      this.removed(file.path);
    }));
    owner.registerEvent(workspace.on('file-open', (file) => {
      this.opened(file);
    }));
    owner.registerEvent(workspace.on('editor-change', (_, info) => {
      if (info.file !== null) linking.typed(info.file.path);
    }));
  }

  private async changed(path: string, text: string): Promise<void> {
    const { index, linking, store, unlinked } = this.host;
    const kind = await index.update(path, text);
    if (kind === 'source') {
      if (this.isTakenBack(path, text)) this.later(unlinked.add([path]));
      linking.saved(path, text);
    }
    const name = index.personNotes.get(path)?.name;
    const { deletedNotes } = store.settings;
    if (name !== undefined && deletedNotes.includes(name)) this.later(store.update({ deletedNotes: deletedNotes.filter((other) => other !== name) }));
  }

  /** True when the user undid links that the plugin wrote: the note is as it was, and without them. */
  private isTakenBack(path: string, text: string): boolean {
    const { own, records } = this.host;
    return own.isUndone(path, text) && planUnlink(text, records.of(path)).missing.length > 0;
  }

  private renamed(path: string, from: string, isFolder: boolean): void {
    const { index, linking, records, own, unlinked, store } = this.host;
    if (this.lookedAt === from) this.lookedAt = path;
    if (this.active === from) this.active = path;
    this.changes.renamed(from, path);
    const mustRead = index.rename(from, path);
    linking.renamed(from, path);
    own.renamed(from, path);
    this.later(records.renamed(from, path));
    this.later(unlinked.renamed(from, path));
    const decisions = movedDecisions(store.settings.decisions, from, path);
    if (decisions !== store.settings.decisions) this.later(store.update({ decisions }));
    if (mustRead && !isFolder) this.later(index.readAgain(path));
  }

  private removed(path: string): void {
    const { index, linking, own, files, store, unlinked } = this.host;
    const person = index.personNotes.get(path);
    this.changes.removed(path);
    index.remove(path);
    linking.removed(path);
    own.removed(path);
    this.later(unlinked.removed(path));
    if (this.lookedAt === path) this.lookedAt = null;
    const { deletedNotes } = store.settings;
    if (person === undefined || files.isTrashing(path)) return;
    // The user may have renamed the note, while the sources still have the old name. A bare alias can be many people's.
    const names = [person.name, ...person.aliases.filter((alias) => /\s|@/.test(alias))];
    const next = [...new Set([...deletedNotes, ...names])];
    if (next.length > deletedNotes.length) this.later(store.update({ deletedNotes: next }));
  }

  private opened(file: TFile | null): void {
    const path = file?.path ?? null;
    const before = this.active;
    // The panel has no file: who turns to it has not left the note.
    if (path === before || (path === null && before !== null && this.isOpen(before))) return;
    this.active = path;
    this.lookedAt = markdownPath(file) ?? this.lookedAt;
    if (before !== null) this.host.linking.left(before);
  }

  private isOpen(path: string): boolean {
    return this.host.workspace.getLeavesOfType('markdown').some(({ view }) => view instanceof FileView && view.file?.path === path);
  }

  private later(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      this.host.report(error);
    });
  }
}

function markdownPath(file: TFile | null): string | null {
  return file?.extension === 'md' ? file.path : null;
}
