import { IRREGULAR } from './verb-forms.ts';
import { VERBS, type VerbFrame } from './verb-list.ts';

/** One inflected form of a reporting verb. */
export interface ReportingVerb {
  readonly lemma: string;
  readonly frame: VerbFrame;
  /** `finite` for says and said, `base` for say, `gerund` for saying. */
  readonly form: 'finite' | 'base' | 'gerund';
  /** The word that must follow, such as `out` of `points out`; '' for none. */
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

/** Forms beside the conjugations. */
const EXTRA: Readonly<Record<string, readonly string[]>> = { say: ['sez'], quip: ['quipped', 'quipping', 'quips'], tweet: ['tweeted'] };

let forms: Map<string, readonly ReportingVerb[]> | null = null;

interface Conjugation { readonly present: string; readonly past: string; readonly gerund: string }

function conjugations(): Map<string, Conjugation> {
  return new Map(IRREGULAR.split(',').map((entry) => {
    const [head = '', present = '', past = '', gerund = ''] = entry.split(' ');
    return [head, { present, past, gerund }];
  }));
}

function regular(head: string): Conjugation {
  const stem = head.replace(/e$/, '');
  return { present: `${head}s`, past: `${stem}ed`, gerund: `${stem}ing` };
}

function build(): Map<string, readonly ReportingVerb[]> {
  const irregular = conjugations();
  const map = new Map<string, ReportingVerb[]>();
  for (const frame of ['clause', 'claim', 'quote'] as const) {
    for (const entry of VERBS[frame].split(',').map((verb) => verb.trim())) {
      const [head = '', particle = ''] = entry.split(' ');
      const table = irregular.get(head) ?? regular(head);
      const add = (form: ReportingVerb['form'], text: string): void => {
        const list = map.get(text) ?? [];
        if (list.some((verb) => verb.particle === particle && verb.lemma === entry)) return;
        list.push({ lemma: entry, frame, form, particle, nounLike: NOUN_LIKE.has(text) });
        map.set(text, list);
      };
      add('finite', table.present);
      add('finite', table.past);
      if (head !== table.past) add('base', head);
      add('gerund', table.gerund);
      for (const extra of EXTRA[head] ?? []) add(extra.endsWith('ing') ? 'gerund' : 'finite', extra);
    }
  }
  for (const list of map.values()) list.sort((a, b) => b.particle.length - a.particle.length);
  return map;
}

/** True when `word` (lower case) is a form of a reporting verb, or of the first word of one. */
export function isReportingVerbForm(word: string): boolean {
  forms ??= build();
  return forms.has(word);
}

/**
 * The reporting verb that `word` (lower case) is a form of.
 * @param next the word that follows it (lower case), '' for none
 * @returns null when it is none, or when its particle does not follow.
 */
export function reportingVerb(word: string, next: string): ReportingVerb | null {
  forms ??= build();
  const list = forms.get(word);
  if (!list) return null;
  for (const verb of list) {
    if (verb.particle === '' || verb.particle === next) return verb;
  }
  return null;
}
