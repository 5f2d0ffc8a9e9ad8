/* global module -- gray-matter requires it, so it is no ES module. */

/** In place of what gray-matter does besides reading front matter: it writes, and cuts a text into sections of its own. */
module.exports = () => {
  throw new Error('Front matter is only read.');
};
