import { remember } from '../text/remember.ts';
import { nicknamesOf } from './nicknames.ts';

/** Words inside a name that are not capitalised: `Ludwig van der Rohe`, `Leila al Farsi`. */
const PARTICLES = new Set(
  'de da di do dos das del della der den des du la le van von zu zum zur ten ter bin ibn bint abu al el ben af av y e ap st'.split(' '),
);
const SUFFIXES = new Set('jr sr ii iii iv phd md esq'.split(' '));

export function isParticle(word: string): boolean {
  return PARTICLES.has(word.toLowerCase());
}

/**
 * A name for comparison: without case, accents, dots, leading `@`, and runs of white space.
 * `m⧉rrow` keeps its symbol; `nameMatches` lets a symbol stand for one letter.
 */
export const nameKey = remember((name: string): string => {
  if (PLAIN.test(name)) return name.toLowerCase();
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/^@/, '')
    .replace(/[.,]/g, ' ')
    .replace(/[‘’]/g, "'")
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .join(' ');
});

/** A name whose key differs in its capitals only. */
const PLAIN = /^[A-Za-z0-9'-]+(?: [A-Za-z0-9'-]+)*$/;

/** The words of a name's key, without suffixes (`Jr.`). */
export const nameParts = remember((name: string): readonly string[] => {
  const parts = nameKey(name).split(' ').filter(Boolean);
  while (parts.length > 2 && SUFFIXES.has(parts[parts.length - 1] as string)) parts.pop();
  return parts;
});

/** True for `@someone`. */
export function isHandle(name: string): boolean {
  return name.startsWith('@');
}

const isInitial = (part: string): boolean => part.length === 1 && /\p{L}/u.test(part);

const WITHOUT_SYMBOLS = /^[a-z0-9 '-]*$/;

/** `m⧉rrow` and `marrow`: a symbol inside a word stands for one letter. */
function equalsWithSymbols(a: string, b: string): boolean {
  if (a === b) return true;
  if (WITHOUT_SYMBOLS.test(a) && WITHOUT_SYMBOLS.test(b)) return false;
  const first = [...a];
  const second = [...b];
  if (first.length !== second.length || first.length < 3) return false;
  let symbols = 0;
  for (let index = 0; index < first.length; index++) {
    const x = first[index] as string;
    const y = second[index] as string;
    if (x === y) continue;
    if (!/[\p{S}]/u.test(x) && !/[\p{S}]/u.test(y)) return false;
    symbols++;
  }
  return symbols <= 2;
}

function givenMatches(a: string, b: string): boolean {
  if (equalsWithSymbols(a, b)) return true;
  if (isInitial(a) || isInitial(b)) return a[0] === b[0];
  if (a.length >= 4 && b.startsWith(a) && b.length - a.length <= 5) return true;
  if (b.length >= 4 && a.startsWith(b) && a.length - b.length <= 5) return true;
  return nicknamesOf(a).has(b) || nicknamesOf(b).has(a);
}

/** Family name with its particles: `van der rohe`. */
function familyOf(parts: readonly string[]): string {
  return parts[parts.length - 1] as string;
}

/**
 * Whether `short` can stand for the fuller `full`: the same name with other spelling or fewer parts, its first name, its
 * family name, or a nickname of its first name. Never true for two different family names.
 */
export function nameMatches(short: string, full: string): boolean {
  return partsMatch(nameParts(short), nameParts(full));
}

/** `nameMatches` for names that were cut into `nameParts` before. */
export function partsMatch(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  if (equalsWithSymbols(a.join(' '), b.join(' '))) return true;
  if (equalsWithSymbols(a.join(''), b.join('')) && a.join('').length > 5) return true;
  if (a.length === 1) {
    const only = a[0] as string;
    if (isInitial(only)) return false;
    if (b.length === 1) return equalsWithSymbols(only, b[0] as string);
    if (givenMatches(only, b[0] as string) && !isInitial(b[0] as string)) return true;
    if (equalsWithSymbols(only, familyOf(b))) return true;
    // Hyphenated family names are cited by either half rarely, by the whole often: only the whole counts.
    return b.length > 2 && isParticle(b[b.length - 2] as string) && only === b.slice(-2).join('');
  }
  if (b.length === 1) return false;
  // `Van der Stroom`: a family name with its particles.
  if (a.length < b.length && a.slice(0, -1).every(isParticle) && a.join(' ') === b.slice(-a.length).join(' ')) return true;
  if (!equalsWithSymbols(familyOf(a), familyOf(b))) {
    // Chinese and Korean names stand in either order.
    return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0];
  }
  if (!givenMatches(a[0] as string, b[0] as string)) return false;
  return middleAgrees(a.slice(1, -1), b.slice(1, -1));
}

function middleAgrees(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return true;
  return givenMatches(a[0] as string, b[0] as string);
}

/** Sorts the fuller of two forms of one name first: more parts, then more letters, then capitals. */
export function byFullness(a: string, b: string): number {
  const partsA = nameParts(a);
  const partsB = nameParts(b);
  if (isHandle(a) !== isHandle(b)) return isHandle(a) ? 1 : -1;
  if (partsA.length !== partsB.length) return partsB.length - partsA.length;
  const initials = (parts: readonly string[]): number => parts.filter(isInitial).length;
  if (initials(partsA) !== initials(partsB) && partsA.length > 2) return initials(partsB) - initials(partsA);
  const hasSymbol = (name: string): boolean => /\p{S}/u.test(name);
  if (hasSymbol(a) !== hasSymbol(b)) return hasSymbol(a) ? 1 : -1;
  // `Jörg Hähnlein` rather than `Jorg Hahnlein`: accents get lost, they do not come about.
  const accents = (name: string): number => name.normalize('NFKD').length - name.normalize('NFC').length;
  if (nameKey(a) === nameKey(b) && accents(a) !== accents(b)) return accents(b) - accents(a);
  if (a.length !== b.length) return b.length - a.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
