/** Calls back after some milliseconds. The result cancels that. */
export function after(delay: number, callback: () => void): () => void {
  const timer = window.setTimeout(callback, delay);
  return () => {
    window.clearTimeout(timer);
  };
}
