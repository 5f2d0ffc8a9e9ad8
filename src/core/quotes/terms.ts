/** Short for kinds of things, in any note: whatever `LLM` does in a sentence, nobody says it. */
const TERMS = new Set('ai agi asi ml llm llms gpu cpu tpu api apis cli ui ux id url pdf'.split(' '));

/** As abbreviations of organizations and of things are written. */
export const CAPITALS = /^[A-Z]{2,5}$/;

/** `an ICP`, `your EPS`, `the startup's ICP` */
const DETERMINED = /(?:^|[^\p{L}\p{N}_])(?:[Aa]n?|any|each|every|another|[Mm]y|[Oo]ur|[Yy]our|[a-z]+['’]s) $/u;
/** Nothing follows that would make it the first part of a name for somebody (`an IBM lawyer`). */
const ENDS = /^(?!s?[-'’&\p{L}\p{N}_])(?! (?!(?:that|which|is|was|can|will|to|and|or|in|of|on|with|from|by|as|at|but|if|when|so)(?![\p{L}\p{N}_]))[A-Za-z])/u;
const SEVERAL = /^s(?![\p{L}\p{N}_])/u;
const IN_WORD = /[\p{L}\p{N}_]/u;
/** UTF-16 units before and after a name that are looked at. */
const BESIDE = 24;

/**
 * The abbreviations that are kinds of things in a note.
 * @param text the whole note; it is looked through once for each abbreviation that is asked about
 * @returns tells whether a name, as it is written, is one
 */
export function termsOf(text: string): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    if (TERMS.has(name.toLowerCase())) return true;
    if (!CAPITALS.test(name)) return false;
    let isTerm = known.get(name);
    if (isTerm === undefined) known.set(name, (isTerm = isUsedAsTerm(text, name)));
    return isTerm;
  };
}

function isUsedAsTerm(text: string, name: string): boolean {
  let used = 0;
  let all = 0;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (IN_WORD.test(text.charAt(at - 1))) continue;
    all++;
    const after = text.slice(at + name.length, at + name.length + BESIDE);
    if (SEVERAL.test(after) || (ENDS.test(after) && DETERMINED.test(text.slice(Math.max(0, at - BESIDE), at)))) used++;
  }
  return used * 4 > all;
}
