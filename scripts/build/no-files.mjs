/** Stands in for `fs`, which gray-matter loads for a function that nothing here calls. */
export function readFileSync() {
  throw new Error('There is no file system here.');
}
