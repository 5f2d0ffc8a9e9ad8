import { source } from '../notes.ts';

const GIVEN = ['Nadia', 'Tobias', 'Ingrid', 'Marcus', 'Helena', 'Stefan', 'Priya', 'Oliver', 'Camille', 'Jonas'];
const SYLLABLES = ['ba', 'dek', 'ki', 'lor', 'mu', 'ran', 'se', 'tim', 'vo', 'zul'];
const VERBS = ['says', 'writes', 'argues', 'notes', 'explains'];

/** A name that nobody else in the list has. */
export function invented(number: number): string {
  const family = [...String(number).padStart(4, '0')].map((digit) => SYLLABLES[Number(digit)] as string).join('');
  return `${GIVEN[number % GIVEN.length] as string} ${family.slice(0, 1).toUpperCase()}${family.slice(1)}`;
}

/** Notes in which so many people are quoted, ten in each, once each. */
export function crowd(speakers: number): Record<string, string> {
  const notes: Record<string, string> = {};
  for (let first = 0; first < speakers; first += 10) {
    const said = Array.from({ length: Math.min(10, speakers - first) }, (_, index) => saying(first + index)).join('\n\n');
    const month = String((first % 12) + 1).padStart(2, '0');
    notes[`Inbox/crowd-${first}.md`] = source(`2025${month}01-${first}`, `Crowd ${first}`, `2025-${month}-01`, `# Crowd ${first}\n\n${said}\n`);
  }
  return notes;
}

/** A note with so many quotations, ten in each section, by a twentieth as many people. */
export function talkative(quotations: number): string {
  const sections = Array.from({ length: quotations / 10 }, (_, section) => {
    const said = Array.from({ length: 10 }, (_, index) => saying(section * 10 + index, (section + index) % (quotations / 20)));
    return `## Part ${section + 1}\n\n${said.join('\n\n')}`;
  });
  return source('20260110-200', 'Talk', '2026-01-10', `# Talk\n\n${sections.join('\n\n')}\n`);
}

function saying(number: number, speaker = number): string {
  return `${invented(speaker)} ${VERBS[number % VERBS.length] as string}: "Lamp number ${number} was lit before anybody came to the harbour, and nobody asked who had paid for the oil."`;
}
