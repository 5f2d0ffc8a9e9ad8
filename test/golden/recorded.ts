import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';

/**
 * Compares `actual` with the recording in `file`. A recording that is missing or differs fails. With
 * `UPDATE_EXPECTED=1` it is written, and the test still fails, so that somebody reads the difference before it counts.
 * @param environment for tests of this function itself.
 */
export function expectRecorded(file: string, actual: string, environment: { readonly UPDATE_EXPECTED?: string | undefined } = process.env): void {
  const recorded = read(file);
  if (recorded === actual) return;
  if (environment.UPDATE_EXPECTED === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
    expect.fail(`${recorded === null ? 'Wrote' : 'Rewrote'} ${file}. Read the difference, then run again without UPDATE_EXPECTED.`);
  }
  if (recorded === null) expect.fail(`There is no recording ${file}. UPDATE_EXPECTED=1 writes it.`);
  expect(actual, `differs from ${file}; UPDATE_EXPECTED=1 rewrites it`).toBe(recorded);
}

/** Fails for recordings in `folder` that no test compares with anything, by path relative to it. */
export function expectNoOtherRecordings(folder: string, names: readonly string[]): void {
  if (!existsSync(folder)) return;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/')).filter((name) => statSync(folder + name).isFile());
  expect(files.filter((name) => !names.includes(name)), `recordings in ${folder} that nothing is compared with`).toEqual([]);
}

/** Stable JSON for recordings: two spaces, a final line break, one line for what fits on one. */
export function recordedJson(value: unknown): string {
  return `${format(value, '')}\n`;
}

const WIDTH = 160;

function format(value: unknown, indent: string): string {
  const flat = JSON.stringify(value) ?? 'null';
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= WIDTH) return flat;
  const inner = `${indent}  `;
  const [open, close, parts] = Array.isArray(value)
    ? ['[', ']', value.map((item: unknown) => inner + format(item, inner))]
    : ['{', '}', Object.entries(value).filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${inner}${JSON.stringify(key)}: ${format(item, inner)}`)];
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
