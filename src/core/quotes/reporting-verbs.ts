import nlp from 'compromise/two';

/**
 * Verbs that report speech or writing, by the frames they take (after the communication verbs of Levin 1993, "English
 * Verb Classes and Alternations", §37, and what newsletters use). `quote`: with words in quotation marks.
 * `clause`: also with a paraphrase that follows (`says that …`, `asks whether …`, `predicts a …`).
 * `claim`: with a paraphrase, but only when it is plainly a clause (`announced that …`), since the verb also names an act.
 */
export type VerbFrame = 'quote' | 'clause' | 'claim';

const VERBS: Readonly<Record<VerbFrame, string>> = {
  clause:
    'say, argue, point out, point to, note, explain, claim, suggest, talk about, speak of, speak about, lay out, warn of, guess, warn, ask, assert, state, observe, remark, insist, contend, ' +
    'predict, estimate, admit, acknowledge, concede, conclude, reiterate, emphasize, stress, counter, caution, maintain, ' +
    'press, opine, speculate, theorize, postulate, complain, lament, joke, quip, tweet, retort, tell, mention, ' +
    'allege, declare, proclaim, propose, recommend, advise, deny, confirm, report, reckon, posit, wonder, hypothesize, ' +
    'forecast, testify, recount, clarify, push back, chime in, cite, challenge, echo, boast, vow, pledge, call for, put it, agree with, disagree with',
  claim:
    'announce, agree, disagree, write, add, reply, respond, respond that, promise, reveal, disclose, describe, decide, hint, imply, indicate, recall, remember, comment, ' +
    'urge, demand, object, protest, rule, write in, elaborate, summarize, discuss, question, answer, tell us, push, ' +
    'highlight, underscore, underline, dispute, dismiss, criticize, praise, blame, admonish, remind, reassure, assure, ' +
    'inform, request, plead, confess, swear, figure, hope, fear, address, endorse, defend, reject, teach',
  quote:
    'continue, call, dub, label, brand, hail, slam, blast, advertise, tout, bill, liken, worry, accuse, share, offer, post, put, go on, begin, open, start, end, close, sum up, finish, interject, ' +
    'interrupt, exclaim, shout, cry, whisper, mutter, laugh, smile, sigh, shrug, scoff, snap, muse, mock, chuckle, react, ' +
    'thank, congratulate, apologize, brag, rant, vent, gush, cheer, sing, scream, yell, read, quote, message, text, email, ' +
    'explode, write back, fire back, hit back, shoot back, clap back, weigh in, think, believe, reflect, plug, pitch, ' +
    'introduce, present, define, characterize, frame, translate, qualify, relay, concur, deadpan, muse aloud',
};

/** One inflected form of a reporting verb. */
export interface ReportingVerb {
  readonly lemma: string;
  readonly frame: VerbFrame;
  /** `finite` for says and said, `base` for say, `gerund` for saying. */
  readonly form: 'finite' | 'base' | 'gerund';
  /** The particle that must follow, such as `out` of `points out`; '' for none. */
  readonly particle: string;
  /** True when the same spelling is a common noun (`notes`, `claims`, `reports`): it needs a subject right before it. */
  readonly nounLike: boolean;
}

const NOUN_LIKE = new Set(
  ('notes note claims claim reports report comments comment states state questions question answers answer offers offer posts ' +
    'post calls call shares share estimates estimate challenges challenge counters counter requests request demands demand ' +
    'jokes joke complaints promise promises pledges pledge rules rule puts put reads read texts text messages message emails ' +
    'email addresses address labels label ends end starts start opens open frames frame titles title hopes hope fears fear ' +
    'guesses guess figures figure pushes push objects object presents present plugs plug pitches pitch captions caption ' +
    'forecasts forecast quotes quote remarks remark replies reply echoes echo vows vow praise blame smiles smile').split(' '),
);

/** Forms that compromise's rules do not give. */
const EXTRA: Readonly<Record<string, readonly string[]>> = { say: ['sez'], quip: ['quipped', 'quipping', 'quips'], tweet: ['tweeted'] };

let forms: Map<string, readonly ReportingVerb[]> | null = null;

interface Conjugation { Infinitive: string; PastTense: string; PresentTense: string; Gerund: string }
interface Conjugator { two: { transform: { verb: { conjugate: (verb: string, model: unknown) => Conjugation } } } }

function build(): Map<string, readonly ReportingVerb[]> {
  const { conjugate } = (nlp.methods() as unknown as Conjugator).two.transform.verb;
  const model = nlp.model();
  const map = new Map<string, ReportingVerb[]>();
  for (const frame of ['clause', 'claim', 'quote'] as const) {
    for (const entry of VERBS[frame].split(',').map((verb) => verb.trim())) {
      const [head = '', ...rest] = entry.split(' ');
      const table = conjugate(head, model);
      const particle = rest.join(' ');
      const add = (form: ReportingVerb['form'], text: string): void => {
        const list = map.get(text) ?? [];
        if (list.some((verb) => verb.particle === particle && verb.lemma === entry)) return;
        list.push({ lemma: entry, frame, form, particle, nounLike: NOUN_LIKE.has(text) });
        map.set(text, list);
      };
      add('finite', table.PresentTense);
      add('finite', table.PastTense);
      if (head !== table.PastTense) add('base', head);
      add('gerund', table.Gerund);
      for (const extra of EXTRA[head] ?? []) add(extra.endsWith('ing') ? 'gerund' : 'finite', extra);
    }
  }
  for (const list of map.values()) list.sort((a, b) => b.particle.length - a.particle.length);
  return map;
}

/**
 * The reporting verb that `word` (lower case) is a form of, given the words that follow it (lower case).
 * @returns null when it is none, or when its particle does not follow.
 */
export function reportingVerb(word: string, following: readonly string[]): ReportingVerb | null {
  forms ??= build();
  const list = forms.get(word);
  if (!list) return null;
  for (const verb of list) {
    if (!verb.particle) return verb;
    const particle = verb.particle.split(' ');
    if (particle.every((part, index) => following[index] === part)) return verb;
  }
  return null;
}
