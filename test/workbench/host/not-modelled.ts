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

/** From now on, to read a member that an instance of one of the classes does not have throws, as it does for those of the mocks. */
export function guard(classes: readonly { readonly prototype: object }[]): void {
  for (const { prototype } of classes) {
    let root = prototype;
    for (let next = Reflect.getPrototypeOf(root); next !== null && next !== Object.prototype && next !== BEYOND; next = Reflect.getPrototypeOf(root)) root = next;
    Object.setPrototypeOf(root, BEYOND);
  }
}

/** Stands above all classes of the host: what is looked for here was found nowhere below. */
const BEYOND: object = new Proxy(Object.prototype, {
  get(target, key, receiver: object): unknown {
    if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON') return Reflect.get(target, key, receiver);
    return notModelled(`${receiver.constructor.name}.${key}`);
  },
  // To set a member is to define it, as ever.
  set: (_, key, value, receiver: object) => Reflect.defineProperty(receiver, key, { value, writable: true, enumerable: true, configurable: true }),
});
