import type { Span } from './span.ts';

/** Abbreviations that more text of the same sentence follows. */
const NEVER_LAST = new Set(words(
  'mr mrs ms mx dr drs prof profs st mt gen sen sens rep reps gov rev hon sgt capt col lt cmdr adm pres supt messrs mme mlle fr sr. '
  + 'vs v e.g i.e eg ie cf viz fig figs eq ch sec vol vols pp p no nos nr approx ca c. esp incl ed eds trans al.',
));
/** Abbreviations that may end a sentence: they do when a word follows that begins one. */
const MAYBE_LAST = new Set(words(
  'inc ltd co corp llc plc bros jr sr esq ph.d phd m.d b.a m.a al u.s u.k u.n e.u u.s.a d.c u.s.s.r dept est univ assn '
  + 'ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun min max hr hrs sq ft oz lb',
));
/** These end a sentence unless one of the words below follows: `5 p.m. Eastern`. */
const MOSTLY_LAST = new Set(words('a.m p.m am pm etc'));
const AFTER_CLOCK = new Set(words(
  'eastern pacific central mountain et pt ct est edt pst pdt cst gmt utc cet bst monday tuesday wednesday thursday friday saturday sunday',
));
/** Words that begin a sentence far more often than they stand in a name. */
const STARTERS = new Set(words(
  'the a an this that these those it its it\'s he she they we you i his her their our my your there here but and or so yet for if when while '
  + 'as at in on by to from with after before since because although though however meanwhile instead then now still also not no yes what '
  + 'who why how where which one some many most all each every both another only even just more his i\'m i\'ve that\'s there\'s he\'s she\'s '
  + 'we\'re they\'re you\'re don\'t let\'s today yesterday last next until unlike despite perhaps maybe according',
));
const SAID = /^[\s]*(?:\p{Lu}[\p{L}\p{M}'’.-]*\s+){1,3}(?:said|says|asked|asks|wrote|writes|told|tells|added|adds|replied|replies|noted|notes|explained|explains|argued|argues|continued|continues|answered|answers|recalled|recalls|responded|responds|joked|jokes|insisted|insists|shouted|warned|warns)\b/u;
const CANDIDATE = /[.!?…\n。！？｡।؟۔]/g;
const TERMINATORS = '.!?…。！？｡।؟۔';
const NO_SPACE_NEEDED = '。！？｡';
const CLOSERS = '"\'”’»›)]}*_~`」』）】〉》″';
const QUOTES = '"\'”’»›」』″';
const LINE_MARKER = /(?:[ \t]*(?:>|[-*+•](?=\s)|#{1,6}(?=\s)|\d{1,3}[.)](?=\s)|\[[ xX]\](?=\s)))*\s*/y;

function words(list: string): string[] {
  return list.split(' ');
}

/**
 * Cuts running text into sentences. Linear, and made for captured newsletters: a line break ends a sentence unless the
 * next line goes on in lower case, and a sentence may begin right after a full stop ("a year.Ada Penrose: I am").
 * @param text the whole file
 * @param span where to look; other text is not taken into account
 * @returns spans in order, without blanks and without the list, quote and heading signs at the start of lines
 */
export function sentences(text: string, span: Span): Span[] {
  return new SentenceScanner(text, span).scan();
}

class SentenceScanner {
  private readonly found: Span[] = [];
  private start: number;

  constructor(private readonly text: string, private readonly span: Span) {
    this.start = span.start;
  }

  scan(): Span[] {
    this.startAt(this.span.start);
    const candidate = new RegExp(CANDIDATE);
    candidate.lastIndex = this.start;
    for (let match = candidate.exec(this.text); match !== null && match.index < this.span.end; match = candidate.exec(this.text)) {
      candidate.lastIndex = match[0] === '\n' ? this.lineBreak(match.index) : this.terminator(match.index);
    }
    this.finish(this.span.end);
    return this.found;
  }

  /** @returns where to look on */
  private lineBreak(at: number): number {
    const next = this.skipBlanks(at);
    if (next >= this.span.end) return next;
    const isBlankLine = this.text.slice(at + 1, next).includes('\n');
    const goesOn = !isBlankLine && this.goesOn(at, next);
    if (!goesOn) {
      this.finish(at);
      this.startAt(next);
    }
    return Math.max(next, this.start);
  }

  private goesOn(lineBreak: number, next: number): boolean {
    if (/\p{Ll}/u.test(charAt(this.text, next))) return true;
    let last = lineBreak - 1;
    while (last > this.start && /\s/.test(this.text.charAt(last))) last--;
    return this.text[last] === ',' && /[\p{L}\p{N}"'“‘(]/u.test(charAt(this.text, next));
  }

  /** @returns where to look on */
  private terminator(at: number): number {
    const stop = this.skip(at, TERMINATORS);
    const end = this.skip(stop, CLOSERS);
    if (end >= this.span.end) return end;
    if (this.endsSentence(at, stop, end)) {
      this.finish(end);
      this.startAt(end);
      return Math.max(end, this.start);
    }
    return end;
  }

  /** Whether the stop at `at`, up to `stop` and with its closing marks up to `end`, ends a sentence. */
  private endsSentence(at: number, stop: number, end: number): boolean {
    const { text } = this;
    if (NO_SPACE_NEEDED.includes(text.charAt(at))) return true;
    const isFullStop = text[at] === '.' && stop === at + 1;
    if (!/\s/.test(text.charAt(end))) return isFullStop && this.isGlued(at, end);
    const next = this.skipBlanks(end);
    const upcoming = charAt(text, next);
    if (/\p{Ll}/u.test(upcoming)) return false;
    if (isFullStop && end === stop && this.isAbbreviation(at, next)) return false;
    if (isFullStop && /^\d{1,3}$/.test(text.slice(this.start, at))) return false;
    const isQuoted = end > stop && QUOTES.includes(text.charAt(end - 1));
    return !(isQuoted && SAID.test(text.slice(end, end + 80)));
  }

  /** `a year.Ada Penrose`: in flattened text the blank between two sentences is gone. */
  private isGlued(at: number, end: number): boolean {
    const before = this.text.slice(Math.max(this.start, at - 4), at);
    return /\p{Ll}{3}[)”’]?$/u.test(before) && /^\p{Lu}(?:\p{Ll}+['’]?\p{Ll}*)?[ ,]/u.test(this.text.slice(end, end + 30));
  }

  private isAbbreviation(at: number, next: number): boolean {
    const before = /[\p{L}\p{M}.]+$/u.exec(this.text.slice(Math.max(this.start, at - 14), at))?.[0] ?? '';
    const word = before.toLowerCase();
    if (word === '') return false;
    if (NEVER_LAST.has(word)) return word !== 'no' || /\d/.test(this.text.charAt(next));
    if (MOSTLY_LAST.has(word)) return AFTER_CLOCK.has(this.wordAt(next));
    const isInitial = /^(?:\p{L}\.)*\p{Lu}$/u.test(before);
    if (!isInitial && !MAYBE_LAST.has(word)) return false;
    const following = this.wordAt(next);
    return following !== '' && !STARTERS.has(following);
  }

  private wordAt(at: number): string {
    return /^[\p{L}'’]+/u.exec(this.text.slice(at, at + 20))?.[0].replace('’', "'").toLowerCase() ?? '';
  }

  private skip(from: number, characters: string): number {
    let at = from;
    while (at < this.span.end && characters.includes(this.text.charAt(at))) at++;
    return at;
  }

  private skipBlanks(from: number): number {
    let at = from;
    while (at < this.span.end && isBlank(this.text.charCodeAt(at))) at++;
    return at;
  }

  /** Begins a sentence at or after `at`, past blanks and the signs of lists, quotes and headings. */
  private startAt(at: number): void {
    const next = this.skipBlanks(at);
    const isLineStart = next === this.span.start || next === 0 || this.text.slice(at, next).includes('\n') || this.text[at - 1] === '\n';
    this.start = next;
    if (!isLineStart) return;
    LINE_MARKER.lastIndex = next;
    this.start = Math.min(this.span.end, next + (LINE_MARKER.exec(this.text)?.[0].length ?? 0));
  }

  private finish(at: number): void {
    let end = Math.min(at, this.span.end);
    while (end > this.start && isBlank(this.text.charCodeAt(end - 1))) end--;
    if (end > this.start) this.found.push({ start: this.start, end });
  }
}

function charAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

function isBlank(code: number): boolean {
  if (code === 32 || (code >= 9 && code <= 13) || code === 0xa0) return true;
  return code === 0x200b || code === 0x202f || code === 0x2028 || code === 0x2029 || code === 0x3000 || code === 0xfeff;
}
