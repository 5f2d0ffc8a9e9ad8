import fc from 'fast-check';

/** Names as sources write them; several are one person. */
const NAMES = ['Ada Penrose', 'A. Penrose', 'Penrose', 'Ada', 'Mirela Oduya', '@mirela_o', 'Tomas Lindqvist', 'Lindqvist', 'Harbor Institute', '沈若岚', 'رهف رو', 'Zoe\u0308 Vik', 'Zoë Vik'] as const;

export const name: fc.Arbitrary<string> = fc.constantFrom(...NAMES);

const WORDS = ['It is slow, and nobody measures it.', 'We counted 9 tools. 🐢 Two were fast.', 'Nobody “measured” it', 'tools matter | and so do tests', 'الميناء بطيء اليوم', 'See [[Ada Penrose|Penrose]] on that.', 'a `code` and $x$ here', 'cafe\u0301 first, 👩🏽‍🚀 then'];
const words = fc.constantFrom(...WORDS);

/** Sentences that attribute words to somebody, in the forms that newsletters use. */
export const said: fc.Arbitrary<string> = fc.tuple(name, words, fc.nat(11)).map(([who, what, form]) => [
  `${who} says: "${what}"`, `${who} says: “${what}”`, `"${what}," ${who} said. "${what}"`, `**${who}:** ${what}`, `> ${who}: ${what}`,
  `${who} (Harbor Institute): ${what}`, `${who} points out that ${what}`, `As ${who} notes: "${what}"`, `"${what}" — [${who}](https://example.com/a_(b))`,
  `${who} reports Ada Penrose saying: "${what}"`, `She added: "${what}"`, `"${what}," said ${who}, a professor at Harbor Institute.`,
][form] as string);

/** Links as a user writes them, those that the plugin would write among them. */
export const ownLink: fc.Arbitrary<string> = fc.constantFrom(
  '[[Ada Penrose]]', '[[Ada Penrose|Penrose]]', '![[Ada Penrose|Penrose]]', '[Penrose](Ada%20Penrose.md)', '[[Mirela Oduya|@mirela_o]]', '[[People/Ada Penrose|Penrose]] says: "It is slow."',
  '[[Ada Penrose]] says: "It is slow."', '`[[Ada Penrose|Penrose]]`', '[Penrose](<Ada Penrose.md> "t")', '[a [b] c](x.md)', '[ref][1]', '\\[[Ada Penrose]]', '[[Ada Penrose#^id|Penrose]]', '[[#Part]]', '[](x)', '[[]]', '[[|]]',
);

/** Signs that open, close or break something, and characters that are hard on offsets. */
export const oddity: fc.Arbitrary<string> = fc.constantFrom(
  '[[', ']]', '[', ']', '](', '![', '|', '\\', '`', '``', '$', '$$', '%%', '<!--', '-->', '<b>', '</b>', '<', '>', '*', '**', '_', '~~', '==', '^id', '#tag', '#', '“', '”', '"', "'", '‘', '’', '«', '—', ':', '::', '{{date}}', '<% tp %>',
  '\u0000', '\ud800', '\udc00', '\ufeff', '\u202e', '\u2028', '\u0085', '\u200d', '\u00a0', '\t', '😀', '👩🏽‍🚀', 'e\u0301', '\u0301', 'ﷺ', '\r', '  ', '[^1]', '^[x]', 'https://example.com/?q=[[x]]', 'javascript:alert(1)', '../../x.md', '&lt;', '---', '...',
);
