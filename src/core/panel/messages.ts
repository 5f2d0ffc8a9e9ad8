import type { MessageRow, UnplacedRow } from './rows.ts';

/** The sentences that the panel shows where it has no rows. */
export const MESSAGES = {
  'no-note': 'Open a source note to see who said what in it, or choose the speakers of the whole vault above.',
  'not-a-source': 'This note is not a source note. Add the properties of your sources to it, or choose other folders in the settings.',
  loading: 'Reading the note…',
  empty: 'Nobody is quoted in this note.',
  'person-empty': 'Nobody in the source notes of this vault is quoted by the name or the aliases of this note.',
  'vault-loading': 'Reading the vault…',
  'vault-empty': 'Nobody is quoted in the source notes of this vault yet. Check in the settings which folders hold your sources.',
} as const;

export const UNNAMED = 'Unnamed';

export function message(state: MessageRow['state'], text: string): UnplacedRow {
  return { kind: 'message', id: `message:${state}`, depth: 1, state, message: text };
}

export function noMatch(query: string): UnplacedRow {
  return message('no-match', `Nothing matches “${query.trim()}”. Clear the filter to see everything.`);
}
