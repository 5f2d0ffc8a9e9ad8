#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { people } from './commands/people.mts';
import type { SyncKind } from './commands/sync.mts';
import { reasonOf, Status, VaultError } from './report.mts';
import { complain, harmless } from './terminal.mts';

/** Of package.json, put in by the build. */
declare const __VERSION__: string;

/** What earlier runs found is kept for the next: only time depends on it. */
const NO_CACHE = ['--no-cache', 'read every note anew, and keep nothing'] as const;

/** Nobody waits for the analyser who does not need it. */
const withAnalyser = () => import('./with-analyser.mts');

/** What nearly every subcommand can be told. */
interface Options {
  readonly json?: boolean;
  readonly cache?: boolean;
}

const KINDS: readonly SyncKind[] = ['people', 'links', 'insights'];

function atLeastOne(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || !Number.isSafeInteger(number)) throw new InvalidArgumentError('It must be a whole number, at least 1.');
  return number;
}

const autoOrCount = (text: string): number | 'auto' => (text === 'auto' ? text : atLeastOne(text));

/** The values of an option that may be given several times. */
const oneMore = (value: string, others: readonly string[] = []): string[] => [...others, value];

function kinds(text: string): SyncKind[] {
  return text.split(',').map((part) => {
    const kind = KINDS.find((known) => known === part.trim());
    if (kind === undefined) throw new InvalidArgumentError(`It must be one or more of ${KINDS.join(',')}.`);
    return kind;
  });
}

/** The command with its subcommands. @param finish gets the exit status of the one that is run. */
function program(finish: (status: number) => void): Command {
  const root = new Command('who-said-what')
    .description('Who said what in a vault of captured newsletters. Works offline, on the files you name.')
    .version(__VERSION__)
    .exitOverride()
    // Its messages name what was written on the command line.
    .configureOutput({ writeErr: (text) => process.stderr.write(harmless(text)) })
    .showHelpAfterError('(--help shows how it is used)')
    .addHelpText('after', '\nExit status: 0 done, 1 some notes had problems, or a path is not there, 2 wrong usage.');
  addReaders(root, finish);
  addWriters(root, finish);
  for (const command of root.commands) command.exitOverride().showHelpAfterError('(--help shows how it is used)');
  return root;
}

/** What says something of notes; it writes nothing, or only when told to. */
function addReaders(root: Command, finish: (status: number) => void): void {
  root.command('quotes').argument('<path...>', 'Markdown files, or folders of source notes')
    .description('show who said what; reads only')
    .option('--json', 'print one JSON document')
    .option('--explain', 'say why: rule, cue and evidence of each attribution, and what was not attributed')
    .option(...NO_CACHE)
    .action(async (paths: string[], options: Options & { explain?: boolean }) => {
      finish(await (await withAnalyser()).quotes(paths, options));
    });

  root.command('people').argument('<vault>', 'folder of the vault')
    .description('show the speakers of a vault with their aliases; reads only')
    .option('--json', 'print one JSON document')
    .option('--explain', 'say why names are one speaker, and what was kept apart')
    .option(...NO_CACHE)
    .action(async (vault: string, options: Options & { explain?: boolean }) => {
      finish(await people(vault, options));
    });

  root.command('insights').argument('<path...>', 'Markdown files, or folders of source notes')
    .description('show the sentences that carry the main points')
    .option('--json', 'print one JSON document')
    .option('--max <n>', 'sentences for each note or auto: 3, more for long notes (default: as set in the vault)', autoOrCount)
    .option('--write', 'store them as key_insights')
    .option(...NO_CACHE)
    .action(async (paths: string[], options: Options & { max?: number | 'auto'; write?: boolean }) => {
      finish(await (await withAnalyser()).insights(paths, options));
    });
}

/** What is there to change notes. */
function addWriters(root: Command, finish: (status: number) => void): void {
  root.command('sync').argument('<vault>', 'folder of the vault')
    .description('write person notes and links as the vault is set; insights only when asked for')
    .option('--only <kinds>', `${KINDS.join(',')}: any of them, with commas between (default: people,links)`, kinds)
    .option('--recreate <name>', 'write the note of this speaker again, though it was deleted (may be given several times)', oneMore)
    .option('--dry-run', 'show what would be written, and write nothing')
    .option('--json', 'print one JSON document')
    .option(...NO_CACHE)
    .action(async (vault: string, options: Options & { only?: SyncKind[]; recreate?: string[]; dryRun?: boolean }) => {
      finish(await (await withAnalyser()).sync(vault, options));
    });

  root.command('unlink').argument('<vault>', 'folder of the vault')
    .description("take the plugin's links out again")
    .option('--dry-run', 'show what would be written, and write nothing')
    .option('--json', 'print one JSON document')
    .action(async (vault: string, options: { dryRun?: boolean; json?: boolean }) => {
      finish(await (await withAnalyser()).unlink(vault, options));
    });

  root.command('check').argument('<vault>', 'folder of the vault, or one note')
    .description('show what is wrong with front matter')
    .option('--json', 'print one JSON document')
    .option('--repair', 'show each repair, and write it')
    .action(async (vault: string, options: { json?: boolean; repair?: boolean }) => {
      finish(await (await withAnalyser()).check(vault, options));
    });
}

async function main(): Promise<number> {
  let status: number = Status.done;
  try {
    await program((result) => { status = result; }).parseAsync();
    return status;
  } catch (error) {
    // Commander has said what was wrong; it ends with 1 where a user's mistake is 2 here, and with 0 after help.
    if (error instanceof CommanderError) return error.exitCode === 0 ? Status.done : Status.wrongUsage;
    complain(`who-said-what: ${reasonOf(error)}`);
    if (error instanceof VaultError) for (const detail of error.details) complain(detail);
    return Status.someProblems;
  }
}

// A reader such as `head` may close the pipe before the end: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.exitCode = await main();
