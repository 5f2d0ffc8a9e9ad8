import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { readVaultNote } from '../../src/core/read-vault-note.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts';
import type { answerReadings, Answer, Question } from '../../src/obsidian/index/reading-worker.ts';
import { parseMarked } from '../marked.ts';

const root = join(import.meta.dirname, '../..');
const FRONT = '---\nid: SOURCE-20260105-001\nurl: https://example.com/1\ntitle: Cranes\nplatform: substack\nformat: article\nstatus: raw\n---\n';

/** All newsletters of the tests, as source notes, and the notes of the example vault. */
const newsletters = readdirSync(join(root, 'test/newsletters')).filter((file) => file.endsWith('.md')).sort().map((path) => {
  const { text } = parseMarked(readFileSync(join(root, 'test/newsletters', path), 'utf8'));
  return { path, text: FRONT + text.replace(/^---\n[^]*?\n---\n/, '') };
});
const vault = readdirSync(join(root, 'test/vault'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md')).sort()
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, 'test/vault', path), 'utf8') }));
const notes = [...newsletters, ...vault];

/** What a worker answers that runs main.js, with a stand-in for all that it asks of the app as it loads. */
function builtReader(): (question: Question) => Answer {
  const app: unknown = new Proxy(function () { /* whatever is asked for */ }, {
    get: (target, key) => (key === 'prototype' ? target.prototype as unknown : app), apply: () => app, construct: () => ({}),
  });
  const module = { exports: {} as { answerReadings: typeof answerReadings } };
  const load = compileFunction(readFileSync(join(root, 'main.js'), 'utf8'), ['require', 'module', 'exports']) as (...given: unknown[]) => void;
  load(() => app, module, module.exports);
  let answer: Answer | null = null;
  const scope = { onmessage: null as ((event: MessageEvent<Question>) => void) | null, postMessage: (given: Answer) => { answer = given; } };
  module.exports.answerReadings(scope);
  return (data) => {
    scope.onmessage?.({ data } as MessageEvent<Question>);
    return answer as unknown as Answer;
  };
}

describe('main.js', () => {
  it('reads notes as the sources do, whichever names it has shortened', () => {
    const read = builtReader();
    for (const [id, { path, text }] of notes.entries()) {
      const expected = readVaultNote(text, path, DEFAULT_SETTINGS);
      if (text.startsWith(FRONT)) expect(expected.kind).toBe('source');
      expect(read({ id, path, text, settings: DEFAULT_SETTINGS }), path).toEqual({ id, reading: expected });
    }
  });
});
