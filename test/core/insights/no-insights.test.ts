import { describe, expect, it } from 'vitest';
import { countNoInsights, describeNoInsights, noInsightsSentence } from '../../../src/core/insights/no-insights.ts';

describe('the reasons why notes give no key insights', () => {
  it('are counted, the most frequent first', () => {
    expect(countNoInsights(['short', 'recording', 'recording'])).toEqual([{ reason: 'recording', notes: 2 }, { reason: 'short', notes: 1 }]);
    expect(countNoInsights([])).toEqual([]);
  });

  it('make one sentence for a whole run', () => {
    expect(describeNoInsights(['short', 'recording', 'recording'])).toBe(
      'No key insights in 3 notes: 2 describe a recording and do not hold what was said in it; 1 has too little text to have main points.',
    );
    expect(describeNoInsights(['dependent'])).toBe('No key insights in 1 note: 1 has too few sentences that can stand alone.');
    expect(describeNoInsights([])).toBeNull();
  });

  it('are sentences', () => {
    for (const reason of ['short', 'recording', 'dependent', 'unpunctuated'] as const) expect(noInsightsSentence(reason)).toMatch(/^[A-Z].*\.$/);
  });
});
