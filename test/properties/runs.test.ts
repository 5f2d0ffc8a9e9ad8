import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VaultInput } from '../../src/core/plan-vault.ts';
import { PATIENCE, runs } from '../generate/runs.ts';
import { carriedOut, memoryVault, planOf, statesOf, type MemoryVault } from './memory-vault.ts';

const ALL: VaultInput['only'] = new Set(['people', 'links', 'insights']);
const contents = ({ notes, settings }: MemoryVault): unknown => ({ notes: Object.fromEntries([...notes].sort(([a], [b]) => (a < b ? -1 : 1))), links: settings.links });

describe('whatever a vault holds, a run', () => {
  it('leaves nothing to do for the next one', () => {
    fc.assert(fc.property(memoryVault, (vault) => {
      const after = carriedOut(vault, planOf(vault, ALL));
      const again = planOf(after, ALL);
      expect(again.changes.filter(({ kind }) => kind === 'create' || kind === 'update')).toEqual([]);
      expect(again.links).toEqual(after.settings.links);
    }), runs());
  }, PATIENCE);

  it('that was killed between any two writes is completed by the next one', () => {
    fc.assert(fc.property(memoryVault, fc.nat(), (vault, at) => {
      const states = statesOf(vault, planOf(vault, ALL));
      const killed = states[at % states.length] as MemoryVault;
      expect(contents(carriedOut(killed, planOf(killed, ALL)))).toEqual(contents(states.at(-1) as MemoryVault));
    }), runs());
  }, PATIENCE);
});
