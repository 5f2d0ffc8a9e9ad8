import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const command = fileURLToPath(new URL('../../dist/who-said-what.mjs', import.meta.url));

export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Where the command keeps its cache in a test that does not say where: never where the user's own lies. */
const caches = mkdtempSync(join(tmpdir(), 'who-said-what-cache-'));
process.on('exit', () => {
  rmSync(caches, { recursive: true, force: true });
});

/** Runs the built command in a folder. */
export function run(folder: string, ...args: string[]): Run {
  return runCached(caches, folder, ...args);
}

/** Runs the built command in a folder, with its cache in another. */
export function runCached(cache: string, folder: string, ...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, XDG_CACHE_HOME: cache },
  });
  return { status, out: stdout, err: stderr };
}

/** Runs the built command and reads the one JSON document that it prints. */
export function runJson<T>(folder: string, ...args: string[]): { readonly status: number | null; readonly json: T; readonly err: string } {
  const { status, out, err } = run(folder, ...args, '--json');
  return { status, err, json: JSON.parse(out) as T };
}

/** Makes a temporary folder with these files, by path; it is removed after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'who-said-what-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) write(folder, path, content);
  return folder;
}

export function write(folder: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

export function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

/** Every file of a folder by path, to compare before and after. */
export function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length + 1), readFileSync(path, 'latin1')] as const;
  }).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A source note about two invented people, one of them quoted twice. */
export const LETTER = `---
id: SOURCE-20260301-001
platform: newsletter
format: article
creator: Odile Marchetti
date_published: 2026-03-01
key_insights: []
---
# A letter about bridges

Ingrid Falkenrath says: "A bridge that nobody inspects is a rumour about a bridge."

Her colleague sees it otherwise. Bartholomew Quist says: "We inspect what we can reach, and we reach less every year."

## What comes next

Falkenrath says: "Next year we will count the bolts by hand again."
`;

/** Another newsletter in which one of them comes back. */
export const SECOND_LETTER = `---
id: SOURCE-20260308-001
platform: newsletter
format: article
date_published: 2026-03-08
---
# A letter about tunnels

Ingrid Falkenrath says: "A tunnel forgives nothing, and it remembers every drop of water."
`;

/** Front matter that YAML does not accept. */
export const BROKEN = `---
id: SOURCE-20260302-001
platform: newsletter
format: article
title: "The "reliable" pump"
---
# The pump

Bartholomew Quist says: "The pump was reliable until somebody measured it."
`;
