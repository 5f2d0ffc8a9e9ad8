import * as mocks from 'obsidian-test-mocks/obsidian';
import type { HostApp } from './app.ts';

/** The notes of the vault, to click on. */
export function showFileList(app: HostApp, container: HTMLElement): void {
  container.createDiv({ cls: 'nav-vault', text: app.vault.getName() });
  const list = container.createDiv({ cls: 'nav-files-container' });
  const draw = (): void => {
    list.empty();
    const files = app.vault.getMarkdownFiles().sort((a, b) => a.path.localeCompare(b.path));
    for (const file of files) {
      const button = list.createEl('button', { cls: 'nav-file-title', text: file.path.replace(/\.md$/, ''), attr: { type: 'button', 'data-path': file.path } });
      button.addEventListener('click', (event) => void app.workspace.getLeaf(mocks.Keymap.isModEvent(event)).openFile(file));
    }
  };
  // As many changes as come before the next frame are drawn once.
  let isDue = false;
  const drawSoon = (): void => {
    if (!isDue) window.requestAnimationFrame(() => {
      isDue = false;
      draw();
    });
    isDue = true;
  };
  for (const event of ['create', 'delete', 'rename'] as const) app.vault.on(event, drawSoon);
  draw();
}
