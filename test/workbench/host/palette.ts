import type { HostApp } from './app.ts';
import { FuzzySuggestModal } from './modal.ts';
import { MarkdownView } from './markdown-view.ts';
import type { Command } from './plugin.ts';

/** The palette: the commands that can be run just now. */
export class CommandPalette extends FuzzySuggestModal<Command> {
  constructor(app: HostApp) {
    super(app);
    this.setPlaceholder('Select a command…');
  }

  override getItems(): Command[] {
    return [...this.app.commands.values()].filter((command) => canRun(this.app, command));
  }

  override getItemText(command: Command): string {
    return command.name;
  }

  override onChooseItem(command: Command): void {
    run(this.app, command);
  }
}

/** True when the palette would offer the command. */
export function canRun(app: HostApp, command: Command): boolean {
  if (command.checkCallback !== undefined) return command.checkCallback(true) === true;
  if (command.callback !== undefined) return true;
  const view = editing(app);
  if (view === null) return false;
  return command.editorCheckCallback === undefined || command.editorCheckCallback(true, view.editor, view) === true;
}

export function run(app: HostApp, command: Command): void {
  const view = editing(app);
  if (command.checkCallback !== undefined) command.checkCallback(false);
  else if (command.callback !== undefined) void command.callback();
  else if (view !== null && command.editorCheckCallback !== undefined) command.editorCheckCallback(false, view.editor, view);
  else if (view !== null) void command.editorCallback?.(view.editor, view);
}

function editing(app: HostApp): MarkdownView | null {
  const view = app.workspace.activeLeaf?.view;
  return view instanceof MarkdownView && view.getMode() === 'source' ? view : null;
}
