import type { MarkdownView } from './markdown-view.ts';

/** Offers notes while somebody types a link, as the app does: from `[[` until the link is closed, chosen or given up. */
export function suggestLinks(view: MarkdownView): void {
  let el: HTMLElement | null = null;
  const close = (): void => {
    el?.remove();
    el = null;
  };
  const content = view.editor.cm.contentDOM;
  const suggest = (): void => {
    const { line, ch } = view.editor.getCursor();
    const query = /\[\[([^\]]*)$/.exec(view.editor.getLine(line).slice(0, ch))?.[1];
    close();
    if (query === undefined) return;
    el = document.body.createDiv({ cls: 'suggestion-container' });
    const list = el.createDiv({ cls: 'suggestion' });
    for (const file of view.app.vault.getMarkdownFiles().filter(({ basename }) => basename.toLowerCase().includes(query.toLowerCase())).slice(0, 8)) {
      const item = list.createDiv({ cls: 'suggestion-item', text: file.basename });
      item.addEventListener('mousedown', (event) => {
        event.preventDefault();
        const at = view.editor.getCursor();
        view.editor.replaceRange(`${file.basename}]]`, { line: at.line, ch: at.ch - query.length }, at);
        close();
      });
    }
    const box = view.editor.cm.coordsAtPos(view.editor.posToOffset({ line, ch }));
    el.style.left = `${box?.left ?? 0}px`;
    el.style.top = `${box?.bottom ?? 0}px`;
  };
  // The editor takes in what was typed right after the event.
  view.registerDomEvent(content, 'input', () => window.setTimeout(suggest));
  view.registerDomEvent(content, 'keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  view.registerDomEvent(content, 'blur', close);
  view.register(close);
}
