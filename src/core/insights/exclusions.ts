/** A sentence as the exclusion rules see it. */
export interface Sentence {
  /** Without Markdown marks. */
  readonly plain: string;
  /** In lower case. */
  readonly words: readonly string[];
  readonly kind: 'paragraph' | 'item' | 'quote';
  /** Title of its section. */
  readonly heading: string;
  /** True in the paragraphs of a recording's transcript. */
  readonly isSpoken: boolean;
  /** Share of its characters that are link targets and other markup, 0…1. */
  readonly markup: number;
}

/** Why a sentence cannot be a key insight. The first rule that applies is the reason. */
export interface Exclusion {
  readonly id: string;
  readonly reason: string;
  /** A sentence that the rule excludes. */
  readonly example: string;
  applies(sentence: Sentence): boolean;
}

const FEWEST_WORDS = 6;
const MOST_WORDS = 60;

const ENDS_AS_SENTENCE = /[.!…]["'”’)\]]{0,4}$/;
const APART =
  /^(?:description\b|(?:\w+ )?relevance$|metadata$|integration notes$|about (?:the author|us|me|this)|(?:further |related )?(?:reading|links|posts|resources)$|references$|sources$|footnotes$|acknowledge?ments$|table of contents$|contents$|chapters$|timestamps$|credits$|sponsors?\b|comments$|job(?:s| listings)$)/i;
const METADATA =
  /^(?:(?:date|time|authors?|handle|source|url|link|views|likes|replies|reposts|platform|duration|channel|hosts?|guests?|speakers?|disclaimer|status|tags|topics|location|total time|update|edit|ps|p\.s\.)\b[^:.]{0,24}:|(?:written|edited|published|posted|produced|updated|translated)(?: \w+)? (?:by|on)\b|(?:published|posted|updated):)/i;
const DANGLING = new Set(
  'he she they it this that these those his hers her him their theirs them its itself such which who whose neither former latter'.split(' '),
);
const DANGLING_PHRASE =
  /^(?:(?:and|but|so|or|yet|because|since|also|then|plus|now|still|even|though|although|instead|again|well|yes|no|yeah|actually|sometimes|often|maybe|perhaps|of course|for (?:this|that)|in (?:this|that)|at (?:this|that)|if (?:it|this|that|so)|when (?:it|this|that|they)|once (?:it|this|that|they)|as (?:it|this|that|such)),? )?(?:he|she|they|it|this|that|these|those|which)(?:[ ,'’]|$)/i;
const CONTINUES =
  /^(?:…|\.\.\.|(?:for example|for instance|in other words|on the other hand|as a result|that said|similarly|likewise|additionally|furthermore|moreover|besides|meanwhile|afterwards?|later|next|finally|second(?:ly)?|third(?:ly)?|another|one of them|both of|same (?:for|with|goes)|here['’]s|here (?:is|are)|below (?:is|are)|(?:the )?(?:following|above))\b)/i;
const GREETING = /^(?:hi|hello|hey|dear|welcome|good (?:morning|afternoon|evening)|happy|thanks?|thank you|congrat|cheers|enjoy|lol|ok|okay)\b/i;
const PROMOTION =
  /\b(?:subscri(?:be|bing|ption|bers?)|unsubscribe|sign(?:ing)? up|newsletter|wait ?list|sponsor(?:s|ed|ship)?|affiliate|promo code|discount|coupon|free trial|early bird|giveaway|follow (?:me|us|for|along|if|@)|dm me|dms|retweet|repost|like and|bookmark|share this|save this|leave a comment|comments? below|in the (?:comments|replies|bio)|hit me up|link in|links? below|click|read more|read the full|full (?:article|post|video|episode)|join (?:me|us|my|our|the (?:community|discord|server|channel|call|webinar|\d))|check (?:it |this |them )?out|download (?:the|our|my|it)|grab (?:your|the|a)|register|tickets?|patreon|merch|my course|our course|webinar|rss|views (?:and opinions )?expressed|all rights reserved|copyright|this (?:post|article|guide|blog|episode|video|issue|thread) (?:is|covers|explains|shows|will)|in this (?:post|article|guide|thread|video)|what you will read|this is for you|(?:blog|video|post) covers|let['’]s (?:dive|get into|get started|dig|go|jump|start|begin|look|take)|stay tuned|buckle up|see you|reach out|hiring|apply now|hit reply)\b/i;
/** With a link in it, a sentence that opens like this sends the reader elsewhere. */
const POINTS_ELSEWHERE = /^(?:learn|try|get|visit|see|read|watch|listen|find|look|use)\b/i;

const STORY = /^(?:[\p{L}’'-]+,? ){0,4}(?:I|we)(?:['’](?:m|ve|d|re))?(?: (?:just|also|then|never|always|finally|recently))? (?:had|was|were|been|spent|took|went|got|made|built|saw|came|wrote|ran|kept|tried|used|gave|began|started|asked|wanted|sat|met|read|put|set|told|lost|left|paid|bought|\p{L}{3,}ed)\b/iu;
/** What the story taught is a point. */
const LEARNED = /\b(?:learn(?:ed|t)|reali[sz]ed|discovered|concluded|found|noticed|understood|showed|proved|meant|believed|argued) (?:that|how|why|is|was|the hard way)\b/i;
const PARTICIPLE = /^\p{L}{3,}ed (?:by|for|with|to|in|on|from|as)\b/iu;
const GERUND = /^\p{L}{3,}ing\b/iu;
const FILLERS = new Set(['uh', 'uhm', 'um', 'umm', 'erm', 'hmm']);

const VERBS = new Set(
  (
    'is are was were be been being am has have had do does did can could will would shall should may might must cannot ain ' +
    'isn aren wasn weren hasn haven hadn doesn don didn couldn won wouldn shouldn mustn get gets got make makes made take takes took ' +
    'give gives gave go goes went come comes came say says said tell tells told think thinks thought know knows knew see sees saw ' +
    'find finds found want wants need needs use uses work works help helps let lets keep keeps kept mean means meant show shows ' +
    'become becomes became seem seems feel feels felt look looks turn turns start starts stop stops run runs ran build builds built ' +
    'write writes wrote read reads learn learns try tries ask asks happen happens happened bring brings brought hold holds held ' +
    'lead leads led leave leaves left lose loses lost win wins won pay pays paid cost costs cut cuts put puts set sets grow grows ' +
    'grew rise rises rose fall falls fell spend spends spent send sends sent create creates change changes require requires ' +
    'remain remains exist exists matter matters depend depends produce produces provide provides allow allows enable enables ' +
    'represent represents suggest suggests reveal reveals argue argues claim claims believe believes drive drives fail fails ' +
    'solve solves add adds cause causes raise raises reduce reduces include includes contain contains follow follows define defines ' +
    'scale scales ship ships compound compounds break breaks broke choose chooses beat beats replace replaces treat treats ' +
    'understand understands understood speak speaks spoke carry carries offer offers expect expects begin begins began ' +
    'consider remember imagine avoid ensure focus store stores handle handles trust trusts move moves live lives'
  ).split(' '),
);
const SUBJECTS = new Set(['i', 'we', 'you', 'they', 'he', 'she', 'who', 'nobody', 'everyone', 'everybody', 'anyone', 'someone']);

/** True when cheap evidence shows a finite verb: a known form, a personal subject, a past tense, an imperative. */
function showsVerb({ words }: Sentence): boolean {
  return words.some((word, at) => VERBS.has(word) || (SUBJECTS.has(word) && at + 1 < words.length) || (word.length > 4 && word.endsWith('ed')));
}

const DETERMINERS = new Set(['a', 'an', 'the', 'one', 'no', 'some', 'any', 'another']);
const RELATIVES = new Set(['that', 'which', 'who', 'whose', 'where']);

/** True for a noun with a relative clause and nothing said of it: `A bridge that carried two towns.` */
function isPhrase({ words }: Sentence): boolean {
  if (!DETERMINERS.has(words[0] ?? '')) return false;
  const relative = words.findIndex((word) => RELATIVES.has(word));
  if (relative < 2 || relative > 5) return false;
  const verbs = words.flatMap((word, at) => (VERBS.has(word) || (word.length > 4 && word.endsWith('ed')) ? [at] : []));
  return verbs.length === 1 && verbs[0] === relative + 1;
}

/** True when a verb stands in a form that makes a statement, a participle (`based on`) aside. */
function showsStatement({ words }: Sentence): boolean {
  return words.some((word, at) => VERBS.has(word) || (SUBJECTS.has(word) && at + 1 < words.length));
}

/** True for the words of a list item that are few, state nothing, or begin as `Rebuilding the gate …` does. */
function readsAsLabel(sentence: Sentence): boolean {
  return sentence.words.length < 9 || !showsStatement(sentence) || GERUND.test(sentence.plain);
}

/** In the order in which they are tried. */
export const EXCLUSIONS: readonly Exclusion[] = [
  {
    id: 'unpunctuated', reason: 'What was said is written without full stops, so nobody knows where its sentence ends.',
    example: 'so the keepers of the lower canal would come up here every spring and look at',
    applies: ({ isSpoken, plain }) => isSpoken && !ENDS_AS_SENTENCE.test(plain),
  },
  {
    id: 'length', reason: `Fewer than ${FEWEST_WORDS} or more than ${MOST_WORDS} words say too little or too much.`,
    example: 'It worked.',
    applies: ({ words }) => words.length < FEWEST_WORDS || words.length > MOST_WORDS,
  },
  {
    id: 'apart', reason: 'Its section is about the note or the recording, not part of the source: a description, metadata, links.',
    example: 'The river keeps its own calendar, and the town has learned to read it.',
    applies: ({ heading }) => APART.test(heading),
  },
  {
    id: 'metadata', reason: 'It names the date, the author or a picture of the note.',
    example: '**Posted:** Tuesday, the third of March, at seven in the morning',
    applies: ({ plain }) => METADATA.test(plain) || /^\[[^\]]*\]\.?$/.test(plain),
  },
  {
    id: 'question', reason: 'A question is not a point.',
    example: 'Who will pay for all of these new machines?',
    applies: ({ plain }) => /\?["'”’)\]!]{0,4}$/.test(plain) || plain.includes('? '),
  },
  {
    id: 'announcement', reason: 'It only announces what follows.',
    example: 'There are three habits that every one of them shares:',
    applies: ({ plain }) => /[:;,–—-]["'”’)]{0,2}$/.test(plain) || plain.endsWith('👇'),
  },
  {
    id: 'markup', reason: 'Links and code are most of it.',
    example: 'See [the notes](https://example.org/a/rather/long/address/of/notes/on/the/subject) of the last meeting',
    applies: ({ markup }) => markup > 0.35,
  },
  {
    id: 'address', reason: 'It carries a web address, or it is a mark of time in a recording.',
    example: '12:40 Why the old ferry was taken out of service at last.',
    applies: ({ plain }) => /https?:\/\/|www\.|^[([]?\d{1,2}:\d{2}/i.test(plain),
  },
  {
    id: 'command', reason: 'It is a command to type, or a reply under a handle, not prose.',
    example: 'ferry log --follow every crossing of the river since the spring',
    applies: ({ plain }) => /(?:^|\s)--[a-z]/i.test(plain) || /^@\w{1,50} \(/.test(plain),
  },
  {
    id: 'broken', reason: 'A quotation mark or bracket opens or closes outside the sentence.',
    example: '“The bridge was never meant to carry this much, she wrote to the board.',
    applies: ({ plain }) => !balanced(plain),
  },
  {
    id: 'greeting', reason: 'It greets or thanks the reader.',
    example: 'Welcome back to the weekly letter about boats and bridges.',
    applies: ({ plain }) => GREETING.test(plain),
  },
  {
    id: 'promotion', reason: 'It asks the reader to subscribe, follow, join or buy.',
    example: 'Subscribe to get the next letter in your inbox every Monday.',
    applies: ({ plain, markup }) => PROMOTION.test(plain) || (markup > 0.1 && POINTS_ELSEWHERE.test(plain)),
  },
  {
    id: 'dangling', reason: 'It opens with a word that refers to the sentence before.',
    example: 'They had never seen a bridge of that size before.',
    applies: ({ plain, words }) => DANGLING.has(words[0] ?? '') || DANGLING_PHRASE.test(plain),
  },
  {
    id: 'continues', reason: 'It carries on from the sentence before, or points at what follows.',
    example: 'For example, the old ferry still runs on Sundays in winter.',
    applies: ({ plain }) => CONTINUES.test(plain),
  },
  {
    id: 'story', reason: 'It tells what its author once did.',
    example: 'After the flood we moved the upper gate in nine days.',
    applies: ({ plain }) => STORY.test(plain) && !LEARNED.test(plain),
  },
  {
    id: 'spoken', reason: 'It stumbles, as a transcript of free speech does.',
    example: 'The uh canal was, you know, never meant for boats like these.',
    applies: ({ words }) => words.some((word) => FILLERS.has(word)),
  },
  {
    id: 'stub', reason: 'A list item without a full stop is a label, not a sentence.',
    example: 'Three ferries, two bridges and a very long tunnel',
    applies: (sentence) => sentence.kind === 'item' && !ENDS_AS_SENTENCE.test(sentence.plain) && readsAsLabel(sentence),
  },
  {
    id: 'fragment', reason: 'It has no verb of its own.',
    example: 'A long night on the river with no moon and no wind.',
    applies: (sentence) => !showsVerb(sentence) || (PARTICIPLE.test(sentence.plain) && !showsStatement(sentence)) || isPhrase(sentence),
  },
];

/** The rule that keeps a sentence out of the key insights, or null. */
export function exclusionOf(sentence: Sentence): Exclusion | null {
  return EXCLUSIONS.find((rule) => rule.applies(sentence)) ?? null;
}

const PAIRS: readonly (readonly [string, string])[] = [['(', ')'], ['“', '”'], ['[', ']']];

function balanced(text: string): boolean {
  if (PAIRS.some(([open, close]) => count(text, open) !== count(text, close))) return false;
  return count(text, '"') % 2 === 0;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
