/**
 * Gives `target` properties that are worked out when they are first read. They are its own, so that copies by spreading
 * and comparisons see values like any others.
 */
export function lazily<Target extends object, Lazy extends object>(
  target: Target, makers: { readonly [Key in keyof Lazy]: () => Lazy[Key] },
): Target & Lazy {
  for (const key of Object.keys(makers) as (keyof Lazy)[]) {
    const make = makers[key];
    let made: { readonly value: Lazy[typeof key] } | null = null;
    Object.defineProperty(target, key, { enumerable: true, configurable: true, get: () => (made ??= { value: make() }).value });
  }
  return target as Target & Lazy;
}
