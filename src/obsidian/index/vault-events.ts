import { TFolder, type Component, type MetadataCache, type TFile, type Vault, type Workspace } from 'obsidian';
import type { LinkOnSave } from '../links/link-on-save.ts';
import type { LinkRecords } from '../links/link-records.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { NoteFiles } from '../vault/note-files.ts';
import type { OwnWrites } from '../vault/own-writes.ts';
import type { SourceIndex } from './source-index.ts';

export interface VaultEventsHost {
  readonly vault: Vault;
  readonly metadataCache: MetadataCache;
  readonly workspace: Workspace;
  readonly index: SourceIndex;
  readonly linking: LinkOnSave;
  readonly records: LinkRecords;
  readonly own: OwnWrites;
  readonly files: NoteFiles;
  readonly store: SettingsStore;
  readonly report: (error: unknown) => void;
}

/** Keeps the index, the links and the settings in step with what happens to the notes of the vault. */
export class VaultEvents {
  private lookedAt: string | null = null;

  constructor(private readonly host: VaultEventsHost) {}

  /** Path of the Markdown note last looked at. It stays while the panel has the focus. */
  get currentPath(): string | null {
    return this.lookedAt;
  }

  /** Follows the vault for as long as `owner` is loaded. To be called when the layout is ready. */
  follow(owner: Component): void {
    const { vault, metadataCache, workspace, linking } = this.host;
    this.lookedAt = markdownPath(workspace.getActiveFile());
    owner.registerEvent(metadataCache.on('changed', (file, text) => {
      this.changed(file, text);
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

  private changed(file: TFile, text: string): void {
    const { index, linking, store } = this.host;
    if (file.extension !== 'md') return;
    const kind = index.update(file.path, text);
    if (kind === 'source' && index.state === 'ready') linking.saved(file.path, text);
    if (kind === 'person' && store.settings.deletedNotes.includes(file.basename)) {
      this.later(store.update({ deletedNotes: store.settings.deletedNotes.filter((name) => name !== file.basename) }));
    }
  }

  private renamed(path: string, from: string, isFolder: boolean): void {
    const { index, linking, records, own } = this.host;
    if (this.lookedAt === from) this.lookedAt = path;
    index.rename(from, path);
    linking.renamed(from, path);
    own.renamed(from, path);
    this.later(records.renamed(from, path));
    // Whether a note counts can depend on its folder.
    if (!isFolder && path.endsWith('.md')) this.later(index.readAgain(path));
  }

  private removed(path: string): void {
    const { index, linking, own, files, store } = this.host;
    const person = index.personNotes.get(path);
    index.remove(path);
    linking.removed(path);
    own.removed(path);
    if (this.lookedAt === path) this.lookedAt = null;
    const { deletedNotes } = store.settings;
    if (person === undefined || files.isTrashing(path) || deletedNotes.includes(person.name)) return;
    this.later(store.update({ deletedNotes: [...deletedNotes, person.name] }));
  }

  private opened(file: TFile | null): void {
    const path = markdownPath(file);
    if (path === null || path === this.lookedAt) return;
    const before = this.lookedAt;
    this.lookedAt = path;
    if (before !== null) this.host.linking.left(before);
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
