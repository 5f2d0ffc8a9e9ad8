import { byFullness, isHandle, isParticle, nameKey, nameMatches, nameParts } from './name.ts';
import { canBeGiven, isOrganizationWord, wordClass } from './lexicon.ts';
import { remember } from '../text/remember.ts';
import { nicknamesOf } from './nicknames.ts';
import { NameIndex } from './name-index.ts';
import { isAiSystem, ORGANIZATIONS } from './known-organizations.ts';

/** All spellings of one speaker within a note. */
export interface NameCluster {
  /** Fullest form. */
  name: string;
  /** As attributed, in order of appearance. */
  readonly forms: string[];
}

/**
 * Ties the spellings of a note together: other spellings of a full name, first and family names, nicknames, handles.
 * A short form that fits several full names belongs to none of them here; the reader of the note decides by what stands
 * near it (`resolve` with the clusters that were named most recently).
 */
export class NoteNames {
  private readonly clusters = new NameIndex<NameCluster>();
  /** Full names that the note holds beside the attributed ones. */
  private readonly fuller: readonly string[];
  private index: NameIndex<string> | null = null;
  private wholes: ReadonlyMap<string, string> | null = null;
  private companiesByShort: ReadonlyMap<string, ReadonlySet<string>> | null = null;
  private readonly byKey = new Map<string, NameCluster[]>();

  /**
   * @param attributed names that words are attributed to, in order of appearance
   * @param others full names that the note also holds (front matter, headings, text)
   * @param relatives keys of names that stand behind `her father,` and the like
   */
  constructor(attributed: readonly string[], private readonly others: readonly string[], private readonly relatives: ReadonlySet<string> = new Set()) {
    const distinct = [...new Map(attributed.map((name) => [nameKey(name), name])).values()];
    const fullNames = distinct.filter((name) => nameParts(name).length > 1);
    for (const name of fullNames) this.addFull(name);
    this.fuller = [...new Map(others.filter(isPersonal).map((name) => [nameKey(name), name])).values()];
    if (fullNames.length > 0) for (const name of this.fuller) this.extend(name);
    for (const name of fullNames) this.complete(name);
    for (const name of distinct) if (nameParts(name).length <= 1) this.addShort(name);
    for (const name of new Set(attributed)) for (const cluster of this.byKey.get(nameKey(name)) ?? []) cluster.forms.push(name);
  }

  /** Made when a short form first asks for it. */
  private get fullerByPart(): NameIndex<string> {
    return this.index ??= new NameIndex(this.fuller.map((name) => [name, name]));
  }

  /** `Kestrel Centre for Public Works` by `Kestrel Centre`. */
  private get wholeByBeginning(): ReadonlyMap<string, string> {
    return (this.wholes ??= new Map(this.others.flatMap((name) => {
      const cut = name.search(/ (?:of|for) /);
      return cut < 0 ? [] : [[name.slice(0, cut), name] as const];
    })));
  }

  /** `Kestrel Labs` by `Kestrel`: by what is left without the word that says what it is. */
  private get companies(): ReadonlyMap<string, ReadonlySet<string>> {
    if (this.companiesByShort !== null) return this.companiesByShort;
    const found = new Map<string, Set<string>>();
    for (const name of this.others) {
      const cut = name.indexOf(' ');
      if (!COMPANY_WORD.test(name.slice(cut + 1))) continue;
      const short = name.slice(0, cut);
      found.set(short, (found.get(short) ?? new Set<string>()).add(name));
    }
    return (this.companiesByShort = found);
  }

  private addFull(name: string): void {
    if (this.byKey.has(nameKey(name))) return;
    const same = this.clusters.matches(name);
    const cluster = same.length === 1 ? (same[0] as NameCluster) : this.create(name);
    if (same.length === 1) this.clusters.add(name, cluster);
    this.byKey.set(nameKey(name), [cluster]);
    this.rename(cluster, name);
  }

  private extend(name: string): void {
    const same = this.clusters.matches(name).filter((cluster) => nameParts(cluster.name).length > 1);
    if (same.length !== 1) return;
    const cluster = same[0] as NameCluster;
    if (nameParts(name).length <= nameParts(cluster.name).length + 1) this.rename(cluster, name);
  }

  /** Takes the name when it is fuller. From then on whoever is found by it, or by another part of it, is the same. */
  /** `Kestrel Centre` is the `Kestrel Centre for Public Works` that the note holds. */
  private complete(name: string): void {
    if (!isOrganizationWord(name.slice(name.lastIndexOf(' ') + 1))) return;
    const whole = this.wholeByBeginning.get(name);
    const [cluster] = this.byKey.get(nameKey(name)) ?? [];
    if (whole !== undefined && cluster) this.rename(cluster, whole);
  }

  private rename(cluster: NameCluster, name: string): void {
    const [fuller = name] = [cluster.name, name].sort(byFullness);
    if (fuller === cluster.name) return;
    cluster.name = fuller;
    this.clusters.add(fuller, cluster);
    const key = nameKey(fuller);
    if (!this.byKey.has(key)) this.byKey.set(key, [cluster]);
  }

  /**
   * `Ines Calder … Her father, Anders Calder, said`: the one who is named first goes by the family name, where under a full name
   * only a relative has said something. @returns null elsewhere
   */
  private firstOfFamily(family: string): string | null {
    const members = this.fullerByPart.matches(family).filter((name) => nameParts(name)[nameParts(name).length - 1] === family);
    const [first] = members;
    const isKnown = (name: string): boolean => this.byKey.has(nameKey(name));
    const heard = members.filter((name) => isKnown(name) && !nameMatches(first as string, name) && !nameMatches(name, first as string));
    return first !== undefined && !isKnown(first) && heard.length > 0 && heard.every((name) => this.relatives.has(nameKey(name))) ? first : null;
  }

  private addShort(name: string): void {
    const key = nameKey(name);
    const isThing = ORGANIZATIONS.has(key) || isAiSystem(key);
    const first = isThing ? null : this.firstOfFamily(key);
    if (first !== null) this.addFull(first);
    const same = first === null ? this.clustersFor(name) : this.byKey.get(nameKey(first)) ?? [];
    if (same.length > 0) {
      this.byKey.set(key, same);
      const only = same.length === 1 ? (same[0] as NameCluster) : null;
      if (only && nameParts(only.name).length === 1) this.rename(only, name);
      return;
    }
    const matches = isThing || isHandle(name) ? [] : this.fullerByPart.matches(name);
    const cluster = this.create(name);
    this.byKey.set(key, [cluster]);
    const groups = matches.filter((match, index) => !matches.slice(0, index).some((other) => nameMatches(match, other) || nameMatches(other, match)));
    if (groups.length === 1) this.rename(cluster, [...matches].sort(byFullness)[0] as string);
    const companies = isThing || groups.length > 0 || isHandle(name) || wordClass(name) !== 'unknown' ? null : this.companies.get(name);
    if (companies?.size === 1) for (const company of companies) this.rename(cluster, company);
  }

  /** The clusters that a short name may stand for, by itself or as a nickname of a given name alone. */
  private clustersFor(name: string): NameCluster[] {
    const key = nameKey(name);
    if (ORGANIZATIONS.has(key)) return [];
    const short = [...nicknamesOf(key)]
      .flatMap((nickname) => this.clusters.matches(nickname))
      .filter((cluster) => nameParts(cluster.name).length === 1);
    const found = [...new Set([...this.clusters.matches(name), ...short])];
    return found.filter((cluster) => isAiSystem(nameKey(cluster.name)) === isAiSystem(key));
  }

  private create(name: string): NameCluster {
    const cluster: NameCluster = { name, forms: [] };
    this.clusters.add(name, cluster);
    return cluster;
  }

  /**
   * The cluster that `name` belongs to; where several fit, the one in `recent` (most recent last).
   * @returns null when several fit and none is recent.
   */
  resolve(name: string, recent: readonly NameCluster[]): NameCluster | null {
    const fitting = this.byKey.get(nameKey(name)) ?? [];
    if (fitting.length <= 1) return fitting[0] ?? null;
    for (let index = recent.length - 1; index >= 0; index--) {
      const cluster = recent[index] as NameCluster;
      if (fitting.includes(cluster)) return cluster;
    }
    return null;
  }

  /** True when `name` is short for a full name that the note holds. */
  knows(name: string): boolean {
    return nameParts(name).length === 1 && this.fullerByPart.matches(name).length > 0;
  }

  /** The cluster for a name that no words are attributed to directly: somebody a pronoun stands for. */
  open(name: string): NameCluster {
    if (nameParts(name).length > 1) this.addFull(name);
    else this.addShort(name);
    const cluster = (this.byKey.get(nameKey(name)) ?? [])[0] ?? this.create(name);
    if (!cluster.forms.includes(name)) cluster.forms.push(name);
    return cluster;
  }

  /** A cluster of its own for an ambiguous name. */
  apart(name: string): NameCluster {
    const key = `${nameKey(name)} (apart)`;
    const known = this.byKey.get(key)?.[0];
    if (known) return known;
    const cluster = this.create(name);
    cluster.forms.push(name);
    this.byKey.set(key, [cluster]);
    return cluster;
  }
}

/** What a company is seldom called with after the first time. Foundations and institutes are named after people. */
const COMPANY_WORD = /^(?:labs?|inc|corp|technologies|systems|robotics|software|networks|therapeutics|ventures)$/i;

/** A full name that can be a person's: two to four words, none of them common, not an organization. */
export function isPersonal(name: string): boolean {
  return BLANK.test(name) && isPersonalName(name);
}

const BLANK = /\s/;

const isPersonalName = remember((name: string): boolean => {
  const parts = name.split(/\s+/);
  if (parts.length < 2 || parts.length > 5) return false;
  const key = nameKey(name);
  if (ORGANIZATIONS.has(key) || isAiSystem(key)) return false;
  const last = parts[parts.length - 1] as string;
  if (/^\p{Lu}{3,}$/u.test(parts[0] as string) && !canBeGiven(parts[0] as string)) return false;
  if (isOrganizationWord(last) && wordClass(last) !== 'family') return false;
  const first = parts[0] as string;
  // `G. H. Hardy`, whose family name is an ordinary word.
  if (parts.length > 2 && parts.slice(0, -1).every((part) => /^\p{Lu}\.$/u.test(part))) return /^\p{Lu}\p{Ll}/u.test(last);
  if (ORGANIZATIONS.has(nameKey(first)) || isAiSystem(nameKey(first))) return wordClass(first) === 'given' && wordClass(last) === 'family';
  const rest = parts.slice(1).filter((part) => !isParticle(part) && wordClass(part.replace(/[.,]/g, '')) === 'common');
  if (canBeGiven(first)) return rest.length === 0 || (rest.length === 1 && parts.length === 2 && !/s$|ing$|ed$/.test(last));
  return rest.length === 0 && wordClass(first) !== 'common';
});
