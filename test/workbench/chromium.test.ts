import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { launchChromium } from './chromium.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a machine without a browser that starts', () => {
  it('fails the browser tests, and says what was tried and what to install', async () => {
    vi.stubEnv('CHROME_PATH', join(tmpdir(), 'no-such-browser'));
    const error = await launchChromium().then(() => null, (reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    const message = (error as Error).message;
    expect(message).toContain('The browser tests need Chrome or Chromium. Install one, or set CHROME_PATH');
    expect(message).toMatch(/\nCHROME_PATH: ./);
  });
});
