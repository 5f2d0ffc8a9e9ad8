const SCHEME = /(?:https?|ftp|obsidian|file):\/\/|www\.|mailto:/iy;
/** Second letters of the schemes. */
const SECOND_LETTERS = 'tibwa';

/** Whether a scheme may begin at `at`, where the first letter of one stands. */
export function mayBeginScheme(text: string, at: number): boolean {
  return SECOND_LETTERS.includes(text.charAt(at + 1).toLowerCase());
}

/** @returns the offset after the address whose scheme begins at `at`; `at` when there is none, or nothing behind the scheme */
export function addressEnd(text: string, at: number): number {
  SCHEME.lastIndex = at;
  const scheme = SCHEME.exec(text)?.[0].length ?? 0;
  if (scheme === 0) return at;
  const start = at + scheme;
  let end = start;
  while (end < text.length && !/[\s<>"“”[\]`|\\^{}]/.test(text.charAt(end))) end++;
  end = trimEnd(text, start, end);
  return end > start ? end : at;
}

/** Punctuation at the end of an address belongs to the sentence around it; so does a `)` that nothing opened. */
function trimEnd(text: string, start: number, end: number): number {
  let parentheses = 0;
  for (let at = start; at < end; at++) {
    if (text[at] === '(') parentheses++;
    else if (text[at] === ')') parentheses--;
  }
  let last = end;
  while (last > start) {
    const character = text.charAt(last - 1);
    if (character === ')' && parentheses < 0) parentheses++;
    else if (!/[.,;:!?'’*_~…]/.test(character)) break;
    last--;
  }
  return last;
}
