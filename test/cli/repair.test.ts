import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contents, folderWith, run } from './vault.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const head = 'id: SOURCE-20260311-001\nplatform: newsletter\nstatus: raw\n';
const body = '# Kelp\n\n"It "grows" slowly," Ada Penrose said.\n';
const BROKEN = {
  'a.md': `---\n${head}title: "Nadia Brandt: "Kelp Was First" | A Talk"\naliases:\n  - "Brandt: "Kelp"\n---\n${body}`,
  'b.md': `has_tides: yes\n---\n${head}---\n${body}`,
  'c.md': `---\n${head}synopsis: "Put it in \\<tide\\>"\n---\n${body}`,
  'd.md': `---\r\n${head.replaceAll('\n', '\r\n')}title: Kelp: What It Eats\r\n---\r\n${body}`,
  'e.md': `---\n${head}title: Kelp\nand some words\n---\n${body}`,
  'f.md': `---\n${head}title: "Kelp"\n---\n${body}`,
};

/** The script reads what the command wrote with parsers of others, and knows nothing of the project's code. */
function checkRepair(vault: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(root, 'scripts/check-repair.mjs'), vault], { encoding: 'utf8' });
}

describe('repairs', () => {
  it('are read as what they said by two parsers that are not ours, and leave sound notes and bodies alone', () => {
    const { status, stdout, stderr } = checkRepair(folderWith(BROKEN));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe('6 notes: 5 with problems, 4 repaired, 1 left with a reason, 2 byte for byte as they were.\n');
    expect(checkRepair(join(root, 'test/vault'))).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining(' 2 repaired, 0 left with a reason') as string });
  }, 60_000);

  it('are made by no other command: broken front matter keeps each byte', () => {
    const folder = folderWith(BROKEN);
    for (const command of [['sync'], ['sync', '--only', 'people,links,insights'], ['insights', '--write'], ['check'], ['quotes'], ['unlink']]) {
      run(folder, command[0] as string, '.', ...command.slice(1));
      const after = contents(folder);
      for (const [path, text] of Object.entries(BROKEN)) {
        if (path !== 'f.md') expect(after[path]?.slice(0, text.indexOf('# Kelp'))).toBe(text.slice(0, text.indexOf('# Kelp')));
      }
    }
  }, 60_000);
});
