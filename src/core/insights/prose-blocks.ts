import type { ParsedNote } from '../source/note.ts';
import { firstEndingAfter, type Span } from '../text/span.ts';

/** Lines of running text that belong together: what sentences are looked for in. */
export interface ProseBlock extends Span {
  readonly kind: 'paragraph' | 'item' | 'quote';
  /** Index of the innermost section, -1 where the note has none. */
  readonly section: number;
}

interface ProseLine extends ProseBlock {
  /** True when the line may carry on the sentence of the line before it. */
  readonly follows: boolean;
}

const BLOCKING = new Set(['front-matter', 'code', 'math', 'comment', 'html', 'heading', 'embed']);
const LIST_MARKER = /^(?:[-*+•◦▪–—]|\d{1,4}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;
/** The number of a post in a thread, `3/`, `3/12` or `(3/12)`; not a fraction, which a word in lower case follows. */
const POST_NUMBER = /^(?:\(\d{1,3}\/(?:\d{1,3}|n)\)|\d{1,3}\/(?:\d{1,3}|n)?)[ \t]+(?!\p{Ll})/u;
const NO_PROSE = /^(?:\||!\[|\[!|\[\^[^\]\s]{1,80}\]:|\*{0,2}_{0,2}[([]?(?:Description|Image|Screenshot|Figure|Photo|Alt text)\b[^:\n]{0,20}:|#|(?:[-*_][ \t]*){3,}$|=+$)/;
const ENDS_SENTENCE = /[.!?…:;]["'”’)\]*_]{0,6}$/;
const STARTS_LOWER = /^["'“‘(*_]{0,4}\p{Ll}/u;

/**
 * The note's prose below its front matter, in order: no headings, code, tables, images, image descriptions or contents
 * list. A paragraph wrapped over several lines is one block; a note that ends its lines without full stops keeps one
 * block a line. Linear in the length of the note.
 */
export function proseBlocks(note: ParsedNote): ProseBlock[] {
  const blocks: ProseBlock[] = [];
  let open: ProseLine[] = [];
  const close = (): void => {
    for (const block of joinWrapped(note.text, open)) blocks.push(block);
    open = [];
  };
  for (const line of proseLines(note)) {
    if (line === null || !line.follows || line.section !== open[0]?.section) close();
    if (line) open.push(line);
  }
  close();
  return blocks;
}

/** Every line of the body; `null` for a line that holds no prose. */
function* proseLines(note: ParsedNote): Generator<ProseLine | null> {
  const { text, lines, sections } = note;
  const blocking = note.protectedSpans.filter((span) => BLOCKING.has(span.kind));
  const contents = [...note.contents].sort((a, b) => a.start - b.start);
  let section = -1;
  let previous: ProseLine['kind'] | null = null;
  for (let number = lines.lineAt(note.bodyStart); number <= lines.count; number++) {
    const line = trimmed(text, lines.span(number));
    while (section + 1 < sections.length && (sections[section + 1] as Span).start <= line.start) section++;
    const read: ProseLine | null = covered(blocking, line) || covered(contents, line) ? null : readLine(text, line, section, previous);
    previous = read?.kind ?? null;
    yield read;
  }
}

function readLine(text: string, line: Span, section: number, previous: ProseBlock['kind'] | null): ProseLine | null {
  let { start } = line;
  let kind: ProseBlock['kind'] = 'paragraph';
  while (text[start] === '>' && start < line.end) {
    kind = 'quote';
    start = skipBlanks(text, start + 1, line.end);
  }
  const head = text.slice(start, Math.min(line.end, start + 400));
  const marker = LIST_MARKER.exec(head)?.[0] ?? '';
  const number = POST_NUMBER.exec(head)?.[0] ?? '';
  const content = head.slice(marker.length + number.length);
  if (content === '' || NO_PROSE.test(content)) return null;
  if (marker && kind === 'paragraph') kind = 'item';
  const follows = !marker && !number && (kind === 'quote' ? false : previous !== null && previous !== 'quote');
  return { start: start + marker.length + number.length, end: line.end, kind: follows && previous ? previous : kind, section, follows };
}

/** Joins the lines of one paragraph wherever a line stops in the middle of a sentence. */
function joinWrapped(text: string, lines: readonly ProseLine[]): ProseBlock[] {
  const joined: ProseLine[] = [];
  let wrapped = false;
  let stops = false;
  for (const line of lines) {
    const last = joined[joined.length - 1];
    const tail = last ? text.slice(Math.max(last.start, last.end - 12), last.end) : '';
    const width = last ? last.end - Math.max(last.start, text.lastIndexOf('\n', last.end) + 1) : 0;
    const runsOn = last !== undefined && !ENDS_SENTENCE.test(tail) &&
      (STARTS_LOWER.test(text.slice(line.start, line.start + 8)) || (width >= 55 && width <= 120));
    if (runsOn) {
      joined[joined.length - 1] = { ...last, end: line.end };
      wrapped = true;
    } else joined.push(line);
    if (ENDS_SENTENCE.test(text.slice(Math.max(line.start, line.end - 12), line.end))) stops = true;
  }
  // Lines that never end in a full stop are not wrapped: their author writes one thought a line.
  return wrapped && !stops ? [...lines] : joined;
}

function covered(spans: readonly Span[], line: Span): boolean {
  const span = spans[firstEndingAfter(spans, line.start)];
  return span !== undefined && span.start <= line.start && span.end >= line.end;
}

function trimmed(text: string, { start, end }: Span): Span {
  const from = skipBlanks(text, start, end);
  let to = end;
  while (to > from && isBlank(text[to - 1] as string)) to--;
  return { start: from, end: to };
}

function skipBlanks(text: string, at: number, end: number): number {
  while (at < end && isBlank(text[at] as string)) at++;
  return at;
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\u00a0' || character === '\ufeff';
}
