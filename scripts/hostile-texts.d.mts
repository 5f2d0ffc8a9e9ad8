/** By kind: makes a text of that many characters. */
export declare const HOSTILE_TEXTS: Readonly<Record<string, (size: number) => string>>;
