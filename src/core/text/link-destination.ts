import type { Finder } from './finder.ts';

const MOST_NESTED_PARENTHESES = 32;

/** @returns the offset after the `)` of `(destination "title")`, whose destination begins at `from`; or -1 */
export function destinationEnd(text: string, finder: Finder, from: number): number {
  let at = skipSpace(text, from);
  if (text[at] === '<') {
    const close = finder.next('>', at + 1);
    if (close > finder.next('\n', at + 1)) return -1;
    at = close + 1;
  } else {
    at = bareDestinationEnd(text, at);
  }
  const afterDestination = skipSpace(text, at);
  if (text[afterDestination] === ')') return afterDestination + 1;
  const quote = text[afterDestination];
  if (afterDestination === at || (quote !== '"' && quote !== "'" && quote !== '(')) return -1;
  const titleEnd = finder.next(quote === '(' ? ')' : quote, afterDestination + 1);
  if (titleEnd === Infinity) return -1;
  const end = skipSpace(text, titleEnd + 1);
  return text[end] === ')' ? end + 1 : -1;
}

function bareDestinationEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '(' && ++depth > MOST_NESTED_PARENTHESES) return at;
    else if (character === ')' && --depth < 0) return at;
    else if (isSpace(character) || character === '<') return at;
  }
  return text.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < 100 && isSpace(text[at])) at++;
  return at;
}

/** The end of the text is one, too. */
export function isSpace(character: string | undefined): boolean {
  return character === undefined || character === ' ' || character === '\t' || character === '\n' || character === '\r';
}
