import type { AttributionRule } from '../candidate.ts';
import { MAIN_SPEAKER_RULE, SECTION_SPEAKER_RULE } from '../loose-words.ts';
import { INDIRECT_RULES } from './indirect-rules.ts';
import { BLOCK_RULES, LABEL_RULES } from './label-rules.ts';
import { QUOTE_RULES } from './quote-rules.ts';

/** Every rule of attribution, in the order of the design document's forms. */
export const RULES: readonly AttributionRule[] = [
  ...QUOTE_RULES,
  ...Object.values(LABEL_RULES),
  ...Object.values(BLOCK_RULES),
  ...Object.values(INDIRECT_RULES),
  MAIN_SPEAKER_RULE,
  SECTION_SPEAKER_RULE,
].sort((a, b) => a.form - b.form);

const reasons = new Map(RULES.map((rule) => [rule.id, rule.reason]));

/** The reason of the rule with that id; '' for an unknown one. */
export function reasonOf(id: string): string {
  return reasons.get(id) ?? '';
}
