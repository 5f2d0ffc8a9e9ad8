import { createRequire } from 'node:module';
import { parse } from 'yaml';

interface JsYaml {
  safeLoad(text: string, options: { schema: unknown }): unknown;
  readonly FAILSAFE_SCHEMA: unknown;
  readonly DEFAULT_SAFE_SCHEMA: unknown;
}

// A parser that the project itself never reads with; it comes with gray-matter.
const jsYaml = createRequire(createRequire(import.meta.url).resolve('gray-matter'))('js-yaml') as JsYaml;

/**
 * What two strict parsers say of YAML, as text: numbers and dates keep their spelling.
 * @throws when one of them refuses it, or they do not say the same
 */
export function strictText(source: string): unknown {
  const one: unknown = parse(source, { schema: 'failsafe', logLevel: 'error' });
  const other = jsYaml.safeLoad(source, { schema: jsYaml.FAILSAFE_SCHEMA });
  if (asJson(one) !== asJson(other)) throw new Error(`Read as ${asJson(one)} and as ${asJson(other)}`);
  return other ?? {};
}

/** Where all is text, nothing is null to one and `''` to the other. */
function asJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => each ?? '') ?? '';
}

/** What js-yaml says of YAML, with numbers, dates and nulls. @throws when it refuses it */
export function strictValues(source: string): unknown {
  return jsYaml.safeLoad(source, { schema: jsYaml.DEFAULT_SAFE_SCHEMA }) ?? {};
}

/** What stands between the first line, which must be a fence, and the next fence. Knows nothing of the project's readers. */
export function betweenFences(text: string): string {
  const match = /^\uFEFF?---[ \t]*(?:yaml)?[ \t]*\r?\n((?:[\s\S]*?\n)??)---[ \t]*(?:\r?\n|$)/.exec(text);
  if (match === null) throw new Error(`No front matter in ${JSON.stringify(text.slice(0, 200))}`);
  return match[1] ?? '';
}

/** True when two strict parsers read the front matter of a note as properties. */
export function isSound(text: string): boolean {
  try {
    const value = strictText(betweenFences(text));
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
