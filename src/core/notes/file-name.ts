/**
 * Longest file name without `.md`, in bytes of UTF-8. File systems allow 255 for the whole name; the rest is for the
 * extension, a distinguishing number and what a program that writes safely adds to its temporary file.
 */
const MAXIMUM_BYTES = 200;

const RESERVED_ON_WINDOWS = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/**
 * Makes the file name, without extension, of a person note.
 * @param name a speaker's name as sources write it: anything.
 * @returns a name that every file system, Obsidian and its links accept; never empty, never with a `/`.
 */
export function fileNameFor(name: string): string {
  let clean = '';
  for (const character of name.normalize('NFC')) {
    clean += isControl(character) || '\\/:*?"<>|#^[]'.includes(character) ? ' ' : character;
  }
  clean = trimDotsAndSpaces(clean.replace(/%{2,}/g, '%').replace(/\s+/g, ' '));
  clean = trimDotsAndSpaces(shorten(clean, MAXIMUM_BYTES));
  if (clean === '') return 'Unnamed';
  return RESERVED_ON_WINDOWS.test(clean) ? `${trimDotsAndSpaces(shorten(clean.replace(/\.\s*/, ' '), MAXIMUM_BYTES - 7))} (name)` : clean;
}

/** Equal for file names that some file system takes for the same: case and Unicode normalization aside. */
export function fileNameKey(name: string): string {
  // Capitals, since one can have several small letters (σ and ς, ß and ss), which depend on what follows.
  return name.normalize('NFKC').toUpperCase().normalize('NFC');
}

/** The first of `name`, `name 2`, `name 3`, … that `isTaken` (asked with keys) lets pass. */
export function distinctFileName(name: string, isTaken: (key: string) => boolean): string {
  let candidate = name;
  for (let number = 2; isTaken(fileNameKey(candidate)); number++) candidate = `${name} ${number}`;
  return candidate;
}

/** A folder of the vault as the settings name it: without empty, `.` and `..` parts, so that it cannot leave the vault. */
export function folderPath(folder: string): string {
  const parts = folder.split(/[\\/]+/).map((part) => part.trim());
  return parts.filter((part) => part !== '' && part !== '.' && part !== '..').join('/');
}

function trimDotsAndSpaces(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && '. '.includes(text[start] as string)) start++;
  while (end > start && '. '.includes(text[end - 1] as string)) end--;
  return text.slice(start, end);
}

function isControl(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  // Also lone surrogates, which no file system stores, and marks that turn the direction of what follows.
  return code < 0x20 || (code >= 0x7f && code <= 0x9f) || (code >= 0xd800 && code <= 0xdfff) ||
    (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) ||
    code === 0xfeff;
}

function shorten(text: string, maximumBytes: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > maximumBytes) return text.slice(0, end);
    end += character.length;
  }
  return text;
}
