import { describe, expect, it } from 'vitest';
import { shownSpan } from '../../../src/core/text/split-quotation.ts';

describe('shownSpan', () => {
  it.each([
    ['a split quotation with its marks', 'So: "⟦It sways," said Roe. "It never fell.⟧" Yes.', '"It sways," said Roe. "It never fell."'],
    ['curly marks', '“⟦It sways,” said Roe. “It never fell.⟧”', '“It sways,” said Roe. “It never fell.”'],
    ['single marks', "'⟦It sways,' said Roe. 'It never fell.⟧'", "'It sways,' said Roe. 'It never fell.'"],
    ['marks inside marks', '"⟦They call it "the crane" here.⟧"', '"They call it "the crane" here."'],
    ['a missing closing mark', '"⟦It sways.\n\n"It never fell.⟧', '"It sways.\n\n"It never fell.'],
    ['a whole quotation without its marks', '"⟦It sways.⟧" said Roe.', 'It sways.'],
    ['apostrophes that split nothing', "'⟦It doesn't sway, the crew's sure.⟧'", "It doesn't sway, the crew's sure."],
    ['words without marks around them', 'Roe: ⟦They call it "the crane",⟧', 'They call it "the crane",'],
    ['no comma before the closing mark', '"⟦It sways,⟧" said Roe.', 'It sways'],
    ['a whole text', '⟦"A," he said. "B."⟧', '"A," he said. "B."'],
  ])('shows %s', (_what, marked, expected) => {
    const text = marked.replace(/[⟦⟧]/g, '');
    const { start, end } = shownSpan(text, { start: marked.indexOf('⟦'), end: marked.indexOf('⟧') - 1 });
    expect(text.slice(start, end)).toBe(expected);
  });
});
