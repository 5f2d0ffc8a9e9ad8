import type { Span } from './span.ts';

export type ProtectedKind =
  | 'front-matter' | 'code' | 'math' | 'comment' | 'html' | 'link' | 'embed' | 'url' | 'heading' | 'tag'
  | 'block-id' | 'footnote';

/** Text in which nothing may be linked. */
export interface ProtectedSpan extends Span {
  readonly kind: ProtectedKind;
}
