import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PATIENCE, runs } from '../generate/runs.ts';
import { carriedOut, memoryVault, planOf, statesOf, unlinkPlanOf, type MemoryVault } from './memory-vault.ts';

const sources = (vault: MemoryVault): unknown => [...vault.notes].filter(([path]) => path.startsWith('In/'));

describe('whatever a vault holds, the links of the plugin', () => {
  it('come out again and leave every source note as it was, byte for byte, wherever the run that wrote them was killed', () => {
    fc.assert(fc.property(memoryVault, fc.nat(), (vault, at) => {
      const states = statesOf(vault, planOf(vault, new Set(['people', 'links'])));
      const after = states.at(-1) as MemoryVault;
      const removal = unlinkPlanOf(after);
      expect(sources(carriedOut(after, removal))).toEqual(sources(vault));
      expect([removal.links, [...removal.missing], [...removal.uncertain]]).toEqual([{}, [], []]);
      const killed = states[at % states.length] as MemoryVault;
      expect(sources(carriedOut(killed, unlinkPlanOf(killed)))).toEqual(sources(vault));
    }), runs());
  }, PATIENCE);

  it('are not written twice', () => {
    fc.assert(fc.property(memoryVault, (vault) => {
      const once = carriedOut(vault, planOf(vault, new Set(['people', 'links'])));
      const again = planOf(once, new Set(['links']));
      expect(again.changes.filter(({ kind }) => kind !== 'unchanged')).toEqual([]);
      expect(again.links).toEqual(once.settings.links);
    }), runs());
  }, PATIENCE);
});
