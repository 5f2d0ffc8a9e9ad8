import { writeFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';

/**
 * Replaces a file, or creates it: whole or not at all.
 * @throws an error of the file system; the file is then as it was.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  // The library writes once and does not look how much was taken: on a disk that is nearly full, that is a part. So it
  // is given no text, and the temporary file is filled here, to the end or with an error, before it syncs and renames.
  await writeFileAtomic(path, null, { tmpfileCreated: (temporary) => writeFile(temporary, text) });
}
