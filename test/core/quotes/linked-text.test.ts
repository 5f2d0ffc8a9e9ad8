import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analyse.ts';
import { RULES } from '../../../src/core/quotes/rules/rules.ts';
import { applyEdits, type TextEdit } from '../../../src/core/text/edits.ts';
import { overlaps, type Span } from '../../../src/core/text/span.ts';
import { parseMarked } from '../../marked.ts';

const VAULT = join(import.meta.dirname, '../../vault');
const STYLES = {
  wikilinks: (name: string, text: string) => (name === text ? `[[${name}]]` : `[[${name}|${text}]]`),
  'Markdown links': (name: string, text: string) => `[${text}](People/${encodeURIComponent(name)}.md)`,
};

/** All names of attributions become links, as the plugin would write them at its most eager. */
function linkAll(text: string, write: (name: string, text: string) => string): string {
  const edits = new Map<number, TextEdit>();
  const { note, quotations } = analyse(text, 'Note.md');
  const isFree = (span: Span): boolean => !note.protectedSpans.some((other) => overlaps(other, span));
  for (const quotation of quotations) {
    for (const mention of quotation.mentions) {
      if (mention.isName && isFree(mention)) edits.set(mention.start, { start: mention.start, end: mention.end, text: write(mention.speaker, mention.text) });
    }
  }
  return applyEdits(text, [...edits.values()]);
}

function summary(text: string): unknown {
  const unlinked = (span: string): string => span.replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1').replace(/\[([^\]]*)\]\(People\/[^)]*\)/g, '$1');
  return analyse(text, 'Note.md').quotations.map(({ start, end, kind, speakers, mention, rule }) => ({ text: unlinked(text.slice(start, end)), kind, speakers, mention: unlinked(mention), rule }));
}

describe('a note whose speakers are linked', () => {
  const notes = readdirSync(VAULT).filter((name) => name.endsWith('.md')).map((name) => [name, readFileSync(join(VAULT, name), 'utf8')] as const);
  const examples = RULES.flatMap((rule) => rule.examples.map((example) => [`${rule.id}: ${example.slice(0, 40)}`, parseMarked(example).text] as const));
  const broken = [
    ['a quotation that is never closed', 'Ada Penrose says: "It is slow, and nobody measures it."\n« Tomas Lindqvist says: "It is slow, and nobody measures it."\n'],
    ['a quotation that is never closed, with a footnote', 'Ada Penrose says: “It is slow[^1] and nobody measures it. Tomas Lindqvist says so too\n'],
    ['a sentence in which somebody reports what somebody else said', 'As Ada Penrose predicts, the port will stay slow, according to Tomas Lindqvist.\n'],
    ['a label with no space behind its colon', 'Ada Penrose:Ada Penrose says: "It is slow."\n\nTomas Lindqvist:We measured it twice, and I was there.\n'],
    ['quoted words without a space before them, reported twice', '> @mirela_o points out that it is slow."It is slow.," said Ada Penrose, a clerk.\n> Mirela Oduya says: "No."\n'],
  ] as const;
  for (const [style, write] of Object.entries(STYLES)) {
    it.each([...examples, ...broken, ...notes])(`reads as it did before (${style}): %s`, (_name, text) => {
      expect(summary(linkAll(text, write))).toEqual(summary(text));
    });
  }
});
