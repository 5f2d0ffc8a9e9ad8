import fc from 'fast-check';
import { name, oddity, ownLink, said } from './words.ts';

const inline = fc.array(fc.oneof({ weight: 5, arbitrary: said }, { weight: 2, arbitrary: ownLink }, { weight: 1, arbitrary: name }, { weight: 2, arbitrary: oddity }), { minLength: 1, maxLength: 4 });
const line = fc.tuple(inline, fc.constantFrom(' ', ' ', ' ', '', '\t')).map(([parts, between]) => parts.join(between));
const lines = fc.array(line, { minLength: 1, maxLength: 3 });

const prefixed = (...prefixes: readonly string[]): fc.Arbitrary<string> =>
  fc.tuple(lines, fc.constantFrom(...prefixes)).map(([all, prefix]) => all.map((one) => prefix + one).join('\n'));
const around = (...pairs: readonly (readonly [string, string])[]): fc.Arbitrary<string> =>
  fc.tuple(lines, fc.constantFrom(...pairs)).map(([all, [open, close]]) => open + all.join('\n') + close);

/** Every kind of block that Obsidian knows, whole and torn, with `\n` for line breaks. */
const block: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: lines.map((all) => all.join('\n')) },
  { weight: 3, arbitrary: prefixed('> ', '>', '> > ', '- ', '* ', '1. ', '- [ ] ', '- [x] ', '\t- ', '    ', '\t', '   ') },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('# ', '## ', '### ', '###### ', '#'), fc.oneof(fc.constantFrom('One', 'Two', 'Table of Contents', ''), line)).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.tuple(line, fc.constantFrom('===', '---')).map((parts) => parts.join('\n')) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('[!note]', '[!quote]- Ada Penrose', '[!x|y]+'), lines).map(([kind, all]) => [`> ${kind}`, ...all.map((one) => `> ${one}`)].join('\n')) },
  { weight: 2, arbitrary: fc.tuple(lines, fc.constantFrom('|---|:-:|', '| --- | --- |', '|-|', '---|---')).map(([all, rule]) => ['| Who | What |', rule, ...all.map((one) => `| ${one} | x \\| y |`)].join('\n')) },
  { weight: 2, arbitrary: around(['```\n', '\n```'], ['```js\n', '\n```'], ['~~~\n', '\n~~~'], ['````md\n```\n', '\n````'], ['```\n', ''], ['`', '`'], ['``', '``'], ['> ```\n> ', '\n> ```']) },
  { weight: 1, arbitrary: around(['$$\n', '\n$$'], ['$', '$'], ['$$', '']) },
  { weight: 1, arbitrary: around(['%%', '%%'], ['%%\n', '\n%%'], ['%%\n', ''], ['<!--', '-->'], ['<!-- ', '']) },
  { weight: 1, arbitrary: around(['<div>\n', '\n</div>'], ['<b>', '</b>'], ['<script>\n', '\n</script>'], ['<details><summary>', '</summary>x</details>'], ['<pre>', ''], ['<img src="', '" onerror=alert(1)>']) },
  { weight: 1, arbitrary: around(['[^1]: ', ''], ['[1]: https://example.com "', '"'], ['', ' ^block-1'], ['![', '](x.png)'], ['[', '](https://example.com)'], ['==', '=='], ['*', '*']) },
  { weight: 1, arbitrary: fc.constantFrom('', '', '---', '***', '%% who-said-what:start %%', '%% who-said-what:end %%', '- [Part](#one) what it is about', '[toc]', '\\', '<br>', '## Post 3\n\n**Ada Penrose** @adapen · 2026-02-13') },
  { weight: 1, arbitrary: fc.tuple(line, fc.integer({ min: 2, max: 60 })).map(([one, count]) => `${one} `.repeat(count)) },
);

/** A few blocks set apart as people do. */
export const body: fc.Arbitrary<string> = fc.array(fc.tuple(block, fc.constantFrom('\n\n', '\n\n', '\n', '\n\n\n', '\n \n')), { maxLength: 5 }).map((all) => all.flat().join(''));
