import type { FileManager, Vault } from 'obsidian';
import type { Speaker } from '../../core/people/directory.ts';
import type { Decision } from '../../core/settings.ts';
import { fileNameFor, fileNameKey } from '../../core/notes/file-name.ts';
import type { SettingsStore } from '../settings/settings-store.ts';

/** What a user decides about speakers. Decisions are stored with the settings and win over any guess. */
export class Decisions {
  constructor(
    private readonly store: SettingsStore,
    private readonly vault: Vault,
    private readonly fileManager: FileManager,
  ) {}

  async merge(from: string, into: string): Promise<void> {
    if (from !== into) await this.add({ kind: 'merge', from, into });
  }

  /** Keeps a name apart from a speaker whom it was taken for. */
  async split(name: string, from: string): Promise<void> {
    await this.add({ kind: 'split', name, from });
  }

  async notAPerson(name: string): Promise<void> {
    await this.add({ kind: 'not-a-person', name });
  }

  async organization(name: string): Promise<void> {
    await this.add({ kind: 'organization', name });
  }

  /** Renames a speaker, and the person note with its links when there is one and the name is free. */
  async rename(speaker: Speaker, to: string): Promise<void> {
    await this.add({ kind: 'rename', from: speaker.name, to });
    const file = speaker.notePath === null ? null : this.vault.getFileByPath(speaker.notePath);
    if (file === null) return;
    const folder = file.parent === null || file.parent.isRoot() ? '' : `${file.parent.path}/`;
    const path = `${folder}${fileNameFor(to)}.md`;
    if (path !== file.path && !(await this.isTaken(path, file.path))) await this.fileManager.renameFile(file, path);
  }

  /** Where case does not count, a name that differs in case only is there already: it is the note's own. */
  private async isTaken(path: string, own: string): Promise<boolean> {
    if (fileNameKey(path) === fileNameKey(own)) return this.vault.getFileByPath(path) !== null;
    return this.vault.adapter.exists(path);
  }

  /** The newest decision about a name replaces older ones of the same kind about it. */
  private async add(decision: Decision): Promise<void> {
    const others = this.store.settings.decisions.filter((other) => !isAboutSame(other, decision) && !isTakenBack(other, decision));
    await this.store.update({ decisions: [...others, decision] });
  }
}

function isAboutSame(a: Decision, b: Decision): boolean {
  return a.kind === b.kind && subject(a) === subject(b);
}

/** To merge a name takes back that it was split off, and the other way round. */
function isTakenBack(other: Decision, decision: Decision): boolean {
  if (decision.kind === 'merge') return other.kind === 'split' && other.name === decision.from;
  return decision.kind === 'split' && other.kind === 'merge' && other.from === decision.name;
}

function subject(decision: Decision): string {
  return decision.kind === 'merge' || decision.kind === 'rename' ? decision.from : decision.name;
}
