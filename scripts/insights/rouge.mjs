/** F1 of ROUGE-1, -2 and -L of sentences against reference sentences, each joined to one text. */
export function rouge(sentences, references) {
  const a = words(sentences.join(' '));
  const b = words(references.join(' '));
  return [overlap(a, b, 1), overlap(a, b, 2), f1(longestCommon(a, b), a.length, b.length)];
}

function words(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function overlap(a, b, size) {
  const left = grams(a, size);
  const right = grams(b, size);
  let shared = 0;
  for (const [gram, count] of left) shared += Math.min(count, right.get(gram) ?? 0);
  return f1(shared, Math.max(0, a.length - size + 1), Math.max(0, b.length - size + 1));
}

function grams(list, size) {
  const counts = new Map();
  for (let at = 0; at + size <= list.length; at++) {
    const gram = list.slice(at, at + size).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function longestCommon(a, b) {
  const row = new Uint32Array(b.length + 1);
  for (const word of a) {
    let diagonal = 0;
    for (let at = 1; at <= b.length; at++) {
      const above = row[at];
      row[at] = word === b[at - 1] ? diagonal + 1 : Math.max(row[at], row[at - 1]);
      diagonal = above;
    }
  }
  return row[b.length];
}

function f1(shared, a, b) {
  return shared === 0 ? 0 : (2 * shared) / (a + b);
}
