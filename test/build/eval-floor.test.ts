import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/eval.mjs', import.meta.url));

it('The quality floor says that it was not checked where there are no annotated newsletters', () => {
  const folder = mkdtempSync(join(tmpdir(), 'who-said-what-eval-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(script, join(folder, 'checkout', 'scripts', 'eval.mjs'));
  const output = execFileSync(process.execPath, [join(folder, 'checkout', 'scripts', 'eval.mjs'), '--floor'], { encoding: 'utf8' });
  expect(output).toContain('floor was NOT checked');
});
