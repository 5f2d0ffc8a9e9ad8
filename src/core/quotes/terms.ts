/** Short for kinds of things, in any note: whatever `LLM` does in a sentence, nobody says it. */
const TERMS = new Set('ai agi asi ml llm llms gpu cpu tpu api apis sdk cli ui ux id ids url pdf seo faq'.split(' '));

/** `an ICP`, `your EPS is`, `the startup's ICP`, but not `an IBM lawyer`: nothing follows that would make it the first part of a name for somebody. */
const USED_AS_TERM = /\b(?:[Aa]n?|any|each|every|another|[Mm]y|[Oo]ur|[Yy]our|[a-z]+['’]s) ([A-Z]{2,5})\b(?![-'’&])(?! (?!(?:that|which|is|was|can|will|to|and|or|for|in|of|on|with|from|by|as|at|but|if|when|so)\b)[A-Za-z])|\b([A-Z]{2,5})s\b/g;

/**
 * The abbreviations that are kinds of things in a note.
 * @param text the whole note; it is looked at once, when an abbreviation is first asked about
 * @returns tells whether a name, as it is written, is one
 */
export function termsOf(text: string): (name: string) => boolean {
  let used: Set<string> | null = null;
  return (name) => {
    if (TERMS.has(name.toLowerCase())) return true;
    if (!/^[A-Z]{2,5}$/.test(name)) return false;
    used ??= new Set([...text.matchAll(USED_AS_TERM)].map(([, one, ofSeveral]) => one ?? ofSeveral ?? ''));
    return used.has(name);
  };
}
