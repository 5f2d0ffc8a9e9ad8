/** What the workbench does not model throws, so that no test passes on something that Obsidian would do otherwise. */
export function notModelled(what: string): never {
  throw new Error(`${what} is not modelled by the workbench. Model it in test/workbench/host as Obsidian behaves, or do without it.`);
}

/** The value, but to read a member that it does not have throws. */
export function strict<T extends object>(value: T, name: string): T {
  return new Proxy(value, {
    get(target, key): unknown {
      if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON') return Reflect.get(target, key, target);
      return notModelled(`${name}.${key}`);
    },
  });
}
