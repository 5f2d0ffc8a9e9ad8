import { BLOCK_END, BLOCK_START } from './managed-block.ts';

/** Every line that a block of ours can hold, besides its markers; quotations and links begin as given. Each takes linear time. */
const OURS: readonly RegExp[] = [
  /^$/, /^>/, /^%% /, /^\[/, /^(?:with|relayed by) /, /^### .*\]/, /^- .*\][^\]]* · \d+ quotations?$/,
  /^## Quotations$/, /^### Older sources$/, /^\d+ quotations? in \d+ sources?\.$/, /^Also written: /, /^… and \d+ more in this source\.$/,
];

/**
 * The lines of a managed block that the plugin did not write: somebody wrote between the markers, and the block is about
 * to be replaced. Lines that stood apart are set apart by an empty one.
 * @param block the text from marker to marker.
 */
export function foreignLines(block: string): string[] {
  const found: string[] = [];
  let last = -1;
  for (const [number, line] of block.split(/\r?\n/).entries()) {
    if (line === BLOCK_START || line === BLOCK_END || line.trim() === '' || OURS.some((pattern) => pattern.test(line))) continue;
    if (last >= 0 && number > last + 1) found.push('');
    found.push(line);
    last = number;
  }
  return found;
}
