import fc from 'fast-check';

const said = fc.constantFrom('Ada Penrose', 'A. Penrose', 'Penrose', '@mirela_o', 'Mirela Oduya', 'Tomas Lindqvist')
  .map((name) => `${name} says: "It is slow. 🐢"`);

/** Links that a user wrote, equal to those that the plugin would write among them. */
const ownLinks = fc.constantFrom(
  '[[Ada Penrose]] says: "It is slow. 🐢"', '[[Ada Penrose|Penrose]] says: "It is slow. 🐢"', '[[Ada Penrose|Penrose]]',
  '![[Ada Penrose|Penrose]]', '[Penrose](Ada%20Penrose.md)', '`[[Ada Penrose|Penrose]]`', '[[Mirela Oduya|@mirela_o]]',
);

const piece = fc.oneof(
  { weight: 4, arbitrary: said },
  { weight: 3, arbitrary: ownLinks },
  { weight: 1, arbitrary: fc.constantFrom('😀 and', 'a|b', '*so*', '%%', '`', '[', '](', '$', '<b>', '\\', '!', '“', '#tag', ' ', '') },
);
const line = fc.oneof(
  { weight: 5, arbitrary: fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(' ')) },
  { weight: 1, arbitrary: fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('')) },
  { weight: 2, arbitrary: fc.constantFrom('', '# One', '## Two', '```', '| a | b |\n|---|---|', '---', '%%', '> [!note]', '$$') },
  { weight: 2, arbitrary: said.map((words) => `| ${words} | x |`) },
  { weight: 1, arbitrary: said.map((words) => `> ${words}`) },
);
const start = fc.constantFrom('', '\uFEFF', '---\nid: X\nplatform: web # why\n---\n', '---\r\nid: "X"\r\n---\r\n', '---\nid: "a "b"\n---\n');

/** Markdown notes that are hard on edits: own links equal to ours, CRLF, tables, code, headings, emoji, open signs. */
export const noteText: fc.Arbitrary<string> = fc
  .tuple(start, fc.array(line, { maxLength: 10 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([front, lines, lineBreak, ends]) => front + lines.join('\n').replaceAll('\n', lineBreak) + (ends ? lineBreak : ''));
