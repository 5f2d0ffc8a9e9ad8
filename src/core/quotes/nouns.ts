/**
 * Nouns for what somebody says, with the rules that ask for them:
 * - `Brandt's tweet predicted`, `her memo says`, `His answer: “…”`: a noun of {@link SPEECH_NOUNS} speaks for its owner.
 * - `Brandt's view of it is that …`, `Brandt's line that “…”`: a noun of {@link STATED_NOUNS} is what its owner says.
 * - `a Brandt quote: “…”`: a noun of {@link QUOTE_NOUNS} needs no possessive.
 */

const WRITINGS =
  'tweet post thread study book statement filing lawsuit complaint memo message letter blog essay note paper article piece email document ' +
  'announcement output';
const LEGAL_TEXTS = 'bill law act ruling order decree charter constitution treaty policy contract';
const UTTERANCES = 'argument answer response reply comment framing warning prediction view take opinion remark testimony speech quote reaction verdict';
const QUOTES = 'quote quotation line saying adage maxim aphorism dictum';
const POSITIONS =
  'position claim thesis overview point theory explanation conclusion hypothesis worry concern advice suggestion proposal contention ' +
  'insistence phrase observation defence defense excuse retort motto assessment diagnosis';

/** The words of the lists, which have spaces between them. */
export const words = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.flatMap((list) => list.split(' ')));

/** Something written or uttered, which may stand for its author as the subject of a reporting verb. */
export const SPEECH_NOUNS = words(WRITINGS, LEGAL_TEXTS, UTTERANCES);
/** What an organization writes about its own things: it speaks for whom the name before it names. */
export const DOCUMENTATION = words('docs documentation manual handbook readme changelog faq website homepage');
/** What somebody said or wrote, so that a name after it is no apposition: `said its report, Jane Roe told us`. */
export const TEXT_NOUNS = words(WRITINGS, LEGAL_TEXTS, UTTERANCES, 'report analysis survey estimate audit dispatch');
/** Kin and others by what they are to somebody, beside the role words of the lexicon. */
export const RELATION_NOUNS = words(
  'daughter son mother father mom dad wife husband partner sister brother aunt uncle cousin grandmother grandfather child kid girl boy',
  'woman man guy neighbour neighbor mentor boss client customer patient user reader',
);
/** Those of them who are no `she`, and no `he`. */
export const MEN = words('son father dad husband brother uncle grandfather boy man guy');
export const WOMEN = words('daughter mother mom wife sister aunt grandmother girl woman');
/** Who speaks for others: `the spokesman` is mostly nobody whom the text has named. */
export const SPOKESPEOPLE = words('spokesperson spokesman spokeswoman spokespeople');
/** Who asks others, and is seldom the one who is told about. */
export const ASKING_ROLES = words('reporter journalist interviewer host moderator');
/** Words that are somebody's. */
export const QUOTE_NOUNS = words(QUOTES);
/** How somebody speaks: `About the queue he is more careful: “…”`, `Then she went further: “…”`. */
export const MANNERS = words(
  'blunt blunter careful cautious candid clear clearer plain plainer direct frank severe severer warmer colder harsher kinder softer sharper bleaker',
  'brief terse succinct emphatic unequivocal philosophical unimpressed unmoved skeptical sceptical optimistic pessimistic hopeful hopeless defiant',
  'dismissive diplomatic apologetic generous modest unsure adamant scathing gloomy wry coy evasive further enthusiastic gushing',
);
/** Something that is said and can be told with `that …`. */
export const STATED_NOUNS = words(WRITINGS, LEGAL_TEXTS, UTTERANCES, QUOTES, POSITIONS);

/** What a name is a company's by: `Tarn Deepwater, a Norwegian startup`, `video app Loopet`. */
export const COMPANY_NOUNS = words('company firm startup nonprofit charity consultancy outlet watchdog chipmaker carmaker automaker app');
/** What a company has, and a person has not. */
export const COMPANY_PARTS = words('chief ceo cfo cto coo founder cofounder co-founder founders chairman shareholders employees headquarters warehouse warehouses factory revenue earnings');
const NAMED = 'office guild league federation association society alliance coalition inspectorate';
/** Nouns that stand for an organization named before. */
export const ORGANIZATION_NOUNS = words(
  'company firm startup lab outlet paper newspaper magazine agency organization group team publication newsletter report authors consortium',
  'union institute university ministry department committee bank studio publisher regulator foundation council bureau maker vendor',
  NAMED,
);
/** Those of them that stand for nothing but an organization of that name. */
export const NAMED_ORGANIZATIONS = words(NAMED);
