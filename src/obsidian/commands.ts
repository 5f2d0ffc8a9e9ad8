import type { Plugin } from 'obsidian';
import type { UserActions } from './actions/user-actions.ts';

/** Registers every command of the palette. Those for a note show only where there is one that they can work on. */
export function registerCommands(plugin: Plugin, actions: UserActions): void {
  const { workspace } = plugin.app;

  const always = (id: string, name: string, run: () => Promise<void>): void => {
    plugin.addCommand({ id, name, callback: () => void run() });
  };
  const onNote = (id: string, name: string, fits: (path: string) => boolean, run: (path: string) => Promise<void>): void => {
    plugin.addCommand({
      id,
      name,
      checkCallback: (checking) => {
        const file = workspace.getActiveFile();
        if (file?.extension !== 'md' || !fits(file.path)) return false;
        if (!checking) void run(file.path);
        return true;
      },
    });
  };
  const isSource = (path: string): boolean => actions.isSourceNote(path);

  always('open-panel', 'Open the panel', () => actions.openPanel());
  onNote('extract-key-insights', 'Extract key insights from this note', isSource, (path) => actions.insights(path));
  always('extract-key-insights-vault', 'Extract key insights from all source notes', () => actions.run('insights'));
  onNote('person-notes', 'Create or update person notes for this note', isSource, (path) => actions.personNotes(path));
  always('person-notes-vault', 'Create or update all person notes', () => actions.run('people'));
  onNote('link-speakers', 'Link speakers in this note', isSource, (path) => actions.link(path));
  always('link-speakers-vault', 'Link speakers in all source notes', () => actions.run('links'));
  onNote('remove-links', 'Remove links made in this note', (path) => actions.hasLinks(path), (path) => actions.unlink(path));
  always('remove-links-vault', 'Remove links made in all notes', () => actions.run('unlink'));
  always('go-to-speaker', 'Go to speaker…', () => actions.goToSpeaker());
  plugin.addCommand({
    id: 'insert-quotation',
    name: 'Insert quotation…',
    editorCallback: (editor, info) => void actions.quotations.insert(editor, info.file?.path ?? ''),
  });
  always('merge-speakers', 'Merge speakers…', () => actions.mergeSpeakers());
  onNote('repair-front-matter', 'Repair front matter…', () => true, (path) => actions.repair(path));
  always('create-bases', 'Create bases of people and sources', () => actions.createBases());
  plugin.addCommand({
    id: 'undo-run',
    name: 'Undo the last run over the vault',
    checkCallback: (checking) => {
      if (!actions.canUndo) return false;
      if (!checking) void actions.undo();
      return true;
    },
  });
  always('rebuild-index', 'Rebuild index', () => actions.rebuildIndex());
}
