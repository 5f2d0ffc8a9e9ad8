import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../../src/core/source/read-front-matter.ts';
import { planRepair } from '../../../src/core/source/repair.ts';
import { sourceNote } from '../../generate/note.ts';
import { runs, PATIENCE } from '../../generate/runs.ts';
import { betweenFences, isSound, strictText } from '../../strict-yaml.ts';

function note(content: string): string {
  return `---\nid: 7\n${content}\nlast: fine # really\n---\nBody: "as "it" is"\n`;
}

describe('repairing front matter', () => {
  it.each([
    ['title: "The "Tea" Hour"', 'title: \'The "Tea" Hour\''],
    ['title: "Ada\'s "Tea" Hour"', 'title: "Ada\'s \\"Tea\\" Hour"'],
    ["title: 'Ada's Tea'", 'title: "Ada\'s Tea"'],
    ['aliases:\n  - plain # kept\n  - "The "Tea" Hour"', 'aliases:\n  - plain # kept\n  - \'The "Tea" Hour\''],
    ['synopsis: "Use \\<role\\> here"', 'synopsis: \'Use \\<role\\> here\''],
    ['title: Tea: A History', 'title: "Tea: A History"'],
    ['author: @adapen', 'author: "@adapen"'],
    ['title: "Never closed', 'title: "Never closed"'],
    ['topics:\n\t- tea\n\t- milk', 'topics:\n  - tea\n  - milk'],
    ['status: raw\nstatus: raw', 'status: raw'],
    ['note: "First line\nsecond line"', 'note: "First line second line"'],
    ['topics: [tea, "two "cups""]', 'topics: ["tea", \'two "cups"\']'],
  ])('turns %j into %j', (damaged, mended) => {
    const { text, repaired, remaining } = planRepair(note(damaged));
    expect(text).toBe(note(mended));
    expect(repaired.length).toBeGreaterThan(0);
    expect(remaining).toEqual([]);
  });

  it('moves a stray property inside, or drops it where it is there already', () => {
    expect(planRepair('has_tea: yes\n---\nid: 7\ntitle: T\n---\nBody').text).toBe('---\nhas_tea: yes\nid: 7\ntitle: T\n---\nBody');
    expect(planRepair('has_tea: yes\r\n---\r\nid: 7\r\nhas_tea: yes\r\n---\r\nBody').text).toBe('---\r\nid: 7\r\nhas_tea: yes\r\n---\r\nBody');
    const conflict = planRepair('has_tea: yes\n---\nid: 7\nhas_tea: no\n---\nBody');
    expect([conflict.repaired.length, conflict.remaining.map((problem) => problem.code)]).toEqual([0, ['front-matter/stray-key']]);
  });

  it('closes an open block and removes blank lines before it', () => {
    expect(planRepair('---\nid: 7\ntitle: T\n\nBody').text).toBe('---\nid: 7\ntitle: T\n---\n\nBody');
    expect(planRepair('\n\n---\nid: 7\ntitle: T\n---\nBody').text).toBe('---\nid: 7\ntitle: T\n---\nBody');
  });

  it('leaves what it does not understand, with its problem', () => {
    for (const text of ['---js\nalert(1)\n---\n', note('what is this'), note('status: raw\nstatus: done'), 'Some text\n---\nid: 7\ntitle: T\n---\n']) {
      const plan = planRepair(text);
      expect(plan.text).toBe(text);
      expect(plan.repaired).toEqual([]);
      expect(plan.remaining.length).toBe(1);
    }
  });

  it('mends what it can beside what it cannot', () => {
    const { text, repaired, remaining } = planRepair(note('title: "The "Tea" Hour"\nwhat is this'));
    expect(text).toBe(note('title: \'The "Tea" Hour\'\nwhat is this'));
    expect(repaired.map((problem) => problem.line)).toEqual([3]);
    expect(remaining.map((problem) => `${problem.line} ${problem.code}`)).toEqual(['4 front-matter/stray-line']);
  });

  it('changes nothing where a carriage return alone hides the closing fence, as the body would begin elsewhere', () => {
    const text = '---\nid: S-1\ndate: 2026-02-13\r---\nKelp grows.\n';
    expect(planRepair(text)).toMatchObject({ text, repaired: [] });
  });

  it('changes nothing of sound notes', () => {
    for (const text of ['', 'Body', '---\nid: 7\n---\nBody', '\uFEFF---\r\nid: 7\r\n---\r\n']) {
      expect(planRepair(text)).toEqual({ text, repaired: [], remaining: [] });
    }
  });

  it('ends in YAML that says what was read before, keeps the body, and mends once', () => {
    const value = fc.array(fc.constantFrom('tea', '"', "'", ' ', ': ', '\\', '\\d', '#', ',', '[', ']', '@', '{', '😀', 'Ada'), { maxLength: 8 }).map((parts) => parts.join(''));
    const line = fc.oneof(
      value.map((text) => `title: "${text}"`), value.map((text) => `by: '${text}'`), value.map((text) => `note: ${text}`),
      fc.array(value, { maxLength: 3 }).map((items) => `list:${items.map((item) => `\n  - "${item}"`).join('')}`),
    );
    fc.assert(fc.property(fc.uniqueArray(line, { selector: (text) => text.slice(0, 4), maxLength: 4 }), fc.boolean(), (lines, crlf) => {
      const plain = `---\nid: x\n${lines.map((each) => `${each}\n`).join('')}---\nBody "as "it" is"\n`;
      const text = crlf ? plain.replace(/\n/g, '\r\n') : plain;
      const before = readFrontMatter(text);
      const plan = planRepair(text);
      const after = readFrontMatter(plan.text);
      expect(planRepair(plan.text).text).toBe(plan.text);
      expect(plan.text.slice(after.span.end)).toBe(text.slice(before.span.end));
      if (plan.repaired.length > 0 || before.problems.length === 0) {
        for (const field of before.fields.values()) expect(after.fields.get(field.key)?.value).toEqual(field.value);
      }
      if (plan.remaining.length > 0) return;
      for (const [key, strict] of Object.entries(strictText(betweenFences(plan.text)) as object)) {
        // A map in a list is given as its source.
        if (!JSON.stringify(strict).includes('{')) expect(before.fields.get(key)?.value ?? '').toEqual(strict ?? '');
      }
    }), runs());
  }, PATIENCE);

  it('never changes a note that strict parsers accept, nor the body of any, and mends once, whatever the note', () => {
    fc.assert(fc.property(sourceNote, (text) => {
      const plan = planRepair(text);
      const isAccepted = isSound(text);
      if (isAccepted) expect(plan.text).toBe(text);
      if (plan.text === text) return;
      expect(plan.repaired.length).toBeGreaterThan(0);
      expect(planRepair(plan.text).text).toBe(plan.text);
      const { span } = readFrontMatter(text);
      expect(plan.text.slice(readFrontMatter(plan.text).span.end)).toBe(text.slice(span.end));
      // js-yaml also refuses what Obsidian and the note's owner take no offence at: tags of no type, control characters.
      if (plan.remaining.length === 0 && !/[!&]|(?![\t\n\r])\p{C}/u.test(plan.text)) expect(isSound(plan.text)).toBe(true);
    }), runs());
  }, PATIENCE);
});
