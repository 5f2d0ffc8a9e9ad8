/** Longer texts are seldom the same. */
const LONGEST_KEPT = 80;
const MOST_KEPT = 1 << 14;

/**
 * The function with its answers kept, because newsletters ask about the same words and names again and again. When too many
 * are kept all are dropped, so that memory is bounded whatever the texts; a kept text holds no note in memory.
 * @param find says the same about the same text every time; its answers are shared and must not be changed
 */
export function remember<Answer>(find: (text: string) => Answer): (text: string) => Answer {
  const kept = new Map<string, Answer>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined || kept.has(text)) return known as Answer;
    const answer = find(text);
    if (text.length > LONGEST_KEPT) return answer;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(ownCopy(text, 0, text.length), answer);
    return answer;
  };
}

/** `text.slice(start, end)` as a string of its own: a slice may keep all of `text` in memory. */
export function ownCopy(text: string, start: number, end: number): string {
  const codes: number[] = [];
  for (let at = start; at < end; at++) codes.push(text.charCodeAt(at));
  return String.fromCharCode(...codes);
}
