/**
 * Does `work` on each item in order, on some at a time.
 * @param isWanted asked before each item; the rest is left out once it says no.
 */
export async function eachOf<Item>(items: readonly Item[], atOnce: number, isWanted: () => boolean, work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && isWanted()) await work(items[next++] as Item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
