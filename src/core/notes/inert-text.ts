/**
 * Text of others, written so that a reader sees its characters and nothing of it acts: no link, embed, tag, code,
 * formula, HTML, comment, template command, heading, table, block id or property comes about.
 *
 * Backslashes are the means wherever Markdown reads them. Tools that search the raw text (templates, comment
 * markers) never see their signs whole, since a backslash stands between them.
 */
export function inertLine(line: string): string {
  let result = '';
  const clean = withoutControls(line);
  for (let at = 0; at < clean.length; at++) {
    const sign = clean[at] as string;
    const next = clean[at + 1] ?? '';
    if (sign === '\\' && isPunctuation(next)) {
      // Already escaped in the source: it shows the same here.
      result += sign + next;
      at++;
    } else result += needsEscape(clean, at) ? `\\${sign}` : sign;
  }
  return inertStart(result);
}

function needsEscape(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  const next = text[at + 1] ?? ' ';
  switch (text[at]) {
    case '[':
      return !opensRemark(text, at, before);
    case '`':
      return true;
    case '$':
      // An amount: with a space before it, it closes no formula, and nothing else is left that could.
      return !(before.trim() === '' && /\d/.test(next));
    case '<':
      return next.trim() !== '';
    case '%':
      return before === '%' || before === '<';
    case '!':
      return before === '<';
    case '{':
      return before === '{';
    case '#':
      return !isWordCharacter(before) && !NUMBERED.test(text.slice(at, at + 12));
    case '^':
      return !isWordCharacter(before);
    case '~':
      return before === '~';
    case ':':
      return before === ':' || text.startsWith('//', at + 1) || /mailto$/i.test(text.slice(Math.max(0, at - 6), at));
    case '.':
      return /www$/i.test(text.slice(Math.max(0, at - 3), at));
    case '@':
      return /[^\s([{"'“‘]/.test(before) && isWordCharacter(next);
    case '&':
      return /^&#?\w{1,32};/.test(text.slice(at, at + 36));
    default:
      return false;
  }
}

/** `#1`: only digits make no tag. */
const NUMBERED = /^#\d{1,9}(?:$|[\s.,;:!?)"'])/;
const REMARK = /^\[[\p{L}\p{N}….][\p{L}\p{N}\s….,;?!'’–—-]{0,80}\](?!["'([:\\])/u;

/** Whether `[` begins a remark of an editor, as in `[sic]` and `[Show more]`: no link, footnote, check box or field. */
function opensRemark(text: string, at: number, before: string): boolean {
  if (!/[\s\p{L}\p{N}"“‘(—–-]/u.test(before) || !REMARK.test(text.slice(at, at + 90))) return false;
  return !/^\s*(?:[-*+]|\d{1,9}[.)])\s+$/.test(text.slice(Math.max(0, at - 40), at));
}

/** What a line must not begin with: quotes, headings, rules and rows of signs that change the line before. */
function inertStart(line: string): string {
  const content = line.trimStart();
  if (content === '') return '';
  if (/^[-=*_+|:\s]+$/.test(content)) return `\\${content}`;
  if (/^[>|]/.test(content)) return `\\${content}`;
  // Many blanks after the sign of an item make code of what follows.
  const flat = line.replace(/^(\s*(?:[-*+]|\d{1,9}[.)]))(?:[ \t]{2,}|\t)/, '$1 ');
  // Four blanks, which a control may have been, would make code, in which a backslash is no escape; three keep an item in its list.
  return flat.replace(/^(?: {4}| {0,3}\t)\s*((?:[-*+]|\d{1,9}[.)])(?=\s))?/, (_, sign?: string) => (sign === undefined ? '' : `   ${sign}`));
}

function withoutControls(line: string): string {
  let result = '';
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0;
    const isControl = (code < 0x20 && code !== 0x09) || (code >= 0x7f && code <= 0x9f);
    // A line or paragraph separator, and a lone carriage return, are line breaks to some readers; an override of the
    // direction turns round what it is set before, and no language needs one.
    result += isControl || code === 0x2028 || code === 0x2029 || code === 0x202d || code === 0x202e ? ' ' : character;
  }
  return result;
}

function isPunctuation(character: string): boolean {
  return /^[!-/:-@[-`{-~]$/.test(character);
}

function isWordCharacter(character: string): boolean {
  return /^[\p{L}\p{N}_]$/u.test(character);
}
