import type { DataWriteOptions } from 'obsidian';
import * as mocks from 'obsidian-test-mocks/obsidian';

/** A write to a file of the vault, as tests look at it. */
export interface Write {
  readonly path: string;
  readonly text: string;
}

/**
 * The vault of the mocks in memory, with what the app does otherwise: nothing is overwritten by `create`, `process` takes
 * its turn and writes only what differs, a folder that moves says so for each note in it.
 */
export class HostVault extends mocks.Vault {
  readonly writes: Write[] = [];
  /** Paths of the notes whose text was asked for. */
  readonly reads: string[] = [];
  private turn: Promise<unknown> = Promise.resolve();

  /** An empty vault on a disk where case does not count, as on macOS and Windows. */
  static make(): HostVault {
    const adapter = mocks.FileSystemAdapter.create__('/workbench');
    adapter.insensitive__ = true;
    return new HostVault(adapter.asOriginalType__());
  }

  override getName(): string {
    return 'Workbench';
  }

  override async create(path: string, data: string, options?: DataWriteOptions): Promise<mocks.TFile> {
    if (await this.adapter.exists(path)) throw new Error('File already exists.');
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (folder !== '' && this.getFolderByPath(folder) === null) throw new Error(`ENOENT: no such file or directory, open '${path}'`);
    const file = await super.create(path, data, options);
    this.written(file, data);
    return file;
  }

  /** Puts a file there that was on the disk before the app started. @param mtime when it was changed, in milliseconds since 1970 */
  place(path: string, text: string, mtime: number): void {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (folder !== '' && this.getFolderByPath(folder) === null) this.createFolderSync__(folder);
    if (this.adapter instanceof mocks.FileSystemAdapter) this.adapter.writeSync__(path, text);
    const file = mocks.TFile.create__(this, path);
    file.stat = { ctime: mtime, mtime, size: sizeOf(text) };
    // The app's cache knows what such a file holds, and says nothing of it.
    this.setVaultAbstractFile__(path, file);
  }

  override read(file: mocks.TFile): Promise<string> {
    this.reads.push(file.path);
    return super.read(file);
  }

  override cachedRead(file: mocks.TFile): Promise<string> {
    this.reads.push(file.path);
    return super.cachedRead(file);
  }

  override async readBinary(file: mocks.TFile): Promise<ArrayBuffer> {
    return new TextEncoder().encode(await this.adapter.read(file.path)).buffer;
  }

  override async createFolder(path: string): Promise<mocks.TFolder> {
    if (await this.adapter.exists(path)) throw new Error('Folder already exists.');
    return super.createFolder(path);
  }

  override async modify(file: mocks.TFile, data: string, options?: DataWriteOptions): Promise<void> {
    await this.adapter.write(file.path, data, options);
    this.written(file, data);
    this.trigger('modify', file);
  }

  override process(file: mocks.TFile, change: (data: string) => string, options?: DataWriteOptions): Promise<string> {
    const result = this.turn.then(async () => {
      const before = await this.adapter.read(file.path);
      const after = change(before);
      if (after !== before) await this.modify(file, after, options);
      return after;
    });
    this.turn = result.catch(() => undefined);
    return result;
  }

  override async rename(file: mocks.TAbstractFile, path: string): Promise<void> {
    const from = file.path;
    const below = file instanceof mocks.TFolder ? this.getAllLoadedFiles().filter((other) => other.path.startsWith(`${from}/`)) : [];
    const before = below.map((other) => other.path);
    await super.rename(file, path);
    for (const [index, other] of below.entries()) this.trigger('rename', other, before[index]);
  }

  private written(file: mocks.TFile, text: string): void {
    const now = Date.now();
    file.stat = { ctime: file.stat.ctime === 0 ? now : file.stat.ctime, mtime: now, size: sizeOf(text) };
    this.writes.push({ path: file.path, text });
  }
}

/** Files as the user moves and deletes them in the app. */
export class HostFileManager {
  constructor(private readonly vault: HostVault) {}

  /** Renames a note, and the links to it that are written by its name. */
  async renameFile(file: mocks.TAbstractFile, path: string): Promise<void> {
    const before = nameOf(file.path);
    await this.vault.rename(file, path);
    const after = nameOf(path);
    for (const note of this.vault.getMarkdownFiles()) {
      await this.vault.process(note, (text) => text.replaceAll(`[[${before}]]`, `[[${after}]]`).replaceAll(`[[${before}|`, `[[${after}|`));
    }
  }

  async trashFile(file: mocks.TAbstractFile): Promise<void> {
    await this.vault.trash(file, true);
  }
}

/** How long the app takes to read a note that was written, in milliseconds. */
const READING_DELAY = 15;

/** Says what a note holds some time after it was written, and never that it moved. */
export class HostMetadataCache extends mocks.Events {
  private readonly waiting = new Map<string, number>();

  static over(vault: HostVault): HostMetadataCache {
    const cache = new HostMetadataCache();
    const later = (...[file]: unknown[]): void => {
      if (file instanceof mocks.TFile && file.extension === 'md') cache.read(vault, file);
    };
    vault.on('create', later);
    vault.on('modify', later);
    vault.on('delete', (...[file]: unknown[]) => {
      if (file instanceof mocks.TFile) cache.trigger('deleted', file, null);
    });
    return cache;
  }

  private read(vault: HostVault, file: mocks.TFile): void {
    window.clearTimeout(this.waiting.get(file.path));
    this.waiting.set(file.path, window.setTimeout(() => {
      this.waiting.delete(file.path);
      if (vault.getFileByPath(file.path) === null) return;
      this.trigger('changed', file, vault.readSync__(file), {});
      this.trigger('resolve', file);
      if (this.waiting.size === 0) this.trigger('resolved');
    }, READING_DELAY));
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '');
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
