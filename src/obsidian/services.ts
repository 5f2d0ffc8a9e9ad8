import { debounce, normalizePath, type App, type PluginManifest, type Vault } from 'obsidian';
import { analyse } from '../core/analyse.ts';
import { directoryKeeper } from '../core/people/build-directory.ts';
import { Decisions } from './actions/decisions.ts';
import { NoteActions } from './actions/note-actions.ts';
import { UserActions } from './actions/user-actions.ts';
import { VaultActions } from './actions/vault-actions.ts';
import { after } from './after.ts';
import { FirstRun } from './first-run.ts';
import { AppDialogs, type Dialogs } from './dialogs/dialogs.ts';
import type { Analyser } from './index/analyser.ts';
import { keptNotes } from './index/kept-notes.ts';
import { makeAnalyser } from './index/make-analyser.ts';
import { SourceIndex } from './index/source-index.ts';
import { VaultEvents } from './index/vault-events.ts';
import { LinkOnSave } from './links/link-on-save.ts';
import { LinkRecords } from './links/link-records.ts';
import { UnlinkedNotes } from './links/unlinked-notes.ts';
import { LastRunFile } from './runs/last-run-file.ts';
import { LastRunKeeper } from './runs/last-run-keeper.ts';
import { VaultPlanner } from './runs/vault-planner.ts';
import { SettingsStore, type DataFile } from './settings/settings-store.ts';
import { readLinkStyle } from './vault/link-style.ts';
import { NoteFiles } from './vault/note-files.ts';
import { OpenEditors } from './vault/open-editors.ts';
import { OwnWrites } from './vault/own-writes.ts';
import { Typing } from './vault/typing.ts';
import { Navigation } from './view/navigation.ts';
import { RowActions } from './view/row-actions.ts';

/** How long a change of settings waits for more of them before the notes are read again, in milliseconds. */
const SETTINGS_DELAY = 1000;

/** How long work goes on without a turn for the app, in milliseconds: half a frame. */
const LONGEST_WORK = 8;

/** The parts of the plugin, put together. */
export interface Services {
  readonly store: SettingsStore;
  readonly index: SourceIndex;
  readonly events: VaultEvents;
  readonly linking: LinkOnSave;
  readonly typing: Typing;
  readonly navigation: Navigation;
  readonly actions: UserActions;
  readonly notes: NoteActions;
  readonly decisions: Decisions;
  readonly vault: VaultActions;
  readonly rows: RowActions;
  readonly firstRun: FirstRun;
  readonly dialogs: Dialogs;
  readonly lastRun: LastRunKeeper;
  readonly report: (error: unknown) => void;
  /** Resolves when all notes are known as they are now. @throws when the plugin is disabled before that. */
  readonly whenReady: () => Promise<void>;
  /** Ends everything that is under way or waits, for good. */
  readonly stop: () => void;
}

/** What the plugin keeps, and where. */
export interface PluginFiles extends DataFile {
  readonly manifest: Pick<PluginManifest, 'id' | 'dir'>;
}

/**
 * Makes the parts of the plugin. Nothing is read or written yet.
 * @param dialogs how the user is asked and told; the app's own unless a test answers in their place.
 */
export function createServices(app: App, data: PluginFiles, dialogs: Dialogs = new AppDialogs(app)): Services {
  const { vault, workspace, fileManager, metadataCache } = app;
  const report = (error: unknown): void => {
    console.error(error);
    dialogs.tell(error instanceof Error ? error.message : String(error));
  };
  const pause = pauseWhenDue();
  const store = new SettingsStore(data);
  const own = new OwnWrites();
  const typing = new Typing(workspace);
  const files = new NoteFiles(vault, fileManager, new OpenEditors(workspace), own, () => typing.isBusy);
  const analyser = makeAnalyser(pause);
  const index = makeIndex(app, { files, analyser, store, pause });
  const records = new LinkRecords(store);
  const linkStyle = () => readLinkStyle(vault);
  const notes = new NoteActions({ files, index, records, store, analyse, linkStyle });
  const unlinked = new UnlinkedNotes(store);
  const whenReady = async (): Promise<void> => {
    await index.whenReady();
    await events.settled();
  };
  const lastRun = new LastRunKeeper(new LastRunFile(vault.adapter, pluginFolder(vault, data)));
  const planner = new VaultPlanner({ files, index, records, store, analyse, linkStyle, pause, whenReady });
  const vaultActions = new VaultActions({ files, records, unlinked, store, dialogs, planner, last: lastRun, pause });
  const linking = makeLinking({ store, own, index, notes, unlinked, vaultActions, isLookedAt: (path) => events.isActive(path) });
  const events = new VaultEvents({ vault, metadataCache, workspace, index, linking, records, unlinked, own, files, store, report, pause });
  const firstRun = new FirstRun(store, index);
  const navigation = new Navigation(workspace, vault);
  const decisions = new Decisions(store, vault, fileManager);
  const actions = new UserActions({
    notes, vault: vaultActions, decisions, navigation, dialogs, index, records, unlinked, store, files,
    linkStyle, acted: () => firstRun.end(),
  });
  const unfollow = followSettings(store, index, report);
  return {
    store, index, events, linking, typing, navigation, actions, notes, decisions, vault: vaultActions,
    rows: new RowActions(workspace, navigation, actions, index), firstRun, dialogs, lastRun, report, whenReady,
    stop: () => {
      unfollow();
      linking.stop();
      vaultActions.stop();
      index.stop();
      analyser.stop();
    },
  };
}

interface IndexParts {
  readonly files: NoteFiles;
  readonly analyser: Analyser;
  readonly store: SettingsStore;
  readonly pause: () => Promise<void>;
}

/** The index over the notes of the vault, with what earlier sessions kept of them. */
function makeIndex(app: App, { files, analyser, store, pause }: IndexParts): SourceIndex {
  return new SourceIndex({
    // Most recent first.
    paths: () => [...files.list()].sort((a, b) => b.stat.mtime - a.stat.mtime).map(({ path }) => path),
    stamp: (path) => files.stamp(path),
    read: (path) => files.readStored(path),
    analyse: (text, path, settings) => analyser.read(text, path, settings),
    buildDirectory: directoryKeeper(),
    pause,
    settings: () => store.settings,
    kept: keptNotes(app, files, () => store.settings),
    now: () => Date.now(),
    failed: (path, error) => {
      console.error(`${path} could not be read`, error);
    },
  });
}

interface LinkingParts {
  readonly store: SettingsStore;
  readonly own: OwnWrites;
  readonly index: SourceIndex;
  readonly notes: NoteActions;
  readonly unlinked: UnlinkedNotes;
  readonly vaultActions: VaultActions;
  readonly isLookedAt: (path: string) => boolean;
}

/** What links a note once it was saved or left; not one that the user took the links out of, and not during a run. */
function makeLinking({ store, own, index, notes, unlinked, vaultActions, isLookedAt }: LinkingParts): LinkOnSave {
  return new LinkOnSave({
    settings: () => store.settings,
    // Links may have been taken out while the note was at rest.
    link: async (path) => (unlinked.has(path) ? 'done' : (await notes.link(path, true)).outcome),
    isOwn: (path, text) => own.isOwn(path, text),
    isLeftAlone: (path, text) => unlinked.has(path) || !store.canSave || own.isUndone(path, text),
    canLink: () => index.state === 'ready' && !vaultActions.isWriting,
    isLookedAt,
    after,
    failed: (path, error) => {
      console.error(`${path} could not be linked`, error);
    },
  });
}

/** Where the plugin is installed, in the vault. */
function pluginFolder({ configDir }: Vault, { manifest }: PluginFiles): string {
  return normalizePath(manifest.dir ?? `${configDir}/plugins/${manifest.id}`);
}

/** Makes a pause that takes effect only when the app has had no turn for a while. */
function pauseWhenDue(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < LONGEST_WORK) return;
    await new Promise((resolve) => window.setTimeout(resolve, 0));
    last = performance.now();
  };
}

/**
 * Reads the notes again when what counts as a source note changes, and only the directory when names change.
 * @returns what ends that.
 */
function followSettings(store: SettingsStore, index: SourceIndex, report: (error: unknown) => void): () => void {
  const rebuild = debounce(() => {
    index.rebuild().catch(report);
  }, SETTINGS_DELAY, true);
  const unfollow = store.onChange((now, before) => {
    if (index.state === 'waiting') return;
    const differs = (...keys: (keyof typeof now)[]): boolean => keys.some((key) => JSON.stringify(now[key]) !== JSON.stringify(before[key]));
    if (differs('includeFolders', 'excludeFolders', 'requiredProperties')) rebuild();
    else if (differs('decisions', 'ignoredNames')) index.invalidateDirectory();
  });
  return () => {
    unfollow();
    rebuild.cancel();
  };
}
