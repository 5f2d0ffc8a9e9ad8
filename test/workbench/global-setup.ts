import type { TestProject } from 'vitest/node';
import build from '../cli/build.ts';
import { launchChromium } from './chromium.ts';
import { serveWorkbench } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    workbenchUrl: string;
    browserEndpoint: string;
  }
}

/** One server and one browser for all the browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  build();
  const browser = await launchChromium();
  const server = await serveWorkbench();
  project.provide('workbenchUrl', server.url);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await server.close();
  };
}
