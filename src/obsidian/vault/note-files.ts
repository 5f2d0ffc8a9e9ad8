import { normalizePath, type FileManager, type TFile, type Vault } from 'obsidian';
import { applyEdits, type TextEdit } from '../../core/text/edits.ts';
import { changedLines } from './changed-lines.ts';
import { editOpenNote, type OpenEditors } from './open-editors.ts';
import type { OwnWrites } from './own-writes.ts';

/**
 * What became of a write. `changed`: the note no longer holds the text that the write was planned for, so nothing was
 * written. `busy`: somebody is typing in it just now. `not-text`: its file holds bytes that are no UTF-8.
 */
export type WriteResult = 'written' | 'changed' | 'busy' | 'missing' | 'exists' | 'outside' | 'not-text';

/** What became of edits to one note. */
export interface EditResult {
  readonly result: WriteResult;
  /** Edits that were left out because a cursor is on their line. */
  readonly left: number;
}

export interface EditOptions {
  /** Leave lines with a cursor alone and give up while somebody composes a character: for edits nobody asked for. */
  readonly quiet: boolean;
}

/** The notes of the vault: an open one is edited in its editor, a closed one in its file. */
export class NoteFiles {
  private readonly trashing = new Set<string>();

  constructor(
    private readonly vault: Vault,
    private readonly fileManager: FileManager,
    private readonly editors: OpenEditors,
    private readonly own: OwnWrites,
    private readonly isTyping: () => boolean,
  ) {}

  /** Every Markdown file of the vault. */
  list(): readonly TFile[] {
    return this.vault.getMarkdownFiles();
  }

  /** The text as the user sees it: of the editor when it holds changes that are not saved yet. Null when there is no such note. */
  async read(path: string): Promise<string | null> {
    const file = this.vault.getFileByPath(path);
    if (file === null) return null;
    const stored = await this.vault.read(file);
    const shown = this.editors.find(path)?.getValue();
    return shown === undefined || shown === lineFeeds(stored) ? stored : shown;
  }

  /** The text of the file, which may be older than what an editor shows. Null when there is no such note. */
  async readStored(path: string): Promise<string | null> {
    const file = this.vault.getFileByPath(path);
    return file === null ? null : this.vault.cachedRead(file);
  }

  /** Creates a file of another kind in a folder that is there. @returns false when there is one of that name, which stays as it is. */
  async createOther(path: string, text: string): Promise<boolean> {
    if (await this.vault.adapter.exists(path)) return false;
    await this.vault.create(path, text);
    return true;
  }

  /** When the file was changed, in milliseconds since 1970, and its size in bytes; null when there is no such note. */
  stamp(path: string): { readonly mtime: number; readonly size: number } | null {
    return this.vault.getFileByPath(path)?.stat ?? null;
  }

  /** True while the plugin itself moves the note to the trash. */
  isTrashing(path: string): boolean {
    return this.trashing.has(path);
  }

  /** Applies edits planned for the text `before`, to the editor or the file, in one step. */
  async edit(path: string, before: string, edits: readonly TextEdit[], options: EditOptions): Promise<EditResult> {
    return this.write(path, before, applyEdits(before, edits), edits, options);
  }

  /** Replaces the text `before` by `after`. */
  async replace(path: string, before: string, after: string): Promise<WriteResult> {
    return (await this.write(path, before, after, null, { quiet: false })).result;
  }

  /** Creates a note and the folders above it. Never overwrites: a name that differs in case only counts as there. */
  async create(path: string, text: string): Promise<WriteResult> {
    const target = normalizePath(path);
    if (!this.isInside(target)) return 'outside';
    if (await this.vault.adapter.exists(target)) return 'exists';
    await this.createFolders(target);
    this.own.note(target, '', text);
    await this.vault.create(target, text);
    return 'written';
  }

  /** Moves a note to the trash, as the user's settings say, if it still holds `text`. */
  async trash(path: string, text: string): Promise<WriteResult> {
    const file = this.vault.getFileByPath(path);
    if (file === null) return 'missing';
    if (lineFeeds((await this.read(path)) ?? '') !== lineFeeds(text)) return 'changed';
    this.trashing.add(path);
    try {
      await this.fileManager.trashFile(file);
    } finally {
      this.trashing.delete(path);
    }
    return 'written';
  }

  private async write(
    path: string, before: string, after: string, edits: readonly TextEdit[] | null, options: EditOptions,
  ): Promise<EditResult> {
    const file = this.vault.getFileByPath(path);
    if (file === null) return { result: 'missing', left: 0 };
    if (!this.isInside(path)) return { result: 'outside', left: 0 };
    if (before.includes('\ufffd') && !(await this.isText(file))) return { result: 'not-text', left: 0 };
    const editor = this.editors.find(path);
    if (editor === null) return { result: await this.writeFile(file, before, after), left: 0 };
    if (options.quiet && this.isTyping()) return { result: 'busy', left: edits?.length ?? 1 };
    const shown = editor.getValue();
    if (shown !== lineFeeds(before)) return { result: 'changed', left: 0 };
    // Offsets of the file hold in the editor only when it has no carriage returns.
    const here = edits !== null && shown === before ? edits : changedLines(shown, lineFeeds(after));
    const { applied, left } = editOpenNote(editor, here, options.quiet);
    if (applied.length > 0) this.own.note(path, shown, editor.getValue());
    return { result: 'written', left: left.length };
  }

  /** The app reads a mark in place of bytes that are no UTF-8; a write would put the mark there for good. */
  private async isText(file: TFile): Promise<boolean> {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(await this.vault.readBinary(file));
      return true;
    } catch {
      return false;
    }
  }

  private async writeFile(file: TFile, before: string, after: string): Promise<WriteResult> {
    let written = false;
    this.own.note(file.path, before, after);
    await this.vault.process(file, (current) => {
      written = current === before;
      return written ? after : current;
    });
    if (!written) this.own.removed(file.path);
    return written ? 'written' : 'changed';
  }

  private isInside(path: string): boolean {
    const parts = path.split('/');
    return !parts.includes('..') && parts[0] !== this.vault.configDir && !path.startsWith('/');
  }

  private async createFolders(path: string): Promise<void> {
    const folders = path.split('/').slice(0, -1);
    for (let depth = 1; depth <= folders.length; depth++) {
      const folder = folders.slice(0, depth).join('/');
      if (this.vault.getFolderByPath(folder) === null && !(await this.vault.adapter.exists(folder))) {
        await this.vault.createFolder(folder);
      }
    }
  }
}

function lineFeeds(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
}
