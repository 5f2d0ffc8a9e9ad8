/** Characters that YAML does not take as they are, even in quotes. */
const CONTROL = /(?!\t)[\p{Cc}\u2028\u2029\uFEFF]/u;
const NAMED_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' };
/** Words and numbers that another reader of YAML takes for something else than text. */
const NOT_TEXT = /^(?:~|null|true|false|yes|no|on|off|y|n|\.nan|[-+]?(?:\.inf|[\d.][\d_.,:e+-]*|0x[\da-f]+|0o[0-7]+)|\d{4}-\d\d?-\d\d?.*)$/i;

/** Writes `value` in double quotes, with escapes. */
export function doubleQuoted(value: string): string {
  let result = '"';
  for (const character of value) {
    const named = NAMED_ESCAPES[character];
    if (named !== undefined) result += named;
    else if (CONTROL.test(character)) result += `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    else result += character;
  }
  return `${result}"`;
}

/** Writes `value` in single quotes, or in double quotes where it holds what single ones cannot. */
export function singleQuoted(value: string): string {
  return CONTROL.test(value) ? doubleQuoted(value) : `'${value.replace(/'/g, "''")}'`;
}

/** Writes `value` in the quotes that need no escapes, if there are such. */
export function quoted(value: string): string {
  const needsEscapes = value.includes('"') || value.includes('\\');
  return needsEscapes && !value.includes("'") ? singleQuoted(value) : doubleQuoted(value);
}

/** True when `value` reads as the same text without quotes, in a block and in a `[flow, list]`. */
export function isPlainSafe(value: string): boolean {
  if (value === '' || value !== value.trim() || CONTROL.test(value) || NOT_TEXT.test(value)) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`=<]/.test(value)) return false;
  return !/:(?:\s|$)|\s#|[,[\]{}\t]|^---|^\.\.\./.test(value);
}

/** How often `character` stands at the end of `text`. */
export function trailing(text: string, character: string): number {
  let at = text.length;
  while (at > 0 && text[at - 1] === character) at--;
  return text.length - at;
}
