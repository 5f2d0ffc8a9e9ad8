import { counted } from '../../core/counted.ts';
import type { Speaker } from '../../core/people/directory.ts';
import { APART_RULES, MERGE_RULES, type KeptApart } from '../../core/people/merge-rules.ts';
import { Report } from '../report.mts';
import { onOneLine, print, printJson } from '../terminal.mts';
import { readVaultConfig, reportConfig } from '../vault-config.mts';
import { requireFolder } from '../vault-folder.mts';
import { readSpeakers } from '../read-speakers.mts';

/** `who-said-what people VAULT`: the speakers of the vault with their aliases, with the reasons when asked. Reads only. Returns the exit status. */
export async function people(vault: string, options: { json?: boolean; explain?: boolean; cache?: boolean }): Promise<number> {
  const root = await requireFolder(vault);
  const report = new Report();
  const config = await readVaultConfig(root);
  reportConfig(vault, config, report);
  const isExplained = options.explain === true;
  const wanted = { cached: options.cache !== false, explained: isExplained };
  const { speakers, sourceNotes, keptApart } = await readSpeakers(root, vault, config, report, wanted);
  if (options.json) {
    const explained = isExplained ? { keptApart: keptApart.map((one) => ({ ...one, reason: APART_RULES[one.rule] })) } : {};
    printJson({ speakers: speakers.map((speaker) => speakerJson(speaker, isExplained)), ...explained, problems: report.problems });
  } else {
    for (const speaker of speakers) {
      print(line(speaker));
      if (isExplained) printMerges(speaker);
    }
    if (keptApart.length > 0) printApart(keptApart);
    print(`${counted(speakers.length, 'speaker')} in ${counted(sourceNotes, 'source note')}.`);
  }
  report.complain();
  return report.status;
}

function speakerJson({ name, type, aliases, affiliations, quotations, direct, sources, notePath, merges }: Speaker, isExplained: boolean): object {
  const reasons = isExplained ? merges.map((merge) => ({ ...merge, reason: MERGE_RULES[merge.rule] })) : merges;
  return { name, type, aliases, affiliations, quotations, direct, sources, notePath, merges: reasons };
}

function printMerges({ merges }: Speaker): void {
  for (const { name, rule, evidence } of merges) print(`         ${onOneLine(name, 60)}: ${rule}: ${MERGE_RULES[rule]} ${onOneLine(evidence, 200)}`);
}

function printApart(keptApart: readonly KeptApart[]): void {
  print('Kept apart:');
  for (const { name, from, rule, evidence, paths } of keptApart) {
    const others = from.length > 0 ? `, from ${from.join(', ')}` : '';
    const shown = evidence === APART_RULES[rule] ? '' : ` ${onOneLine(evidence, 200)}`;
    print(`       ${onOneLine(`${name}${others}`, 160)}: ${rule}: ${APART_RULES[rule]}${shown}${where(paths)}`);
  }
}

function where(paths: readonly string[]): string {
  if (paths.length === 0) return '';
  return ` In ${onOneLine(paths[0] as string, 120)}${paths.length > 1 ? ` and ${counted(paths.length - 1, 'other note')}` : ''}.`;
}

function line({ name, type, aliases, quotations, sources }: Speaker): string {
  const also = aliases.length > 0 ? `, also ${aliases.join(', ')}` : '';
  const kind = type === 'person' ? '' : type === 'organization' ? ' (organization)' : ' (no person)';
  return `${String(quotations).padStart(5)}  ${onOneLine(`${name}${kind}, ${counted(sources.length, 'note')}${also}`, 160)}`;
}
