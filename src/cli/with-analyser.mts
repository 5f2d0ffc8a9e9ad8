// What takes long to load, in one part of the built command: it is loaded when it is needed.
export { buildDirectory } from '../core/people/build-directory.ts';
export { check } from './commands/check.mts';
export { insights } from './commands/insights.mts';
export { quotes } from './commands/quotes.mts';
export { sync } from './commands/sync.mts';
export { unlink } from './commands/unlink.mts';
export { NoteCache } from './note-cache.mts';
export { readAnyNote } from './read-any-note.mts';
