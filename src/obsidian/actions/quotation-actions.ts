import type { Editor } from 'obsidian';
import { linkWriter, type LinkStyle } from '../../core/links/link-writer.ts';
import { shownSpan } from '../../core/text/split-quotation.ts';
import type { Dialogs } from '../dialogs/dialogs.ts';
import type { QuotationChoice } from '../dialogs/quotation-modal.ts';
import type { SourceIndex } from '../index/source-index.ts';
import type { NoteFiles } from '../vault/note-files.ts';
import type { OpenEditor } from '../view/navigation.ts';
import { citation } from './citation.ts';

export interface QuotationActionsHost {
  readonly dialogs: Dialogs;
  readonly index: SourceIndex;
  readonly files: NoteFiles;
  linkStyle(): Promise<LinkStyle>;
}

/** What a user can do with the words of somebody. */
export class QuotationActions {
  /** @param attempt does what the user asked for, and tells what goes wrong. */
  constructor(private readonly host: QuotationActionsHost, private readonly attempt: (action: () => Promise<unknown>) => Promise<void>) {}

  /** Asks for a quotation and inserts it at the cursor of an editor with the note at `path`. */
  async insert(editor: Editor, path: string): Promise<void> {
    await this.attempt(async () => {
      const choice = await this.host.dialogs.chooseQuotation(await this.all());
      if (choice !== null) editor.replaceSelection(await this.cite(choice, path));
    });
  }

  /** Inserts a quotation where the user last worked. */
  async insertChoice(choice: QuotationChoice, open: OpenEditor | null): Promise<void> {
    await this.attempt(async () => {
      if (open === null) {
        this.host.dialogs.tell('Open a note for editing first: the quotation is inserted at its cursor.');
        return;
      }
      open.editor.replaceSelection(await this.cite(choice, open.path));
      open.editor.focus();
    });
  }

  async copy(choice: QuotationChoice): Promise<void> {
    await this.attempt(async () => {
      await activeWindow.navigator.clipboard.writeText(await this.cite(choice, ''));
      this.host.dialogs.tell('Quotation copied.');
    });
  }

  /** Every attributed direct quotation of the vault. */
  async all(): Promise<QuotationChoice[]> {
    const choices: QuotationChoice[] = [];
    for (const [path, { note, quotations }] of await this.host.index.wakeAll()) {
      for (const quotation of quotations) {
        const { kind, speakers, section } = quotation;
        if (kind !== 'direct' || speakers.length === 0) continue;
        const { start, end } = shownSpan(note.text, quotation);
        choices.push({ text: note.text.slice(start, end), speakers, path, section });
      }
    }
    return choices;
  }

  /** A quotation with its citation, linked as a note at `path` would link it. */
  private async cite(choice: QuotationChoice, path: string): Promise<string> {
    const paths = this.host.files.list().map((file) => file.path);
    return citation(choice, linkWriter(await this.host.linkStyle(), paths), path);
  }
}
