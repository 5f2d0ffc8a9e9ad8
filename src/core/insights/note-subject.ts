import type { Analysis } from '../analyse.ts';

type Subject = Pick<Analysis, 'note' | 'facts'>;

/** The title of the front matter with the first heading of the note. */
export function titleText({ note, facts }: Subject): string {
  return `${facts.title} ${note.sections.find((section) => section.level === 1)?.title ?? ''}`;
}

/** What the note says of itself: its synopsis; without one its title, its section titles and the blurbs of its contents list. */
export function aboutText({ note, facts }: Subject): string {
  if (facts.synopsis !== '') return facts.synopsis;
  return [titleText({ note, facts }), ...note.sections.flatMap(({ title, blurb }) => [title, blurb])].join('. ');
}
