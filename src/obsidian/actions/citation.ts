import type { LinkWriter } from '../../core/links/link-edits.ts';
import { noteName } from '../../core/source/note-path.ts';
import type { QuotationChoice } from '../dialogs/quotation-modal.ts';

/** A quotation as a block quote, with its speakers and a link to the section it stands in. */
export function citation(choice: QuotationChoice, writer: LinkWriter, sourcePath: string): string {
  const words = choice.text.split(/\r\n|\n/).map((line) => `> ${line}`.trimEnd());
  const name = noteName(choice.path);
  const link = writer({ path: choice.path, name, heading: choice.section }, name, sourcePath);
  const speakers = choice.speakers.join(' and ');
  return [...words, '>', `> — ${speakers === '' ? link : `${speakers}, ${link}`}`, ''].join('\n');
}
