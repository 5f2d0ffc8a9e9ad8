/** What would steer a terminal, break its lines or turn its text around: control characters but tab and line feed, and signs of direction. */
const STEERING = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** `text` with every character that steers a terminal written as `\u001b`; line feeds stay. */
export function harmless(text: string): string {
  return text.replace(STEERING, escaped);
}

/** `text` on one line: blanks and line breaks run together; cut to `length` UTF-16 units, with `…`, where it is longer. */
export function onOneLine(text: string, length = Infinity): string {
  // Only what can be shown is looked at: a quotation may be a megabyte long.
  const line = text.slice(0, length === Infinity ? undefined : 4 * length).replace(/\s+/g, ' ').trim();
  if (line.length <= length && text.length <= 4 * length) return line;
  return `${Array.from(line).slice(0, length - 1).join('').trimEnd()}…`;
}

/** The same on a line of its own: a name of a file may hold a line feed, and what follows it must not look like another message. */
function harmlessLine(line: string): string {
  return harmless(line).replaceAll('\n', escaped);
}

/** Writes a line to standard output. */
export function print(line = ''): void {
  process.stdout.write(`${harmlessLine(line)}\n`);
}

/** Writes a line to standard error. */
export function complain(line: string): void {
  complainOf([line]);
}

/** Writes lines to standard error, however many. */
export function complainOf(lines: readonly string[]): void {
  clearProgress();
  process.stderr.write(lines.map((line) => `${harmlessLine(line)}\n`).join(''));
}

/** Writes the one JSON document of a command to standard output. */
export function printJson(document: unknown): void {
  // JSON escapes only C0; a steering character can stand in its strings alone, where the escape means the same.
  process.stdout.write(`${JSON.stringify(document, null, 2).replace(STEERING, escaped)}\n`);
}

/** Shows how far a long run is: on standard error, and only on a terminal. */
export function showProgress(what: string, done: number, total: number): void {
  if (!process.stderr.isTTY || (done % 20 !== 0 && done !== total)) return;
  process.stderr.write(`\r\u001b[K${what} ${done} of ${total}`);
  if (done === total) clearProgress();
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}
