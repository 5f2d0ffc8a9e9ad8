import { remember } from '../text/remember.ts';
import { isDerived } from './word-rules.ts';
import { wordTraits } from './word-traits.ts';

/**
 * What a single word is when it stands alone, from compromise's lexicon (given and family names, places,
 * organizations, common words of English). `unknown` is most often a name.
 */
export type WordClass = 'given' | 'family' | 'place' | 'organization' | 'common' | 'unknown';

const CLASSES: Readonly<Record<string, WordClass>> = { g: 'given', f: 'family', p: 'place', o: 'organization', u: 'unknown', c: 'common' };

const isOfTwoClasses = (traits: string): boolean => /[sS]/.test(traits);

const ACCENTS = /\p{M}/gu;

/** Classifies `word`, any case, with or without accents, without punctuation. O(1). */
export const wordClass = remember((word: string): WordClass => classify(word.toLowerCase().normalize('NFKD').replace(ACCENTS, '')));

function classify(lowercase: string): WordClass {
  if (/^\p{L}$/u.test(lowercase)) return 'unknown';
  const traits = wordTraits(lowercase);
  return CLASSES[traits.charAt(0)] ?? (isOfTwoClasses(traits) || isDerived(lowercase) ? 'common' : pluralClass(lowercase));
}

/** `Researchers`, `Engineers`: the lexicon has the singular as a common word. */
function pluralClass(lowercase: string): WordClass {
  return /[a-z]s$/.test(lowercase) && /[PsS]/.test(wordTraits(lowercase.slice(0, -1))) ? 'common' : 'unknown';
}

/** Given names that are ordinary words as well. */
const AMBIGUOUS_GIVEN = new Set(
  ('will may jan mark bill rob art drew rich chase grant frank dean guy max jack pat sue ray chip hope faith joy grace summer ' +
    'april june august rose dawn eve star page reed wade lane miles sandy rusty major king prince angel ace precious genesis ' +
    'journey legend dot bob penny sky basil olive iris ivy violet ruby pearl crystal amber ginger rocky buddy sunny happy ' +
    'melody harmony destiny trinity liberty justice noble royal earnest curt stern gene cliff brook forest glen dale heath ' +
    'wolf fox hunter carter mason porter cooper turner baker marshall').split(' '),
);

/** True for a word that can be a given name, common words among them (`Will`): for places where a name must stand. */
export function canBeGiven(word: string): boolean {
  return wordClass(word) === 'given' || AMBIGUOUS_GIVEN.has(word.toLowerCase());
}

/** True for a word that names a role or an honorific before a name: `CEO`, `Professor`, `engineer`, `Dr`. */
export function isRoleWord(word: string): boolean {
  const lowercase = word.toLowerCase().replace(/\.$/, '');
  if (ROLE_WORDS.has(lowercase) || (lowercase.length > 9 && /(?:ologist|ician|ographer)$/.test(lowercase))) return true;
  return wordTraits(lowercase).includes('R');
}

const ROLE_WORDS = new Set(
  ('mp mep ceo cto cfo coo cmo cpo ciso cio pm evp svp vp avp md phd president vice-president professor prof dr mr mrs ms mx sir dame lord lady ' +
    'senator sen rep representative congressman congresswoman governor gov secretary minister chancellor founder cofounder ' +
    'co-founder director chair chairman chairwoman chairperson engineer researcher scientist reporter journalist columnist ' +
    'author writer editor analyst economist lawyer attorney spokesperson spokesman spokeswoman executive exec lead head chief ' +
    'officer manager investor partner general gen judge justice host cohost co-host podcaster blogger mayor ambassador prime ' +
    'vice deputy senior junior former ex assistant associate principal staff fellow advisor adviser consultant strategist ' +
    'historian philosopher physicist neuroscientist chemist biologist developer programmer designer architect teacher ' +
    'student commentator critic expert veteran billionaire entrepreneur king queen pope rabbi reverend rev father sister ' +
    'brother uncle aunt col capt captain lt sgt major admiral commissioner captain speaker ' +
    'republican democrat democratic democratic-socialist conservative labour colleague coauthor co-author friend').split(' '),
);

/** True for a word that ends the name of an organization: `Labs`, `University`, `Times`. */
export function isOrganizationWord(word: string): boolean {
  const lowercase = word.toLowerCase();
  return ORGANIZATION_WORDS.has(lowercase) || wordTraits(lowercase).includes('O');
}

const ORGANIZATION_WORDS = new Set(
  ('labs lab ai inc corp corporation llc ltd gmbh ag plc group capital ventures partners holdings bank securities institute ' +
    'institution university college school academy foundation fund council committee commission agency authority bureau ' +
    'department ministry office chamber center centre association society union alliance network coalition times post journal ' +
    'news daily weekly review magazine press media tv radio broadcasting research technologies technology systems ' +
    'software robotics motors industries court congress senate parliament inspectorate tribunal registry police army navy party team staff health ' +
    'sciences studio studios games pictures records airlines airways company companies consortium board project ' +
    'newsletter podcast archive archives tribune herald gazette ledger courier sentinel inquirer examiner telegraph chronicle observer guardian wire interactive dynamics semiconductor').split(' '),
);

/** True for the name of a common word class that can never be (part of) a label's name: determiners, pronouns and such. */
export function isFunctionWord(word: string): boolean {
  const lowercase = word.toLowerCase();
  return FUNCTION_WORDS.has(lowercase) || wordTraits(lowercase).includes('F');
}

const FUNCTION_WORDS = new Set(
  ('monday tuesday wednesday thursday friday saturday sunday ' +
    'a an the this that these those some any no every each all both either neither another such what which who whose whom when ' +
    'where why how if then else so as and or but nor for yet at by in of on to from with about into over after before ' +
    'between under above during without within along per via than not only just even also too very more most much many ' +
    'few several one two three other others own same i you he she it we they me him her us them my your his its our their ' +
    'mine yours hers ours theirs nobody everybody somebody anybody everyone someone anyone none nothing something ' +
    'everything anything is are was were be been being am do does did has have had having can could may might must ' +
    'shall should would will here there now today yesterday tomorrow meanwhile however still although though because since ' +
    'while until unless once again later earlier next last first second finally instead perhaps maybe like unlike ' +
    'according however moreover indeed nevertheless nonetheless thus therefore hence').split(' '),
);

/** True for the base or `-ing` form of a verb that is no given name: `Open Claude` and `Citing METR` start with no name. */
export function isVerbWord(word: string): boolean {
  const traits = wordTraits(word.toLowerCase());
  return traits.includes('V') || traits.includes('S') && wordClass(word) === 'common';
}

export type Gender = 'female' | 'male' | 'unknown';

/** The gender that a given name shows beyond doubt, else `unknown`. */
export function genderOf(givenName: string): Gender {
  const traits = wordTraits(givenName.toLowerCase());
  if (traits.includes('w')) return 'female';
  return traits.includes('m') ? 'male' : 'unknown';
}
