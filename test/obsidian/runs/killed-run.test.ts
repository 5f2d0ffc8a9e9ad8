// @vitest-environment happy-dom
import type { App } from 'obsidian';
import { describe, expect, it } from 'vitest';
import type { RunKind } from '../../../src/obsidian/runs/run-kind.ts';
import { createServices } from '../../../src/obsidian/services.ts';
import { Answers } from '../answers.ts';
import { mockApp, texts } from '../mock-app.ts';

const note = (id: string, body: string, lineEnd = '\n') =>
  `---\nid: SOURCE-20260405-${id}\nplatform: website\nformat: article\nstatus: raw\nkey_insights: []\n---\n\n${body}\n`.replaceAll('\n', lineEnd);
const sentences = Array.from({ length: 12 }, (_, index) => `The harbour of district ${index + 1} lost ${index + 2} pilots last winter, and the boats that were left stayed at the quay for ${index + 9} days.`);
const VAULT: Readonly<Record<string, string>> = {
  'in/boats.md': note('001', `# Boats\n\nMarit Oosterlund says: "A harbour without a second boat is a harbour on loan."\n\n${sentences.join(' ')}`),
  'in/crlf.md': note('002', '# Ropes\n\nIvo Brandsma says: "Nobody splices a rope that the town has promised to replace."', '\r\n'),
  'in/again.md': note('003', '# Pilots\n\nMarit Oosterlund argues: "We count ships because ships are easy to count."'),
  'People/Ivo Brandsma.md': '---\ntype: person # mine\nrating:   4\n---\nMet at the quay.\n\n%% who-said-what:start %%\nold\n%% who-said-what:end %%\n\nLater, no final newline',
};
const KINDS: readonly RunKind[] = ['people', 'links', 'insights', 'unlink'];

/** What is left when the app is gone: its files, those of the plugin among them, and the stored settings. */
interface Left {
  readonly files: Readonly<Record<string, string>>;
  readonly own: Readonly<Record<string, string>>;
  readonly stored: unknown;
}

/** The plugin's own files, on a disk that outlives the app. */
function ownFiles(app: ReturnType<typeof mockApp>, own: Map<string, string>, step: (half?: () => void) => Promise<void>): void {
  const { adapter } = app.vault;
  const real = { exists: adapter.exists.bind(adapter), read: adapter.read.bind(adapter), write: adapter.write.bind(adapter) };
  const isOwn = (path: string): boolean => path.includes('/last-run.');
  adapter.exists = (path, ...rest) => (isOwn(path) ? Promise.resolve(own.has(path)) : real.exists(path, ...rest));
  adapter.read = (path) => (isOwn(path) ? Promise.resolve(own.get(path) ?? '') : real.read(path));
  adapter.write = async (path, text, ...rest) => {
    if (!isOwn(path)) return real.write(path, text, ...rest);
    await step(() => own.set(path, text.slice(0, text.length >> 1)));
    own.set(path, text);
  };
  adapter.remove = async (path) => {
    await step();
    own.delete(path);
  };
  adapter.rename = async (from, to) => {
    await step();
    if (own.has(to)) throw new Error('Destination file already exists!');
    own.set(to, own.get(from) ?? '');
    own.delete(from);
  };
}

/** Starts the plugin on what another one left. @param killAt the step of writing at which the app is gone; 0 for never. */
async function start({ files, own: left, stored }: Left, killAt = 0) {
  const app = mockApp({ ...files });
  const own = new Map(Object.entries(left));
  let steps = 0;
  let killed = (): void => undefined;
  const death = new Promise<void>((resolve) => {
    killed = resolve;
  });
  const step = async (half?: () => void): Promise<void> => {
    if (++steps !== killAt) return;
    half?.();
    killed();
    await new Promise(() => undefined);
  };
  ownFiles(app, own, step);
  for (const name of ['create', 'process', 'trash'] as const) {
    const write = app.vault[name].bind(app.vault) as (...given: unknown[]) => Promise<unknown>;
    Object.assign(app.vault, { [name]: async (...given: unknown[]) => {
      await step();
      return write(...given);
    } });
  }
  const trashFile = app.fileManager.trashFile.bind(app.fileManager);
  app.fileManager.trashFile = async (file) => {
    await step();
    await trashFile(file);
  };
  const data = { manifest: { id: 'who-said-what' }, stored, loadData: () => Promise.resolve(data.stored), saveData: async (value: unknown) => {
    await step();
    data.stored = structuredClone(value);
  } };
  const answers = new Answers();
  const services = createServices(app as unknown as App, data, answers);
  await services.store.load();
  const told = await services.lastRun.load();
  await services.index.rebuild();
  return {
    services, death, told, steps: () => steps,
    left: (): Left => ({ files: texts(app), own: Object.fromEntries(own), stored: data.stored }),
  };
}

/** The vault as each kind of run finds it. */
async function before(kind: RunKind): Promise<Left> {
  const given: Left = { files: VAULT, own: {}, stored: { linkOn: 'command' } };
  if (kind === 'people' || kind === 'insights') return given;
  const { services, left } = await start(given);
  await services.actions.run('people');
  if (kind === 'unlink') await services.actions.run('links');
  return left();
}

const linksIn = (stored: unknown): unknown => (stored as { links?: unknown }).links ?? {};

describe('a run of the plugin whose app dies', () => {
  it.each(KINDS)('at any step of writing %s is taken back byte for byte, or done to the end by the next run', async (kind) => {
    const found = await before(kind);
    const whole = await start(found);
    await whole.services.actions.run(kind);
    const done = whole.left();
    expect(done.files).not.toEqual(found.files);
    expect(whole.steps()).toBeGreaterThanOrEqual(5);
    for (let step = 1; step <= whole.steps(); step++) {
      const dying = await start(found, step);
      void dying.services.actions.run(kind);
      await dying.death;
      const left = dying.left();
      for (const path of new Set([...Object.keys(left.files), ...Object.keys(done.files)])) expect([found.files[path], done.files[path]], `step ${step}: ${path}`).toContain(left.files[path]);

      const hasChanged = JSON.stringify(left.files) !== JSON.stringify(found.files);
      const undoing = await start(left);
      if (hasChanged) {
        await undoing.services.actions.undo();
        expect(undoing.left().files, `step ${step}, taken back`).toEqual(found.files);
        expect(linksIn(undoing.left().stored), `step ${step}, records`).toEqual(linksIn(found.stored));
      }
      const going = await start(left);
      await going.services.actions.run(kind);
      expect(going.left().files, `step ${step}, run again`).toEqual(done.files);
      expect(linksIn(going.left().stored), `step ${step}, records after the next run`).toEqual(linksIn(done.stored));
    }
  }, 60_000);
});
