/** A user decision about speakers: it wins over any guess, for good. Names are canonical names. */
export type Decision =
  | { readonly kind: 'merge'; readonly from: string; readonly into: string }
  | { readonly kind: 'split'; readonly name: string; readonly from: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'not-a-person'; readonly name: string }
  | { readonly kind: 'organization'; readonly name: string };

/** A link that the plugin wrote, so that it can be told from the user's own when links are removed. */
export interface LinkRecord {
  /** The link as written, such as `[[Dean W. Ball|Dean Ball]]`. */
  readonly link: string;
  /** The text it replaced. */
  readonly text: string;
  /** Up to 24 characters before and after it when it was written. */
  readonly before: string;
  readonly after: string;
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
  readonly insightCount: number;
  /** What happens to `key_insights` that are already there. */
  readonly existingInsights: 'keep' | 'fill' | 'replace';
  readonly ignoredNames: readonly string[];
  readonly decisions: readonly Decision[];
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
  links: {},
});
