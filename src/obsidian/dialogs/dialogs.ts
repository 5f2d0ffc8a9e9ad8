import { Notice, type App } from 'obsidian';
import type { Insight } from '../../core/insights/insight.ts';
import type { NoteChange } from '../../core/notes/plan.ts';
import type { Speaker } from '../../core/people/directory.ts';
import type { RunProgress } from '../runs/vault-run.ts';
import { chooseInsights, type ChosenInsights, type ExistingInsights } from './insight-modal.ts';
import { askName } from './name-modal.ts';
import { previewChanges } from './preview-modal.ts';
import { ProgressNotice } from './progress-notice.ts';
import { chooseQuotation, type QuotationChoice } from './quotation-modal.ts';
import { confirmRepair, type RepairPreview } from './repair-modal.ts';
import { chooseSpeaker } from './speaker-modal.ts';
import { splitByNotes, type SplitByNotes } from './split-modal.ts';

/** How long a summary stays, in milliseconds. */
const SUMMARY_TIME = 10_000;

/** Everything that the plugin asks or tells its user, so that what it does can be tried without a window. */
export interface Dialogs {
  /** Shows what a run would do, and a remark on it. @returns what of it to do, or null when the user thought better of it. */
  preview(title: string, changes: readonly NoteChange[], remark: string | null): Promise<readonly NoteChange[] | null>;
  /** @param patience how long it may take before anything is shown, in milliseconds. */
  progress(title: string, patience: number): RunProgress;
  tell(message: string): void;
  chooseSpeaker(speakers: readonly Speaker[], placeholder: string): Promise<Speaker | null>;
  chooseQuotation(choices: readonly QuotationChoice[]): Promise<QuotationChoice | null>;
  /**
   * @param existing the key insights that the note has now.
   * @returns the insights to write, in their place or after them, or null when the user thought better of it.
   */
  chooseInsights(insights: readonly Insight[], existing: ExistingInsights): Promise<ChosenInsights | null>;
  confirmRepair(repair: RepairPreview): Promise<boolean>;
  askName(title: string, name: string): Promise<string | null>;
  /** Asks in which notes a name is somebody else's, and what to call them. @param taken names that others have. */
  splitByNotes(speaker: Speaker, note: string | null, taken: readonly string[]): Promise<SplitByNotes | null>;
}

/** The dialogs as Obsidian shows them. */
export class AppDialogs implements Dialogs {
  constructor(private readonly app: App) {}

  preview(title: string, changes: readonly NoteChange[], remark: string | null): Promise<readonly NoteChange[] | null> {
    return previewChanges(this.app, title, changes, remark);
  }

  progress(title: string, patience: number): RunProgress {
    return new ProgressNotice(title, patience);
  }

  tell(message: string): void {
    new Notice(message, SUMMARY_TIME);
  }

  chooseSpeaker(speakers: readonly Speaker[], placeholder: string): Promise<Speaker | null> {
    return chooseSpeaker(this.app, speakers, placeholder);
  }

  chooseQuotation(choices: readonly QuotationChoice[]): Promise<QuotationChoice | null> {
    return chooseQuotation(this.app, choices);
  }

  chooseInsights(insights: readonly Insight[], existing: ExistingInsights): Promise<ChosenInsights | null> {
    return chooseInsights(this.app, insights, existing);
  }

  confirmRepair(repair: RepairPreview): Promise<boolean> {
    return confirmRepair(this.app, repair);
  }

  askName(title: string, name: string): Promise<string | null> {
    return askName(this.app, title, name);
  }

  splitByNotes(speaker: Speaker, note: string | null, taken: readonly string[]): Promise<SplitByNotes | null> {
    return splitByNotes(this.app, speaker, note, taken);
  }
}
