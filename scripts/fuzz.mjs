// node scripts/fuzz.mjs [--seconds N] [--runs N] [--only WORD] [--seed N] [--path P]: tries the properties of test/properties on
// new cases: each for so many seconds (60), or so many cases. It prints its seed. Of a failure the report names seed and
// path; with `--only`, `--seed` and `--path` that very case is tried again.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const option = { type: 'string' };
const { values } = parseArgs({ options: { seconds: option, runs: option, only: option, seed: option, path: option } });
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
const env = { ...process.env, FUZZ_SEED: seed };
if (values.path !== undefined) env.FUZZ_PATH = values.path;
else if (values.runs !== undefined) env.FUZZ_RUNS = values.runs;
else env.FUZZ_SECONDS = values.seconds ?? '60';

const root = fileURLToPath(new URL('../', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const files = values.only === undefined ? 'test/properties' : `test/properties/${values.only}`;
console.log(`Seed ${seed}. To try the same cases again: npm run fuzz -- --seed ${seed}`);
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'source', files], { cwd: root, env, stdio: 'inherit' });
console.log(`Seed ${seed}.`);
process.exitCode = status ?? 1;
