import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PATIENCE, runs } from '../generate/runs.ts';
import { carriedOut, memoryVault, planOf } from './memory-vault.ts';

/** The lines that a person wrote: without the managed block and the plugin's own properties. Knows nothing of the project's readers. */
function userLines(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n').map((line) => line.replace(/\r+$/, ''));
  const kept: string[] = [];
  let isBlock = false;
  let isOwn = false;
  for (const line of lines) {
    if (line === '%% who-said-what:start %%') isBlock = true;
    const isItem = /^(?:\s|-\s|-$|[\]}])/.test(line) || line === '';
    isOwn = /^["']?(?:type|aliases|quotations|sources|first_quoted|last_quoted|affiliations)["']?\s*:/.test(line) || (isOwn && isItem);
    if (!isBlock && !isOwn && line.trim() !== '' && !/^---\s*$/.test(line)) kept.push(line);
    if (line === '%% who-said-what:end %%') isBlock = false;
  }
  return kept;
}

/** Whether all lines are there still, in order, and every other line stood between the markers before. */
function keepsLines(before: string, after: string): boolean {
  const lines = userLines(before);
  const all = new Set(before.split('\n').map((line) => line.replace(/\r+$/, '')));
  let kept = 0;
  const gained = userLines(after).filter((line) => !(line === lines[kept] && ++kept > 0));
  return kept === lines.length && gained.every((line) => all.has(line));
}

/** Where `after` differs from `before` by more than links put around words that are there; '' when it does not. */
function differsBeyondLinks(before: string, after: string): string {
  let at = 0;
  let now = 0;
  while (now < after.length) {
    if (before[at] === after[now]) {
      at++;
      now++;
      continue;
    }
    const link = /^\[\[(?:[^\]|]*?\\?\|)?([^\]|]+)\]\]|^\[([^\]]+)\]\([^()\s]+\)/.exec(after.slice(now, now + 2000));
    const shown = link?.[1] ?? link?.[2] ?? '';
    if (shown === '' || !before.startsWith(shown, at)) return `${JSON.stringify(before.slice(at, at + 60))} became ${JSON.stringify(after.slice(now, now + 60))}`;
    at += shown.length;
    now += (link?.[0] ?? '').length;
  }
  return at === before.length ? '' : `${JSON.stringify(before.slice(at, at + 60))} is gone`;
}

describe('whatever a vault holds, a sync', () => {
  it('changes no byte of a source note but puts links around words, and keeps every line that a person wrote into another note', () => {
    fc.assert(fc.property(memoryVault, (given) => {
      const vault = { ...given, settings: { ...given.settings, linkDensity: given.settings.linkDensity === 'property' ? 'every' as const : given.settings.linkDensity } };
      const after = carriedOut(vault, planOf(vault, new Set(['people', 'links'])));
      const wrong: string[] = [];
      for (const [path, text] of vault.notes) {
        const now = after.notes.get(path) as string;
        // A marker counts where it stands alone on its line.
        if (!/(?:^\uFEFF?|\n)%% who-said-what:(?:start|end) %%\r?(?:\n|$)/.test(now)) wrong.push(differsBeyondLinks(text, now));
        else if (!keepsLines(text, now)) wrong.push(`${path}: ${JSON.stringify(now)}`);
      }
      expect(wrong.filter((one) => one !== '')).toEqual([]);
    }), runs());
  }, PATIENCE);
});
