/**
 * A user decision about speakers: it wins over any guess, for good, and over earlier decisions. Names are canonical names.
 * A `split` says that `name` is not `from`; with `notes` (paths), that the one called `from` in those notes is another
 * person of that name, to be called `name`. A `merge` with `notes` holds for those notes only: so a bare first name can be
 * somebody's without being theirs everywhere. The same goes for `not-a-person` and `organization`.
 */
export type Decision =
  | { readonly kind: 'merge'; readonly from: string; readonly into: string; readonly notes?: readonly string[] }
  | { readonly kind: 'split'; readonly name: string; readonly from: string; readonly notes?: readonly string[] }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'not-a-person'; readonly name: string; readonly notes?: readonly string[] }
  | { readonly kind: 'organization'; readonly name: string; readonly notes?: readonly string[] };

/** A link that the plugin wrote, so that it can be told from the user's own when links are removed. */
export interface LinkRecord {
  /** The link as written, such as `[[Mara V. Lindt|Mara Lindt]]`. */
  readonly link: string;
  /** The text it replaced. */
  readonly text: string;
  /** Up to 24 characters before and after it when it was written, other links as what the reader sees of them. */
  readonly before: string;
  readonly after: string;
  /** Which of the note's strings equal to `link` it was when it was written, from 0; decides where contexts are alike. */
  readonly nth?: number;
}

/** Everything the plugin stores in `data.json`. Unknown keys are kept beside these. */
export interface Settings {
  /** Vault-relative folders to look in; empty for the whole vault. */
  readonly includeFolders: readonly string[];
  readonly excludeFolders: readonly string[];
  /** Replaces the source schema when not empty: a note with all of these properties is a source note. */
  readonly requiredProperties: readonly string[];
  readonly peopleFolder: string;
  /** Least number of quotations, direct and indirect, for a person note; one of them must be direct. */
  readonly minimumQuotations: number;
  readonly notesForOrganizations: boolean;
  /** Which attributions become links in the body. */
  readonly linkDensity: 'first-in-section' | 'every' | 'property';
  /** When links are written. */
  readonly linkOn: 'save' | 'leave' | 'command';
  /** Milliseconds that a saved note must rest before it is linked. */
  readonly restDelay: number;
  /** Key insights for each note; `auto`: three, more for long notes. */
  readonly insightCount: number | 'auto';
  /** What happens to `key_insights` that are already there. */
  readonly existingInsights: 'keep' | 'fill' | 'add' | 'replace';
  readonly ignoredNames: readonly string[];
  readonly decisions: readonly Decision[];
  /** Speakers whose note the user deleted: it is not created again until asked for. */
  readonly deletedNotes: readonly string[];
  /** Speakers who had a note when the command last ran, which nothing tells of a note that is deleted. */
  readonly notedSpeakers: readonly string[];
  /** Notes whose links the user took out, by path: they are linked again only when asked for. */
  readonly unlinkedNotes: readonly string[];
  /** The introduction was read, or something was done before it was: it is not shown again. */
  readonly introduced: boolean;
  /** The plugin's own links, by path of the note. */
  readonly links: Readonly<Record<string, readonly LinkRecord[]>>;
}

export const DEFAULT_SETTINGS: Settings = Object.freeze({
  includeFolders: [],
  excludeFolders: [],
  requiredProperties: [],
  peopleFolder: 'People',
  minimumQuotations: 1,
  notesForOrganizations: false,
  linkDensity: 'first-in-section',
  linkOn: 'save',
  restDelay: 2000,
  insightCount: 3,
  existingInsights: 'fill',
  ignoredNames: [],
  decisions: [],
  deletedNotes: [],
  notedSpeakers: [],
  unlinkedNotes: [],
  introduced: false,
  links: {},
});

/** What changes when all links were taken out of the vault: who wants none does not want them back at the next save. */
export function withoutLinking({ linkOn }: Pick<Settings, 'linkOn'>): Partial<Pick<Settings, 'linkOn'>> {
  return linkOn === 'command' ? {} : { linkOn: 'command' };
}
