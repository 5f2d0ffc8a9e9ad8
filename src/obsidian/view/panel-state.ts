/** What a panel shows and how, kept by the workspace with its layout. */
export interface PanelState {
  readonly mode: 'note' | 'vault';
  readonly groupBy: 'section' | 'speaker';
  readonly sort: 'quotations' | 'name' | 'last-seen';
}

export const FIRST_STATE: PanelState = { mode: 'note', groupBy: 'section', sort: 'quotations' };

const MODES: readonly unknown[] = ['note', 'vault'];
const GROUPS: readonly unknown[] = ['section', 'speaker'];

export const SORTS: Readonly<Record<PanelState['sort'], string>> = {
  quotations: 'By number of quotations',
  name: 'By name',
  'last-seen': 'By last seen',
};

/** Reads a stored state; what is missing or wrong stays as in `before`. */
export function readState(stored: unknown, before: PanelState): PanelState {
  if (typeof stored !== 'object' || stored === null) return before;
  const { mode, groupBy, sort } = stored as Record<string, unknown>;
  return {
    mode: MODES.includes(mode) ? (mode as PanelState['mode']) : before.mode,
    groupBy: GROUPS.includes(groupBy) ? (groupBy as PanelState['groupBy']) : before.groupBy,
    sort: typeof sort === 'string' && Object.hasOwn(SORTS, sort) ? (sort as PanelState['sort']) : before.sort,
  };
}
