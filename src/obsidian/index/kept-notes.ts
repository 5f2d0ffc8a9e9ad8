import type { App } from 'obsidian';
import { ANALYSER_VERSION } from '../../core/record/analyser-version.ts';
import type { SourceSettings } from '../../core/source/schema.ts';
import { checksum } from '../../core/text/checksum.ts';
import { after } from '../after.ts';
import type { NoteFiles } from '../vault/note-files.ts';
import type { KeptNotes } from './index-sources.ts';
import { NoteCache } from './note-cache.ts';
import { NoteDatabase } from './note-database.ts';

/** What is kept of the notes of this vault on this device. Nothing is opened yet. */
export function keptNotes(app: App, files: NoteFiles, settings: () => SourceSettings): KeptNotes {
  return new NoteCache({
    store: new NoteDatabase(`who-said-what-${vaultId(app)}`),
    basis: () => {
      const { requiredProperties, includeFolders, excludeFolders } = settings();
      return ANALYSER_VERSION === '' ? '' : checksum(JSON.stringify([ANALYSER_VERSION, requiredProperties, includeFolders, excludeFolders]));
    },
    stamp: (path) => files.stamp(path),
    read: (path) => files.readStored(path),
    now: () => Date.now(),
    after,
  });
}

/** The app tells vaults of the same name apart by an id that it does not document. */
function vaultId(app: App): string {
  const id: unknown = 'appId' in app ? app.appId : null;
  return typeof id === 'string' && id !== '' ? id : app.vault.getName();
}
