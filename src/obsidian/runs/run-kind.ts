/** What a run over the vault writes. */
export type RunKind = 'people' | 'links' | 'insights' | 'unlink';

/** What the user reads of each kind. */
export const RUN_TITLES: Readonly<Record<RunKind, string>> = {
  people: 'Create or update person notes',
  links: 'Link speakers',
  insights: 'Extract key insights',
  unlink: 'Remove links',
};
