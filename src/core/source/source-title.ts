import type { Section } from './note.ts';

/** What a source note is called: by its property, or, since many captures have none, by the heading that opens it; else ''. */
export function sourceTitle(property: string, sections: readonly Section[]): string {
  const heading = sections.find((section) => section.level > 0);
  return property || (heading?.level === 1 ? heading.title : '');
}
