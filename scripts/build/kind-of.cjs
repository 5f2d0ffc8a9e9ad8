/* global module -- gray-matter requires it, so it is no ES module. */

/** What gray-matter asks of the package kind-of, which knows 40 kinds: whether a value is an object, a string or a list. */
module.exports = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
