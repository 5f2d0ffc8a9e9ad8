import * as mocks from 'obsidian-test-mocks/obsidian';
import type { HostApp } from './app.ts';
import { renderMarkdown } from './reading.ts';

interface Hover {
  readonly event: MouseEvent;
  readonly source: string;
  readonly targetEl: HTMLElement;
  readonly linktext: string;
}

/** How long the pointer rests before a preview, in milliseconds. */
const HOVER_DELAY = 200;

/** Shows a note when the pointer is over a link to it, with Mod pressed where the source asks for that. */
export function showPreviews(app: HostApp): void {
  let timer = 0;
  let popover: HTMLElement | null = null;
  app.workspace.on('hover-link', (...[info]: unknown[]) => {
    const { event, source, targetEl, linktext } = info as Hover;
    const known = app.hoverSources.get(source);
    if (known === undefined) throw new Error(`${source} is no registered source of links to hover over.`);
    window.clearTimeout(timer);
    if (known.defaultMod && !mocks.Keymap.isModifier(event, 'Mod')) return;
    timer = window.setTimeout(() => {
      const [path = '', heading] = linktext.split('#');
      const file = app.vault.getFileByPath(path) ?? app.vault.getFileByPath(`${path}.md`);
      if (file === null) return;
      popover?.remove();
      popover = document.body.createDiv({ cls: 'popover hover-popover' });
      renderMarkdown(popover, app.vault.readSync__(file));
      const { left, bottom } = targetEl.getBoundingClientRect();
      popover.style.left = `${Math.max(8, Math.min(left, window.innerWidth - 420))}px`;
      popover.style.top = `${Math.min(bottom, window.innerHeight - 260)}px`;
      [...popover.querySelectorAll('h1, h2, h3, h4')].find((el) => el.textContent === heading)?.scrollIntoView();
      targetEl.addEventListener('mouseleave', () => popover?.remove(), { once: true });
    }, HOVER_DELAY);
  });
}
