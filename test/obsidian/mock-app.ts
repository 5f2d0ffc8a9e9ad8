import { setup } from 'obsidian-test-mocks/setup';
import { App, MarkdownView, MetadataCache, type TFile } from 'obsidian-test-mocks/obsidian';
import { FakeEditor } from './vault/fake-editor.ts';

// The helpers that Obsidian puts on elements and windows. The file that imports this runs with a DOM.
setup();

interface Parser {
  parseFileMetadata: (this: MetadataCache, file: TFile) => void;
}
// The mock throws on front matter that is no YAML; the app knows no properties of such a note then.
const parser = MetadataCache.prototype as unknown as Parser;
const parse = parser.parseFileMetadata;
parser.parseFileMetadata = function (file) {
  try {
    parse.call(this, file);
  } catch {
    this.trigger('changed', file, this.app__.vault.readSync__(file), {});
  }
};

/**
 * An app on the mocks with a vault in memory. Where they differ from Obsidian in what matters here, the difference is
 * mended: `process` takes its turn, `create` refuses to overwrite, the bytes of a text can be read.
 */
export function mockApp(files: Record<string, string>): App {
  const app = App.createConfigured__({ files });
  const { vault } = app;
  let turn: Promise<unknown> = Promise.resolve();
  const process = vault.process.bind(vault);
  vault.process = (...args) => {
    const result = turn.then(() => process(...args));
    turn = result.catch(() => undefined);
    return result;
  };
  const create = vault.create.bind(vault);
  vault.create = (path, ...rest) => vault.getFileByPath(path) === null
    ? create(path, ...rest)
    : Promise.reject(new Error('File already exists.'));
  vault.readBinary = (file) => Promise.resolve(new TextEncoder().encode(vault.readSync__(file)).buffer);
  return app;
}

/** Opens a note in an editor whose text is `text`: what is typed there is not in the file yet. */
export function openInEditor(app: App, path: string, text: string, mode: 'source' | 'preview' = 'source'): FakeEditor {
  const editor = new FakeEditor(text);
  const leaf = app.workspace.getLeaf(true);
  const view = MarkdownView.create2__(leaf);
  view.file = app.vault.getFileByPath(path);
  view.getMode = () => mode;
  Object.assign(view, { editor });
  Object.assign(leaf, { view, getViewState: () => ({ type: 'markdown' }) });
  return editor;
}

/** The texts of all notes of the vault. */
export function texts(app: App): Record<string, string> {
  return Object.fromEntries(app.vault.getFiles().map((file) => [file.path, app.vault.readSync__(file)]));
}
