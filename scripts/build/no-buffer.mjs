/** Stands in for Node's `Buffer`: gray-matter keeps the original text in one, and a string serves as well. */
export const Buffer = { from: (text) => text };
