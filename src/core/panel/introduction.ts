import { counted } from '../counted.ts';
import type { Settings } from '../settings.ts';

/** What an introduction of the plugin can truly say of the vault. */
export interface IntroductionFacts {
  /** How far the vault was read; null when it was read whole. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly sources: number;
  readonly quotations: number;
  readonly speakers: number;
  /** Source notes with front matter problems. */
  readonly problems: number;
  /** Speakers who would get or keep a note if it were asked for now. */
  readonly deserving: number;
  /** Person notes that are there. */
  readonly personNotes: number;
  readonly settings: Pick<Settings, 'peopleFolder' | 'linkOn' | 'linkDensity'>;
}

/** What the panel says when the plugin was turned on for the first time. */
export interface Introduction {
  readonly found: string;
  /** What is written where and when, a sentence or two each. */
  readonly writes: readonly string[];
  /** False where there is nothing to begin with. */
  readonly canBegin: boolean;
}

/** The introduction for the vault as it is, in sentences that hold for it and for these settings. */
export function introduction(facts: IntroductionFacts): Introduction {
  const { progress, sources, deserving, personNotes, settings } = facts;
  if (progress !== null) return nothingYet(`Reading the vault: ${progress.done} of ${counted(progress.total, 'note')} so far.`);
  if (sources === 0) return nothingYet(NO_SOURCES);
  const folder = settings.peopleFolder === '' || settings.peopleFolder === '/' ? 'the root of the vault' : settings.peopleFolder;
  const linksNow = personNotes > 0 && settings.linkOn !== 'command';
  return {
    found: foundIn(facts),
    writes: [
      ...(linksNow ? [] : ['Nothing is written before you ask for it.']),
      `Person notes: for ${counted(deserving, 'speaker')}, in ${folder}, when you create them. You see each one first.`,
      settings.linkOn === 'command'
        ? 'Links to person notes: only by command.'
        : `Links to person notes: ${linksNow ? '' : 'once there are some, '}${WHEN[settings.linkOn]}, ${WHERE[settings.linkDensity]}.`,
      'Key insights: in the properties of a source note, only by command.',
      'A run over the vault can be undone as one step, and links can be taken out again. Nothing leaves this device.',
    ],
    canBegin: true,
  };
}

const NO_SOURCES =
  'No source notes were found in this vault. ' +
  'A source note has the property id or url, and at least two of platform, format, creator, signal_tier and status. ' +
  'The settings can name other properties and folders.';

const nothingYet = (found: string): Introduction => ({ found, writes: [], canBegin: false });

const WHEN = { save: 'after a source note was saved', leave: 'when you leave a source note', command: '' } as const;
const WHERE = {
  'first-in-section': 'at the first attribution in each section', every: 'at every attribution', property: 'in a property of the note',
} as const;

function foundIn({ sources, quotations, speakers, problems }: IntroductionFacts): string {
  const found = `Found in this vault: ${counted(sources, 'source note')}, ${counted(quotations, 'quotation')}, ${counted(speakers, 'speaker')}.`;
  if (problems === 0) return found;
  return `${found} ${counted(problems, 'note')} with front matter problems ${problems === 1 ? 'is' : 'are'} listed with the speakers.`;
}
