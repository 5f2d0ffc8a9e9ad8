import type { Analysis } from '../../core/analyse.ts';
import type { Insight } from '../../core/insights/insight.ts';
import { insightsInNote, planInsights, propertyText } from '../../core/insights/plan-insights.ts';
import { rankInsights, whyNoInsights } from '../../core/insights/rank.ts';
import { linkWriter, type LinkStyle } from '../../core/links/link-writer.ts';
import { planLinks } from '../../core/links/plan-links.ts';
import { planUnlink } from '../../core/links/plan-unlink.ts';
import { planRepair } from '../../core/source/repair.ts';
import type { LinkRecord } from '../../core/settings.ts';
import type { TextEdit } from '../../core/text/edits.ts';
import type { RepairPreview } from '../dialogs/repair-modal.ts';
import type { SourceIndex } from '../index/source-index.ts';
import type { LinkOutcome } from '../links/link-on-save.ts';
import type { LinkRecords } from '../links/link-records.ts';
import { describeResult } from '../runs/vault-run.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { NoteFiles, WriteResult } from '../vault/note-files.ts';

/** How often an edit is planned anew because the note changed while it was planned. */
const ATTEMPTS = 3;

export interface NoteActionsHost {
  readonly files: NoteFiles;
  readonly index: SourceIndex;
  readonly records: LinkRecords;
  readonly store: SettingsStore;
  analyse(text: string, path: string): Analysis;
  linkStyle(): Promise<LinkStyle>;
}

/** What linking one note came to. */
export interface LinkReport {
  readonly outcome: LinkOutcome;
  /** How many links were written. */
  readonly links: number;
}

/** A note could not be written; the message says why. */
class NoteNotWrittenError extends Error {
  constructor(path: string, result: Exclude<WriteResult, 'written'>) {
    super(`${path} was not written. ${describeResult(result)}`);
    this.name = 'NoteNotWrittenError';
  }
}

/** What the plugin does to one note. Each edit is planned for the text of that moment, and again if it changed since. */
export class NoteActions {
  constructor(private readonly host: NoteActionsHost) {}

  /**
   * Links the speakers of a note that have a person note.
   * @param quiet nobody asked: keep off lines with a cursor and do not disturb typing.
   * @throws UnreadableSettingsError when the links could not be remembered.
   */
  async link(path: string, quiet: boolean): Promise<LinkReport> {
    const { files, index, records, store } = this.host;
    // Nothing can be linked before there are person notes.
    if (quiet && (index.personNotes.size === 0 || index.state !== 'ready')) return { outcome: 'done', links: 0 };
    records.requireWritable();
    const style = await this.host.linkStyle();
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const directory = await index.currentDirectory();
      const text = await files.read(path);
      if (text === null) return { outcome: 'done', links: 0 };
      const writer = linkWriter(style, files.list().map((file) => file.path));
      const plan = planLinks({
        analysis: await this.analysis(path, text), path, directory, settings: store.settings, writer,
        records: records.of(path),
      });
      // Remembered before they are written: a link that is not remembered could never be taken out again.
      await records.set(new Map([[path, plan.records]]));
      if (plan.edits.length === 0) return { outcome: 'done', links: 0 };
      const { result, left } = await files.edit(path, text, plan.edits, { quiet });
      if (left > 0) await this.forgetMissing(path);
      if (result === 'written') return { outcome: left > 0 ? 'waiting' : 'done', links: plan.edits.length - left };
      if (result === 'busy') return { outcome: 'waiting', links: 0 };
      if (result !== 'changed') throw new NoteNotWrittenError(path, result);
    }
    if (!quiet) throw new NoteNotWrittenError(path, 'changed');
    return { outcome: 'changed', links: 0 };
  }

  /** Takes the plugin's links out of a note again. @returns how many there were, and how many could not be told any more. */
  async unlink(path: string): Promise<{ readonly removed: number; readonly missing: number }> {
    const { records } = this.host;
    records.requireWritable();
    const count = records.of(path).length;
    let missing = 0;
    let uncertain: readonly LinkRecord[] = [];
    await this.edit(path, (text) => {
      const plan = planUnlink(text, records.of(path), { takesEdited: true });
      missing = plan.missing.length;
      uncertain = plan.uncertain;
      return plan.edits;
    });
    // A link that may be the user's stays, and so does its record.
    await records.set(new Map([[path, uncertain]]));
    return { removed: count - missing, missing };
  }

  /** The key insights that a note gives. @param count how many; as many as the settings say when left out. */
  async insights(path: string, count = this.host.store.settings.insightCount): Promise<readonly Insight[]> {
    const text = await this.host.files.read(path);
    if (text === null) return [];
    return rankInsights(await this.analysis(path, text), { count });
  }

  /** Why a note gives no key insights, as a sentence; null when it gives some or is gone. */
  async whyNoInsights(path: string): Promise<string | null> {
    const text = await this.host.files.read(path);
    return text === null ? null : whyNoInsights(await this.analysis(path, text));
  }

  /** The key insights that the note's properties hold now. */
  async existingInsights(path: string): Promise<readonly string[]> {
    return insightsInNote((await this.host.files.read(path)) ?? '');
  }

  /**
   * Writes insights to the note's properties, in place of what they hold or after it.
   * @returns how many of them the note did not have; 0 when nothing was written.
   */
  async writeInsights(path: string, insights: readonly Insight[], existing: 'add' | 'replace'): Promise<number> {
    const before = new Set((await this.existingInsights(path)).map((text) => text.trim()));
    const isWritten = await this.edit(path, (text) => planInsights(text, insights, existing));
    if (!isWritten || existing === 'replace') return isWritten ? insights.length : 0;
    return insights.filter((insight) => !before.has(propertyText(insight).trim())).length;
  }

  /** What a repair of the note's front matter would do; null when there is no such note. */
  async planRepair(path: string): Promise<RepairPreview | null> {
    const before = await this.host.files.read(path);
    if (before === null) return null;
    const { text, repaired, remaining } = planRepair(before);
    return { path, before, after: text, repaired, remaining };
  }

  /** Makes a repair that the user has seen. @throws NoteNotWrittenError when the note changed since. */
  async repair({ path, before, after }: RepairPreview): Promise<void> {
    const result = await this.host.files.replace(path, before, after);
    if (result !== 'written') throw new NoteNotWrittenError(path, result);
  }

  /** The analysis of a text, from the index when that knows the very text. */
  async analysis(path: string, text: string): Promise<Analysis> {
    const known = await this.host.index.wake(path);
    return known !== null && known.note.text === text ? known : this.host.analyse(text, path);
  }

  private async edit(path: string, plan: (text: string) => readonly TextEdit[]): Promise<boolean> {
    for (let attempt = 0; ; attempt++) {
      const text = await this.host.files.read(path);
      if (text === null) throw new NoteNotWrittenError(path, 'missing');
      const edits = plan(text);
      if (edits.length === 0) return false;
      const { result } = await this.host.files.edit(path, text, edits, { quiet: false });
      if (result === 'written') return true;
      if (result !== 'changed' || attempt === ATTEMPTS) throw new NoteNotWrittenError(path, result);
    }
  }

  /** Drops the records of links that were planned for a line with a cursor, and so not written. */
  private async forgetMissing(path: string): Promise<void> {
    const text = await this.host.files.read(path);
    const records = this.host.records.of(path);
    if (text === null) return;
    const { missing } = planUnlink(text, records);
    await this.host.records.set(new Map([[path, records.filter((record) => !missing.includes(record))]]));
  }
}
