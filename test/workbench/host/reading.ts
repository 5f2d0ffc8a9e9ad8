/** Shows a note for reading: headings, paragraphs, quotes and lists with links and bold text. The app renders far more. */
export function renderMarkdown(container: HTMLElement, text: string): void {
  container.empty();
  const lines = text.split(/\r?\n/);
  let line = 0;
  if (lines[0] === '---') line = lines.indexOf('---', 1) + 1;
  for (; line < lines.length; line++) {
    const content = lines[line] ?? '';
    if (content.trim() === '') continue;
    const heading = /^(#{1,6}) (.*)/.exec(content);
    const quote = /^> ?(.*)/.exec(content);
    const item = /^\s*[-*] (.*)/.exec(content);
    const tag = heading !== null ? (`h${heading[1]?.length ?? 1}` as 'h1') : quote !== null ? 'blockquote' : 'p';
    const el = container.createEl(tag, { attr: { 'data-line': line }, cls: item === null ? '' : 'is-item' });
    inline(el, heading?.[2] ?? quote?.[1] ?? item?.[1] ?? content);
  }
}

function inline(el: HTMLElement, text: string): void {
  let at = 0;
  for (const match of text.matchAll(/\[\[([^\]|]+)(?:\|([^\]]*))?\]\]|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)]+)\)/g)) {
    el.appendText(text.slice(at, match.index));
    const [whole, target, shown, bold, label] = match;
    if (target !== undefined) el.createEl('a', { cls: 'internal-link', text: shown ?? target, attr: { 'data-href': target, href: '#' } });
    else if (bold !== undefined) el.createEl('strong', { text: bold });
    else el.createEl('a', { cls: 'external-link', text: label ?? '', attr: { href: '#' } });
    at = match.index + whole.length;
  }
  el.appendText(text.slice(at));
}
