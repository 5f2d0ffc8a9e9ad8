// In place of @lezer/highlight, in which @lezer/markdown says how its nodes would be coloured: nothing here is ever coloured.
export class Tag {}

/** Every tag, and what every modifier of a tag gives. */
export const tags = new Proxy(() => tags, { get: () => tags });

/** A source of node properties that gives none. */
export const styleTags = () => () => null;
