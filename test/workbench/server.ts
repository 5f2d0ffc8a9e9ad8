import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** The root of the repository, from wherever this was started in it. */
const root = process.cwd();
const own = join(root, 'test', 'workbench');

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html', css: 'text/css', js: 'text/javascript', json: 'application/json',
};

/** A workbench on localhost. */
export interface WorkbenchServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Builds the host and serves the page with the built plugin of this checkout.
 * @param port 0 for any that is free.
 * @param notes what a page has that is started without notes, by path.
 * @throws when main.js was not built.
 */
export async function serveWorkbench(port = 0, notes: () => Readonly<Record<string, string>> = exampleVault): Promise<WorkbenchServer> {
  if (!existsSync(join(root, 'main.js'))) throw new Error('main.js is not there. Run "npm run build" first.');
  const host = await buildHost();
  const read = (path: string): Buffer => readFileSync(join(root, path));
  const files: Readonly<Record<string, () => string | Buffer>> = {
    'index.html': () => readFileSync(join(own, 'page', 'index.html')),
    'app.css': () => readFileSync(join(own, 'page', 'app.css')),
    'host.js': () => host,
    'main.js': () => read('main.js'),
    'styles.css': () => read('styles.css'),
    'manifest.json': () => read('manifest.json'),
    'icons.json': () => read('node_modules/lucide-static/icon-nodes.json'),
    'vault.json': () => JSON.stringify(notes()),
  };
  const server = createServer((request, response) => {
    const name = basename(new URL(request.url ?? '/', 'http://localhost').pathname) || 'index.html';
    const file = files[name];
    response.writeHead(file === undefined ? 404 : 200, { 'Content-Type': `${TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain'}; charset=utf-8` });
    response.end(file?.());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => {
        resolve();
      });
    }),
  };
}

async function buildHost(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(own, 'host', 'main.ts')], bundle: true, format: 'iife', target: 'es2022', write: false, logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

/** The notes of the example vault by path. */
export function exampleVault(): Record<string, string> {
  const folder = join(root, 'test', 'vault');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const notes = names.filter((name) => name.endsWith('.md') && name !== 'README.md').sort();
  return Object.fromEntries(notes.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
