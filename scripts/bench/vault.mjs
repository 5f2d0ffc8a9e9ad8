// The notes that are read: those of a vault, and copies of them that make a larger one.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sum } from './measure.mjs';

/** All notes of a vault, by path. */
export function readVault(vault) {
  return readdirSync(vault, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md') && !/(?:^|\/)\./.test(path)).sort()
    .map((path) => ({ path, text: readFileSync(join(vault, path), 'utf8') }));
}

export function lengthOf(notes) {
  return sum(notes.map(({ text }) => text.length));
}

/**
 * The notes several times over, each copy under a name of its own and with a text that no other note has. Every other copy
 * has speakers of its own too: a larger vault quotes the same people again, and others.
 * Person notes are not copied: nobody has two.
 */
export function multiplied(notes, times, { analyse, readPersonNote }) {
  const names = familyNames(notes, analyse);
  const copied = notes.filter((note) => !readPersonNote(note).isPersonNote);
  return Array.from({ length: times }, (_, copy) => {
    if (copy === 0) return notes;
    return copied.map(({ path, text }) => ({ path: path.replace(/\.md$/, `-copy-${copy}.md`), text: `${copy % 2 === 0 ? text : renamed(text, names, copy)}\n%% ${copy} %%\n` }));
  }).flat();
}

/** The last words of the names of people who are quoted, if they are long enough to be nobody else's. */
export function familyNames(notes, analyse) {
  const names = new Set();
  for (const { path, text } of notes) {
    for (const { name, type } of analyse(text, path).speakers) {
      const last = type === 'person' ? /\s(\p{Lu}\p{Ll}{4,})$/u.exec(name)?.[1] : undefined;
      if (last !== undefined) names.add(last);
    }
  }
  return names;
}

/** The text with other family names: those of the `copy`th family of each. */
export function renamed(text, names, copy) {
  if (names.size === 0) return text;
  const ending = endingOf(copy);
  return text.replace(new RegExp(`(?<!\\p{L})(?:${[...names].join('|')})(?!\\p{L})`, 'gu'), (name) => name + ending);
}

const SYLLABLES = ['ba', 'de', 'ki', 'lo', 'mu', 'ra', 'se', 'ti', 'vo', 'zu'];

/** Syllables that stand for a number. */
export function endingOf(number) {
  return [...String(number)].map((digit) => SYLLABLES[Number(digit)]).join('');
}

/** Writes notes below a folder. */
export function writeVault(folder, notes) {
  for (const { path, text } of notes) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const bytes = (text) => Buffer.byteLength(text);

/** A note of about so many bytes: the one of the vault that is nearest, or the longest with what others say below it. */
export function noteOf(size, notes) {
  const nearest = [...notes].sort((a, b) => Math.abs(bytes(a.text) - size) - Math.abs(bytes(b.text) - size))[0];
  if (Math.abs(bytes(nearest.text) - size) < size / 10) return nearest;
  const [longest, ...others] = [...notes].filter(({ text }) => bytes(text) < size).sort((a, b) => b.text.length - a.text.length);
  let text = longest.text;
  for (let index = 0; bytes(text) < size && others.length > 0; index++) {
    const body = others[index % others.length].text.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '');
    text += `\n${body.slice(0, size - bytes(text))}`;
  }
  return { path: longest.path, text };
}
