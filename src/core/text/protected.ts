import type { Span } from './span.ts';
import type { MarkdownTree } from './markdown.ts';

export type ProtectedKind =
  | 'front-matter' | 'code' | 'math' | 'comment' | 'html' | 'link' | 'embed' | 'url' | 'heading' | 'tag'
  | 'block-id' | 'footnote';

/** Text in which nothing may be linked. */
export interface ProtectedSpan extends Span {
  readonly kind: ProtectedKind;
}

const KINDS: ReadonlyMap<string, ProtectedKind> = new Map([
  ['InlineCode', 'code'], ['FencedCode', 'code'], ['CodeBlock', 'code'],
  ['InlineMath', 'math'], ['MathBlock', 'math'],
  ['Comment', 'comment'], ['CommentFence', 'comment'], ['CommentBlock', 'comment'],
  ['HTMLTag', 'html'], ['HTMLBlock', 'html'], ['ProcessingInstructionBlock', 'html'],
  ['Link', 'link'], ['LinkDefinition', 'link'], ['Embed', 'embed'], ['URL', 'url'],
  ['Tag', 'tag'], ['BlockId', 'block-id'], ['Footnote', 'footnote'],
]);

/**
 * Collects the stretches of a note in which nothing may be linked.
 * @param frontMatter the whole block with its fences, empty when there is none
 * @param headings spans of the headings, as `readHeadings` gives them
 * @returns spans in order, not overlapping; what stands inside a protected span is not listed again
 */
export function protectedSpans(text: string, tree: MarkdownTree, frontMatter: Span, headings: readonly Span[]): ProtectedSpan[] {
  const spans: ProtectedSpan[] = headings.map(({ start, end }) => ({ kind: 'heading', start, end }));
  if (frontMatter.end > frontMatter.start) spans.push({ kind: 'front-matter', start: frontMatter.start, end: frontMatter.end });
  tree.walk((node) => {
    const kind = KINDS.get(node.name);
    if (kind === undefined) return true;
    const end = trimmedEnd(text, node);
    if (end > node.start) spans.push({ kind, start: node.start, end });
    return false;
  });
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  return withoutNested(spans);
}

/** Without the carriage return that the Markdown parser leaves at the end of a line. */
function trimmedEnd(text: string, span: Span): number {
  let end = span.end;
  while (end > span.start && (text[end - 1] === '\r' || text[end - 1] === '\n')) end--;
  return end;
}

function withoutNested(ordered: readonly ProtectedSpan[]): ProtectedSpan[] {
  const kept: ProtectedSpan[] = [];
  let end = 0;
  for (const span of ordered) {
    if (span.start < end) continue;
    kept.push(span);
    end = span.end;
  }
  return kept;
}
