/** Letters for the classes of words, with the tags of compromise that show each; the first that fits holds. */
export const WORD_CLASSES: readonly (readonly [letter: string, tag: RegExp])[] = [
  ['g', /MaleName|FemaleName|FirstName|^Person$/],
  ['f', /LastName/],
  ['p', /City|Country|Place|Region/],
  ['o', /Organization|SportsTeam/],
  ['u', /ProperNoun/],
  ['c', /^/],
];

/** Words by their English derivational ending (`original`, `expressive`), which names hardly have. */
export function isDerived(lowercase: string): boolean {
  return lowercase.length >= 6 && /(?:tion|sion|ness|ity|ism|ship|ology|ive|ous|ful|less|able|ible|ical|inal|ual|ware|izer|tions|ments|ities)$/.test(lowercase);
}
