import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../src/core/text/lines.ts';
import { locate, nameKey, personKeys, readExpectations, readNote, VAULT } from './expectations.ts';

const expectations = readExpectations();

describe('the attributions that a reader finds in the example vault', () => {
  it.each(expectations.notes)('stand where they are said to stand: $path', ({ path, attributions }) => {
    const text = readNote(path);
    const lines = new LineIndex(text);
    let previous = -1;
    for (const attribution of attributions) {
      const span = locate(text, lines, attribution);
      expect(span.start, `order at line ${attribution.line}`).toBeGreaterThan(previous);
      expect(attribution.ends === undefined).toBe(attribution.kind === 'indirect');
      previous = span.start;
    }
  });

  it('cover every note of the vault except those that are no sources', () => {
    const notes = readdirSync(VAULT).filter((name) => name.endsWith('.md') && name !== 'README.md' && name !== 'Reading plan.md');
    expect(expectations.notes.map((note) => note.path).sort()).toEqual(notes.sort());
  });

  it('name only speakers of the list of people, or local ones in their own note', () => {
    const known = new Set(expectations.people.flatMap((person) => [person.name, ...person.spellings]));
    for (const { path, attributions } of expectations.notes) {
      const local = expectations.local.filter((one) => one.note === path).map((one) => one.name);
      for (const name of attributions.flatMap((one) => [...one.speakers, ...(one.relayedBy ?? [])])) {
        expect(known.has(name) || local.includes(name), `${name} in ${path}`).toBe(true);
      }
    }
  });

  it('never give one spelling to two people', () => {
    const owners = new Map<string, string>();
    for (const person of expectations.people) {
      for (const form of new Set([person.name, ...person.spellings].map(nameKey))) {
        expect(owners.get(form), form).toBeUndefined();
        owners.set(form, person.name);
      }
    }
  });

  it('treat spellings of one person alike, and a short form as a name of its own', () => {
    const key = personKeys(expectations.people);
    expect(key('Jorg Hahnlein')).toBe(key('Jörg Hähnlein'));
    expect(key('沈若岚')).toBe(key('Shen Ruolan'));
    expect(key('Nadia')).not.toBe(key('Nadia Ferreyra'));
    expect(key('Nadia Brightwater')).not.toBe(key('Nadia Ferreyra'));
  });
});

describe('the example vault', () => {
  it('keeps the byte-level oddities that its README promises', () => {
    const withCrLf = readNote('SOURCE-20260123-x-article-jorghahnlein-what_a_bank_learned_from_a_diary.md');
    expect(withCrLf.match(/\n/g)).toHaveLength(withCrLf.match(/\r\n/g)?.length ?? -1);
    expect(readNote('SOURCE-20260131-x-article-marisolquade-the_meeting_that_writes_itself.md')).not.toMatch(/\n$/);
    expect(readNote('SOURCE-20251202-youtube-panel-halden_open_day-small_reviewers_large_mistakes.md')).toMatch(/^has_transcript: yes\n---\n/);
    expect(readNote('SOURCE-20260130-youtube-interview-vessay_forum-the_slow_build_with_emeka_strandvold.md')).toContain('title: ""Slow"');
  });

  it('names each of its notes in its README', () => {
    const readme = readNote('README.md');
    const named = [...readme.matchAll(/^\| `([^`]+)`/gm)].map((match) => (match[1] as string).replaceAll('…', ''));
    const notes = expectations.notes.map((note) => note.path);
    for (const path of notes) expect(named.filter((part) => path.includes(part)), path).toHaveLength(1);
    expect(named.filter((part) => !notes.some((path) => path.includes(part)))).toEqual(['People/Priyanka Vadlamani', 'Reading plan']);
  });
});
