import type { Insight } from '../../src/core/insights/insight.ts';
import type { NoteChange } from '../../src/core/notes/plan.ts';
import type { Speaker } from '../../src/core/people/directory.ts';
import type { Dialogs } from '../../src/obsidian/dialogs/dialogs.ts';
import type { ChosenInsights } from '../../src/obsidian/dialogs/insight-modal.ts';
import type { SplitByNotes } from '../../src/obsidian/dialogs/split-modal.ts';
import type { QuotationChoice } from '../../src/obsidian/dialogs/quotation-modal.ts';

/** A user who gives the answers that a test lays out, and hears what is told. */
export class Answers implements Dialogs {
  readonly told: string[] = [];
  readonly previews: (readonly NoteChange[])[] = [];
  accepts = true;
  speakers: string[] = [];
  name: string | null = null;
  split: SplitByNotes | null = null;
  quotation = '';
  keep: (insights: readonly Insight[]) => readonly Insight[] | null = (insights) => insights;

  /** Which changes of a preview stay picked. */
  picks: (change: NoteChange) => boolean = () => true;

  preview(_: string, changes: readonly NoteChange[]): Promise<readonly NoteChange[] | null> {
    this.previews.push(changes);
    return Promise.resolve(this.accepts ? changes.filter(this.picks) : null);
  }
  /** Called before each note that a run writes. */
  step: () => void = () => undefined;
  progress(_: string, patience: number) {
    return { step: () => {
      // What is shown only after a while is planning.
      if (patience === 0) this.step();
    }, isCancelled: false, onCancel: () => undefined, end: () => undefined };
  }
  tell(message: string): void {
    this.told.push(message);
  }
  chooseSpeaker(speakers: readonly Speaker[]): Promise<Speaker | null> {
    const name = this.speakers.shift();
    return Promise.resolve(speakers.find((speaker) => speaker.name === name) ?? null);
  }
  chooseQuotation(choices: readonly QuotationChoice[]): Promise<QuotationChoice | null> {
    return Promise.resolve(choices.find(({ text }) => text.includes(this.quotation)) ?? null);
  }
  chooseInsights(insights: readonly Insight[]): Promise<ChosenInsights | null> {
    const kept = this.keep(insights);
    return Promise.resolve(kept === null ? null : { insights: kept, existing: 'replace' });
  }
  confirmRepair(): Promise<boolean> {
    return Promise.resolve(this.accepts);
  }
  askName(): Promise<string | null> {
    return Promise.resolve(this.name);
  }
  splitByNotes(): Promise<SplitByNotes | null> {
    return Promise.resolve(this.split);
  }
}
