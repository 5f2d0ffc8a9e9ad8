import { join } from 'node:path';
import { buildDirectory } from '../../core/people/build-directory.ts';
import type { DirectoryEntry, Speaker } from '../../core/people/directory.ts';
import { openVault } from '../open-vault.mts';
import { Report } from '../report.mts';
import { count, onOneLine, print, printJson } from '../terminal.mts';
import { readVaultConfig } from '../vault-config.mts';
import { requireFolder } from '../vault-folder.mts';

/** `who-said-what people VAULT`: the speakers of the vault with their aliases. Reads only. Returns the exit status. */
export async function people(vault: string, options: { json?: boolean }): Promise<number> {
  const root = await requireFolder(vault);
  const report = new Report();
  const config = await readVaultConfig(root);
  for (const { path, message } of config.problems) report.file(join(vault, path), 'vault/configuration', message);
  const opened = await openVault(root, vault, config, report);
  const entries = [...opened.analyses].map(([path, { facts, speakers }]): DirectoryEntry => ({ path, date: facts.date, speakers }));
  const facts = opened.people.filter((note) => note.isPersonNote).map((note) => note.facts);
  const { decisions, ignoredNames } = config.settings;
  const { speakers } = buildDirectory(entries, facts, { decisions, ignoredNames });
  if (options.json) printJson({ speakers: speakers.map(speakerJson), problems: report.problems });
  else {
    for (const speaker of speakers) print(line(speaker));
    print(`${count(speakers.length, 'speaker')} in ${count(opened.sources.length, 'source note')}.`);
  }
  report.complain();
  return report.status;
}

function speakerJson({ name, type, aliases, affiliations, quotations, direct, sources, notePath, merges }: Speaker): object {
  return { name, type, aliases, affiliations, quotations, direct, sources, notePath, merges };
}

function line({ name, type, aliases, quotations, sources }: Speaker): string {
  const also = aliases.length > 0 ? `, also ${aliases.join(', ')}` : '';
  const kind = type === 'person' ? '' : type === 'organization' ? ' (organization)' : ' (no person)';
  return `${String(quotations).padStart(5)}  ${onOneLine(`${name}${kind}, ${count(sources.length, 'note')}${also}`, 160)}`;
}
