/** `1 note`, `2 notes`: how every count of something stands in a sentence for the user. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
