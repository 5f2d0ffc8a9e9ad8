import type { Candidate } from './candidates.ts';

/** What makes a sentence better or worse to keep than another one that says as much. */
export interface FormRule {
  readonly id: string;
  readonly reason: string;
  /** A sentence to which the rule applies. */
  readonly example: string;
  /** Added to the score of the sentence. Set by hand, from what readers kept of sentences that scored alike. */
  readonly points: number;
  applies(candidate: Pick<Candidate, 'plain' | 'words' | 'unnamed' | 'markup' | 'opensList'>): boolean;
}

const FIRST_PERSON = new Set(['i', 'my', 'me', 'im', 'ive', 'mine', 'myself']);
const JOINED = /^(?:and|but|so|or|yet|also|then|plus|however|because|though|thus|hence|therefore|now|well|okay|yeah|yes|no)\b/i;
/** A pronoun among the first words has nothing of its own sentence to refer to. */
const LEANS = /^(?:[^\s,;:–—]+[ ,]+){1,4}?(?:it|its|it['’]s|they|them|their|he|his|him|she|her|this|these|those|such)\b/i;
const BARE_SUBJECT =
  /^the [\p{L}\p{M}’'-]+ (?:is|are|was|were|has|had|does|did|can|could|will|would|must|should|just|now|also|then|never|always|says?|said|keeps?|finds?|found|reads?|uses?|used|runs?|ran|shows?|works?|caught|gets?|got|makes?|made|takes?|took|comes?|came|goes|went|knows?|needs?|handles?|\p{L}{3,}ed)\b/iu;
const INSTRUCTS = /^(?:(?:just|simply|then|now|next|first|also|please|go ahead and) )?(?:set up|install|start (?:with|by)|open|run|type|click|copy|paste|create|download|execute|go to|navigate|select|press|enter|add|remove|delete|rename|replace|describe|write|make sure|save|upload|connect|configure|enable|disable|deploy|clone|ask (?:it|your|the)|tell (?:it|your|the)|give (?:it|your|the)|put|place|check|review|test|hop|pick|choose)\b/i;
const HEDGES = /\b(?:just|actually|really|basically|literally|pretty much|kind of|sort of|you know)\b/i;
const LABEL = /^[\p{Lu}#][\p{L}\d ’'#-]{1,30}: /u;
const POINTS_AT_TEXT = /\b(?:like (?:this|these|that)|in the (?:last|previous|next) (?:article|post|part|section|video|issue|chapter)|going back to|as (?:mentioned|described|shown|promised|noted)|see (?:above|below|section|the)|this (?:article|post|guide|thread|video|section|chapter|series|newsletter|essay|piece)|will cover|(?:steps?|parts?|prompts?|weeks?|days?|chapters?) \d|here(?:['’]s| is| are))\b/i;
const DATED = /\b(?:yesterday|tonight|this (?:morning|week|weekend)|last (?:week|weekend|night|month)|right now|(?:days|weeks|months) ago)\b/i;
const GENERIC = /^(?:[\p{L}’'-]+ ){0,2}[\p{L}’'-]+s (?:are|have|do|don['’]t|aren['’]t|can|can['’]t|will|won['’]t|should|need|rely|fail|become|make|want|work)\b/u;
const CONTRAST = /\b(?:is|are|was|were|do|does|did|has|have|should|it['’]s)(?: not|n['’]t)\b[^.!?]{3,80}(?:[,;:–—-] ?(?:it|they|but)\b|\bbut\b)|\b(?:rather than|instead of|more than|less than)\b/i;

/** In no order: the points of all that apply are added up. */
export const FORM_RULES: readonly FormRule[] = [
  {
    id: 'joined', reason: 'It opens with a word that ties it to the sentence before.', points: -0.7,
    example: 'But the ferry had already left the landing by then.',
    applies: ({ plain }) => JOINED.test(plain),
  },
  {
    id: 'leans', reason: 'A pronoun at its beginning refers to the sentence before.', points: -1,
    example: 'Behind the mill they had stored two boats for the winter.',
    applies: ({ plain }) => LEANS.test(plain),
  },
  {
    id: 'bare-subject', reason: 'Its subject is a thing that the text named before.', points: -0.8,
    example: 'The keeper was gone before anybody noticed the water.',
    applies: ({ plain }) => BARE_SUBJECT.test(plain),
  },
  {
    id: 'first-person', reason: 'It tells what happened to its author.', points: -1.1,
    example: 'Three summers in a row I painted the same gate.',
    applies: ({ words }) => words.some((word) => FIRST_PERSON.has(word)),
  },
  {
    id: 'instructs', reason: 'It is a step for the reader to take.', points: -2,
    example: 'Set up the winch first and then let the gate down.',
    applies: ({ plain }) => INSTRUCTS.test(plain),
  },
  {
    id: 'conditional', reason: 'It holds for some readers only.', points: -0.5,
    example: 'If you moor below the mill, the current takes the bow.',
    applies: ({ plain }) => /^(?:if|when|once|unless) (?:you|your|some|somebody|someone|something)\b/i.test(plain),
  },
  {
    id: 'opens-list', reason: 'A list follows that says what it means.', points: -0.4,
    example: 'A lock has three enemies that never rest.',
    applies: ({ opensList }) => opensList,
  },
  {
    id: 'diagram', reason: 'Arrows make it a diagram.', points: -0.8,
    example: 'Gate opens → boat enters → gate closes → water rises in the lock.',
    applies: ({ plain }) => (plain.match(/→|⇒|⟶|->|=>/g)?.length ?? 0) >= 2,
  },
  {
    id: 'unnamed', reason: 'It quotes somebody whom the note does not name.', points: -0.5,
    example: 'No boat is worth a winter on the bank.',
    applies: ({ unnamed }) => unnamed,
  },
  {
    id: 'linked', reason: 'Much of it is links.', points: -1,
    example: 'The [log](https://example.org/log) of the lock has the details.',
    applies: ({ markup }) => markup > 0.15,
  },
  {
    id: 'dated', reason: 'It was news on its day.', points: -0.4,
    example: 'The council voted last night to keep the old toll.',
    applies: ({ plain }) => DATED.test(plain),
  },
  {
    id: 'points-at-text', reason: 'It speaks of the text, not of its subject.', points: -0.8,
    example: 'Gates like these are rarely rebuilt in oak.',
    applies: ({ plain }) => POINTS_AT_TEXT.test(plain),
  },
  {
    id: 'hedged', reason: 'Filler words weaken it.', points: -0.8,
    example: 'A good gate is really only a matter of patience.',
    applies: ({ plain }) => HEDGES.test(plain),
  },
  {
    id: 'aside', reason: 'It holds an aside in brackets.', points: -0.8,
    example: 'Most tolls (all but two) are paid by the year.',
    applies: ({ plain }) => plain.includes('('),
  },
  {
    id: 'enumerates', reason: 'It is mostly a list.', points: -0.6,
    example: 'Ropes, oars, lamps, nets and anchors all need their own place.',
    applies: ({ plain }) => plain.split(',').length > 3,
  },
  {
    id: 'labelled', reason: 'It opens with a label of the layout.', points: -0.3,
    example: 'Fourth mistake: Most keepers oil the gate in the wet season.',
    applies: ({ plain }) => LABEL.test(plain),
  },
  {
    id: 'generic', reason: 'It speaks of a kind of things at large.', points: 0.7,
    example: 'Most locks fail because nobody greases the hinges.',
    applies: ({ plain }) => GENERIC.test(plain),
  },
  {
    id: 'contrast', reason: 'It sets one thing against another.', points: 0.8,
    example: 'A toll is paid for the repair rather than for the passage.',
    applies: ({ plain }) => CONTRAST.test(plain),
  },
];

/** The points of all rules that apply to a candidate. */
export function formPoints(candidate: Candidate): number {
  let points = 0;
  for (const rule of FORM_RULES) if (rule.applies(candidate)) points += rule.points;
  return points;
}
