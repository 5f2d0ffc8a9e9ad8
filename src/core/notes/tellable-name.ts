/** Nobody's name has more UTF-16 units than this: what does is a torn piece of text, and fits no property. */
const LONGEST_NAME = 500;
/** Signs of HTML, code, links, templates and comments, and what steers a terminal or turns text around. */
const SIGNS = /[<>`]|\{\{|\}\}|\[\[|\]\]|%%|(?!\t)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/**
 * Whether a name may become a note or a property. What holds signs that act somewhere is no name but a torn piece of
 * text: programs that show or run properties must not meet them, and linking a part of it would change what is read.
 */
export function isTellableName(name: string): boolean {
  return name.length <= LONGEST_NAME && !SIGNS.test(name);
}
