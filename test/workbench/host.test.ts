import { beforeAll, describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { VAULT } from './notes.ts';
import { useBench } from './use-bench.ts';

let bench: Bench;
useBench((ready) => {
  bench = ready;
});

beforeAll(async () => {
  await bench.start({ files: VAULT });
  await bench.openNote('Diary.md');
});

describe('the host of the workbench', () => {
  // Each of them is an API of the app that the plugin does not use.
  it.each([
    ['app.fileManager.processFrontMatter'], ['app.fileManager.promptForDeletion'], ['app.metadataCache.resolvedLinks'], ['app.metadataCache.getFirstLinkpathDest'],
    ['app.workspace.openPopoutLeaf'], ['app.workspace.getUnpinnedLeaf'], ['app.secretStorage'], ['app.loadLocalStorage'], ['app.workspace.activeLeaf.togglePinned'],
    ['plugin.addStatusBarItem'], ['plugin.registerMarkdownPostProcessor'], ['plugin.registerBasesView'], ['app.vault.noSuchMember'],
    ['obsidian.requestUrl'], ['obsidian.MarkdownRenderer'], ['obsidian.Menu.prototype.setNoIcon'], ['obsidian.Modal.prototype.noSuchMember'],
    ['obsidian.Notice.prototype.noticeEl'], ['obsidian.Setting.prototype.addColorPicker'], ['obsidian.ButtonComponent.prototype.noSuchMember'],
    ['obsidian.PluginSettingTab.prototype.display'], ['app.workspace.activeLeaf.view.editor.blur'], ['app.workspace.activeLeaf.view.previewMode'], ['app.workspace.activeLeaf.view.noSuchMember'],
  ])('throws where the plugin would read %s, which it does not model, and says so', async (path) => {
    const message = await bench.page.evaluate((keys) => {
      try {
        let at: unknown = window.bench;
        for (const key of keys) at = (at as Record<string, unknown>)[key];
        return `no error, but ${typeof at}`;
      } catch (error) {
        return String(error);
      }
    }, path.split('.'));
    expect(message).toMatch(new RegExp(`${path.split('.').at(-1) ?? ''}"? is not (?:modelled by the workbench|mocked in)`));
  });

  it('throws where a note is to be opened in a window of its own', async () => {
    const message = await bench.page.evaluate(() => {
      try {
        window.bench.app.workspace.getLeaf('window');
        return 'no error';
      } catch (error) {
        return String(error);
      }
    });
    expect(message).toContain('A pop-out window is not modelled by the workbench');
  });
});
