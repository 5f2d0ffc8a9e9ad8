import { readVaultNote, type NoteReading } from '../../core/read-vault-note.ts';
import type { SourceSettings } from '../../core/source/schema.ts';

/** A note to be read in a worker. */
export interface Question {
  /** Comes back with the answer. */
  readonly id: number;
  readonly text: string;
  readonly path: string;
  readonly settings: SourceSettings;
}

export interface Answer {
  readonly id: number;
  readonly reading: NoteReading;
}

/** The part of a worker's global scope that is used. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(answer: Answer): void;
}

/** The function that main.js is, with the app's `require` as its first parameter. */
export type PluginCode = (require: unknown, module: unknown, exports: unknown) => void;

/** Put in by the build; see `esbuild.config.mjs`. */
declare const __PLUGIN__: PluginCode | undefined;

/** The code that this is a part of, or null where nothing was built. */
export const pluginCode = typeof __PLUGIN__ === 'undefined' ? null : __PLUGIN__;

/** Answers the questions that a worker is sent, one after the other. main.js exports it for `workerProgram`. */
export function answerReadings(scope: WorkerScope): void {
  scope.onmessage = ({ data: { id, text, path, settings } }) => {
    scope.postMessage({ id, reading: readVaultNote(text, path, settings) });
  };
}

/**
 * The program of a worker that answers with `answerReadings`: main.js once more, so that no code is shipped twice. What it
 * asks of the app as it loads (classes to extend, mostly) is given by a stand-in for everything.
 */
export function workerProgram(code: PluginCode): string {
  return [
    'const app=new Proxy(function(){},{get:(target,key)=>key==="prototype"?target.prototype:app,apply:()=>app,construct:()=>({})});',
    `const module={exports:{}};(${code.toString()})(()=>app,module,module.exports);`,
    'module.exports.answerReadings(self);',
  ].join('');
}
