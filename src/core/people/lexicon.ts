import nlp from 'compromise/two';

/**
 * What a single word is when it stands alone, from compromise's lexicon (given and family names, places,
 * organizations, common words of English). `unknown` is most often a name.
 */
export type WordClass = 'given' | 'family' | 'place' | 'organization' | 'common' | 'unknown';

interface LexiconModel {
  one: { lexicon: Record<string, string | string[]> };
  two: { switches: Record<string, string>; orgWords: Record<string, string | boolean> };
}

let cached: LexiconModel | null = null;

function model(): LexiconModel {
  cached ??= nlp.model() as unknown as LexiconModel;
  return cached;
}

function lookUp(word: string): string | undefined {
  const { lexicon } = model().one;
  if (!Object.prototype.hasOwnProperty.call(lexicon, word)) return undefined;
  const tag = lexicon[word];
  return Array.isArray(tag) ? tag.join('+') : tag;
}

function isSwitch(word: string): string | undefined {
  const { switches } = model().two;
  return Object.prototype.hasOwnProperty.call(switches, word) ? switches[word] : undefined;
}

const ACCENTS = /\p{M}/gu;

/** Classifies `word`, any case, with or without accents, without punctuation. O(1). */
export function wordClass(word: string): WordClass {
  const lower = word.toLowerCase().normalize('NFKD').replace(ACCENTS, '');
  if (/^\p{L}$/u.test(lower)) return 'unknown';
  const tag = lookUp(lower);
  if (tag === undefined) return isSwitch(lower) || isDerived(lower) ? 'common' : pluralClass(lower);
  if (/MaleName|FemaleName|FirstName|^Person$/.test(tag)) return 'given';
  if (/LastName/.test(tag)) return 'family';
  if (/City|Country|Place|Region/.test(tag)) return 'place';
  if (/Organization|SportsTeam/.test(tag)) return 'organization';
  if (/ProperNoun/.test(tag)) return 'unknown';
  return 'common';
}

/** Words by their English derivational ending (`original`, `expressive`), which names hardly have. */
function isDerived(lower: string): boolean {
  return lower.length >= 6 && /(?:tion|sion|ness|ity|ism|ship|ology|ive|ous|ful|less|able|ible|ical|inal|ual|ware|izer|tions|ments|ities)$/.test(lower);
}

/** `Researchers`, `Engineers`: the lexicon has the singular as a common word. */
function pluralClass(lower: string): WordClass {
  if (!/[a-z]s$/.test(lower)) return 'unknown';
  const stem = lower.slice(0, -1);
  const tag = lookUp(stem);
  if (tag && /Singular|Actor|Noun|Infinitive/.test(tag) && !/Name|Place|City/.test(tag)) return 'common';
  return isSwitch(stem) ? 'common' : 'unknown';
}

/** True for a given name that is an ordinary word as well (`Will`, `Mark`, `Grace`): weak evidence outside a frame. */
export function isAmbiguousGiven(word: string): boolean {
  const lower = word.toLowerCase();
  return AMBIGUOUS_GIVEN.has(lower) || isSwitch(lower) !== undefined;
}

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
  const lower = word.toLowerCase().replace(/\.$/, '');
  if (ROLE_WORDS.has(lower)) return true;
  const tag = lookUp(lower);
  return tag !== undefined && /Actor|Honorific/.test(tag) && !/Name/.test(tag);
}

const ROLE_WORDS = new Set(
  ('ceo cto cfo coo cmo cpo ciso cio pm evp svp vp avp md phd president vice-president professor prof dr mr mrs ms mx sir dame lord lady ' +
    'senator sen rep representative congressman congresswoman governor gov secretary minister chancellor founder cofounder ' +
    'co-founder director chair chairman chairwoman chairperson engineer researcher scientist reporter journalist columnist ' +
    'author writer editor analyst economist lawyer attorney spokesperson spokesman spokeswoman executive exec lead head chief ' +
    'officer manager investor partner general gen judge justice host cohost co-host podcaster blogger mayor ambassador prime ' +
    'vice deputy senior junior former ex assistant associate principal staff fellow advisor adviser consultant strategist ' +
    'historian philosopher physicist mathematician psychologist biologist developer programmer designer architect teacher ' +
    'student commentator critic expert veteran billionaire entrepreneur king queen pope rabbi reverend rev father sister ' +
    'brother uncle aunt col capt captain lt sgt major admiral commissioner captain speaker ' +
    'republican democrat democratic democratic-socialist conservative labour colleague coauthor co-author friend').split(' '),
);

/** True for a word that ends the name of an organization: `Labs`, `University`, `Times`. */
export function isOrganizationWord(word: string): boolean {
  const lower = word.toLowerCase();
  return Object.prototype.hasOwnProperty.call(model().two.orgWords, lower) || ORGANIZATION_WORDS.has(lower);
}

const ORGANIZATION_WORDS = new Set(
  ('labs lab ai inc corp corporation llc ltd gmbh ag plc group capital ventures partners holdings bank securities institute ' +
    'institution university college school academy foundation fund council committee commission agency authority bureau ' +
    'department ministry office center centre association society union alliance network coalition times post journal ' +
    'news daily weekly review magazine press media tv radio broadcasting research technologies technology systems ' +
    'software robotics motors industries court congress senate parliament police army navy party team staff health ' +
    'sciences studio studios games pictures records airlines airways company companies consortium board project ' +
    'newsletter podcast tribune herald gazette chronicle observer guardian wire interactive dynamics semiconductor').split(' '),
);

/** True for the name of a common word class that can never be (part of) a label's name: determiners, pronouns and such. */
export function isFunctionWord(word: string): boolean {
  const tag = lookUp(word.toLowerCase());
  return (tag !== undefined && /Determiner|Pronoun|Preposition|Conjunction|QuestionWord|Modal|Reflexive|Adverb|Auxiliary|Copula/.test(tag)) ||
    FUNCTION_WORDS.has(word.toLowerCase());
}

const FUNCTION_WORDS = new Set(
  ('monday tuesday wednesday thursday friday saturday sunday a an the this that these those some any no every each all both either neither another such what which who whose whom when ' +
    'where why how if then else so as and or but nor for yet at by in of on to from with about into over after before ' +
    'between under above during without within along per via than not only just even also too very more most much many ' +
    'few several one two three other others own same i you he she it we they me him her us them my your his its our their ' +
    'mine yours hers ours theirs is are was were be been being am do does did has have had having can could may might must ' +
    'shall should would will here there now today yesterday tomorrow meanwhile however still although though because since ' +
    'while until unless once again later earlier next last first second finally instead perhaps maybe like unlike ' +
    'according however moreover indeed nevertheless nonetheless thus therefore hence').split(' '),
);

/** True for the base or `-ing` form of a verb that is no given name: `Open Claude` and `Citing METR` start with no name. */
export function isVerbWord(word: string): boolean {
  return /Infinitive|Gerund/.test(lookUp(word.toLowerCase()) ?? '') || /Verb/.test(isSwitch(word.toLowerCase()) ?? '') && wordClass(word) === 'common';
}

export type Gender = 'female' | 'male' | 'unknown';

/** The gender that a given name shows beyond doubt, else `unknown`. */
export function genderOf(givenName: string): Gender {
  const tag = lookUp(givenName.toLowerCase()) ?? '';
  if (/FemaleName/.test(tag)) return 'female';
  return /MaleName/.test(tag) ? 'male' : 'unknown';
}
