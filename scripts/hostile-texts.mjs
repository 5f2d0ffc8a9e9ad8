// Texts that nobody writes but an attacker: each fills any size with one thing over and over.

/** A text of `size` characters out of numbered parts. */
function filled(size, part) {
  const parts = [];
  for (let length = 0, index = 0; length < size; index++) {
    const next = part(index);
    parts.push(next);
    length += next.length;
  }
  return parts.join('').slice(0, size);
}

/** A word for a number, the same for the same number and another for another: `Bacadaba`. */
function word(number) {
  let letters = '';
  for (let rest = number + 1000; rest > 0; rest = Math.floor(rest / 20)) letters += 'bcdfghjklmnprstvwxyz'[rest % 20] + 'aeiou'[rest % 5];
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}

const time = (index) => `${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;

export const HOSTILE_TEXTS = {
  'quotes': (size) => '"'.repeat(size),
  'opening quotes': (size) => '“'.repeat(size),
  'single quotes': (size) => filled(size, () => "'a "),
  'nested quotations': (size) => filled(size, (index) => (index % 2 === 0 ? '“a ‘' : 'b "')),
  'quotations': (size) => filled(size, (index) => `"${word(index)} is here," she said. `),
  'brackets': (size) => '['.repeat(size),
  'links half open': (size) => filled(size, () => '[[a]('),
  'stars': (size) => '*'.repeat(size),
  'stars and letters': (size) => filled(size, () => '*a '),
  'greater-than signs': (size) => '>'.repeat(size),
  'block quotes': (size) => filled(size, () => '> a\n'),
  'signed block quotes': (size) => filled(size, (index) => `> "${word(index)} is here."\n> - Ada ${word(index * 7)}\n`),
  'chapters': (size) => filled(size, (index) => `${time(index)} ${word(index)} says no\n`),
  'spaces': (size) => ' '.repeat(size),
  'line breaks': (size) => '\n'.repeat(size),
  'capital words': (size) => filled(size, () => 'Capital '),
  'one line of names': (size) => filled(size, (index) => `${word(index)} ${word(index * 7)} `),
  'distinct names': (size) => filled(size, (index) => `${word(index)} ${word(index * 7)} said no.\n`),
  'distinct names of one family': (size) => filled(size, (index) => `${word(index)} Brandt said no.\n`),
  'labels': (size) => filled(size, (index) => `${word(index)}: a word or two\n`),
  'labels of full names': (size) => filled(size, (index) => `${word(index)} ${word(index * 7)}: a word or two\n`),
  'labels of one name': (size) => filled(size, () => 'Nadia Brandt: a word or two\n'),
  'labels of initials': (size) => filled(size, (index) => `${word(index)} ${word(index * 7)}: a word\n${word(index)[0]}${word(index * 7)[0]}: a word\n`),
  'turns with times': (size) => filled(size, (index) => `[${time(index)}] ${word(index % 50)}\n`),
  'turns of distinct names': (size) => filled(size, (index) => `[${time(index)}] ${word(index)}\n`),
  'colons': (size) => ':'.repeat(size),
  'pronouns': (size) => filled(size, () => 'He said that she said that it said so. '),
  'places of places': (size) => `Nadia Brandt ${filled(size, () => 'of Tarn Institute ')}said "no more of that".`,
  'brackets of places': (size) => `Nadia Brandt ${filled(size, () => '(of Tarn) ')}said "no more of that".`,
  'calls to call': (size) => `Nadia Brandt ${filled(size, () => 'called to ')}say that it was over.`,
  'memos': (size) => filled(size, () => 'Nadia Brandt wrote in a memo: "No more of that." The memo says: "And no less of it." '),
  'letters of letters': (size) => filled(size, () => 'the letter says it and '),
  'other judges': (size) => filled(size, () => 'Another judge left.\n\n“It is late and nobody knows,” the judge said.\n\n'),
  'asides': (size) => filled(size, () => 'there was “no place to hide” in it, she said, whereas '),
  'lists of quotations': (size) => filled(size, () => '- “No more of that.”\n'),
  'abbreviations': (size) => filled(size, (index) => `The ${word(index).slice(0, 3).toUpperCase()} says "no more of that". `),
  'questions to her': (size) => filled(size, (index) => `${word(index)} Brandt asked her whether. She answered that no. `),
  'centres for everything': (size) => filled(size, (index) => `The ${word(index)} Centre for ${word(index * 7)} is here. ${word(index)} Centre said no. `),
  'scenes': (size) => filled(size, () => '"It is all over now," Nadia Brandt says. She sits. "It is not over yet." '),
  'names in brackets': (size) => filled(size, (index) => `> a word\n\n(@${word(index)})\n\n`),
  'headings': (size) => filled(size, (index) => `# ${word(index)}\n`),
  'digits and stops': (size) => filled(size, () => '1.a.'),
};
