import type { LinkRecord } from '../settings.ts';
import type { TextEdit } from '../text/edits.ts';

/** Where a link to a speaker points. */
export interface LinkTarget {
  /** Vault-relative path of the person note. */
  readonly path: string;
  readonly name: string;
  /** Title of the section to point at; left out or '' for the whole note. */
  readonly heading?: string;
}

/** Writes a link in the user's style, as Obsidian would: `display` is the matched text, never changed. */
export type LinkWriter = (target: LinkTarget, display: string, sourcePath: string) => string;

/** Link edits of one note with the records that let them be taken back. */
export interface LinkPlan {
  readonly edits: readonly TextEdit[];
  /** Records of all links of the plugin in the note after the edits, in order. */
  readonly records: readonly LinkRecord[];
}
