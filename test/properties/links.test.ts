import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PATIENCE, runs } from '../generate/runs.ts';
import { carriedOut, memoryVault, planOf, statesOf, unlinkPlanOf, type MemoryVault } from './memory-vault.ts';

const sources = (vault: MemoryVault): unknown => [...vault.notes].filter(([path]) => path.startsWith('In/'));

const FRONT_MATTER = /^\uFEFF?---\r?\n[^]*?\r?\n---\r?\n/;
/** What a user may write above and below what a note holds, links that the plugin would write among it. */
const ABOVE = ['', 'Penrose says: "It is slow."\n', 'My own [[Ada Penrose|Penrose]] and [Penrose](Ada%20Penrose.md).\n\n'];
const BELOW = [
  '', '\n\nPenrose says: "It is slow."\n', '\n\n# New\n\nMirela Oduya says: “It is slow.”\n\nMy own [[Ada Penrose|Penrose]] and [Penrose](Ada%20Penrose.md).\n',
  '\n\nAda Penrose reports Tomas Lindqvist saying: "No."\n\n[[Ada Penrose]]\n',
];

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

  it('come out again when the user wrote on after a run, and the next one was killed', () => {
    fc.assert(fc.property(memoryVault, fc.nat(), fc.constantFrom(...ABOVE), fc.constantFrom(...BELOW), (vault, at, above, below) => {
      const write = (text: string): string => text.replace(FRONT_MATTER, (front) => front + above) + below;
      const written = (one: MemoryVault): MemoryVault => ({ ...one, notes: new Map([...one.notes].map(([path, text]) => [path, path.startsWith('In/') ? write(text) : text])) });
      const again = written(carriedOut(vault, planOf(vault, new Set(['people', 'links']))));
      const states = statesOf(again, planOf(again, new Set(['people', 'links'])));
      for (const state of [states[at % states.length], states.at(-1)] as MemoryVault[]) {
        expect(sources(carriedOut(state, unlinkPlanOf(state)))).toEqual(sources(written(vault)));
      }
    }), runs(500));
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
