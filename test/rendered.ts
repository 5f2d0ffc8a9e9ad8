import MarkdownIt from 'markdown-it';

/** What a Markdown renderer that allows HTML makes of a text: what would act in a reader's program. */
export interface Rendered {
  /** Raw HTML that would be put into the page. */
  readonly html: readonly string[];
  /** Where links and images lead. */
  readonly targets: readonly string[];
  /** Text of code, in which other programs look for their commands. */
  readonly code: readonly string[];
}

const renderer = new MarkdownIt({ html: true, linkify: true });
// The renderer would leave dangerous links out by itself; here they are to be seen.
renderer.validateLink = () => true;

/** Renders Markdown with a parser that the project does not read with. */
export function rendered(text: string): Rendered {
  const result = { html: [] as string[], targets: [] as string[], code: [] as string[] };
  const visit = (tokens: ReturnType<typeof renderer.parse>): void => {
    for (const token of tokens) {
      if (token.type === 'html_inline' || token.type === 'html_block') result.html.push(token.content);
      if (token.type === 'code_inline' || token.type === 'code_block' || token.type === 'fence') result.code.push(token.content);
      const target = token.attrGet('href') ?? token.attrGet('src');
      if (target !== null) result.targets.push(String(target));
      if (token.children !== null) visit(token.children);
    }
  };
  visit(renderer.parse(text, {}));
  return result;
}
