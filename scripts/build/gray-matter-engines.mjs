/**
 * Stands in for gray-matter's own engines, in every build: they hold js-yaml, which nothing here uses, and an `eval` of
 * what a `---js` block says. The core passes its own engines, so these refuse.
 */
function refuse() {
  throw new Error('This kind of front matter is not read.');
}

const engine = { parse: refuse, stringify: refuse };

export const yaml = engine;
export const json = engine;
export const javascript = engine;
