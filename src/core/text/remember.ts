/** Longer texts are seldom the same. */
const LONGEST_KEPT = 64;
/** Places of each cache, a power of two. */
const PLACES = 1 << 14;
/** A shorter slice is a string of its own anyway. */
const SHORTEST_SLICE = 13;

/**
 * The function with its answers kept, because newsletters ask about the same words and names again and again. A text is kept
 * in one of two places that its letters give, and takes the place of another: the cache never grows, no text can make it
 * slow, and what it keeps holds no note in memory.
 * @param find says the same about the same text every time; its answers are shared and must not be changed
 */
export function remember<Answer>(find: (text: string) => Answer): (text: string) => Answer {
  const texts = new Array<string | undefined>(PLACES).fill(undefined);
  const answers = new Array<Answer | undefined>(PLACES).fill(undefined);
  return (text) => {
    if (text.length > LONGEST_KEPT) return find(text);
    const place = placeOf(text, 0, text.length, PLACES);
    if (texts[place] === text) return answers[place] as Answer;
    const second = place ^ 1;
    if (texts[second] === text) return answers[second] as Answer;
    const answer = find(text);
    texts[second] = texts[place];
    answers[second] = answers[place];
    texts[place] = ownCopy(text, 0, text.length);
    answers[place] = answer;
    return answer;
  };
}

/** One of `places` (a power of two) for the letters of `text.slice(start, end)`. */
export function placeOf(text: string, start: number, end: number, places: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 15)) & (places - 1);
}

/** `text.slice(start, end)` as a string of its own: a long slice keeps all of `text` in memory. */
export function ownCopy(text: string, start: number, end: number): string {
  if (end - start < SHORTEST_SLICE) return text.slice(start, end);
  const codes: number[] = [];
  for (let at = start; at < end; at++) codes.push(text.charCodeAt(at));
  return String.fromCharCode(...codes);
}
