import { Plugin } from 'obsidian';
import { registerCliHandlers } from './obsidian/cli-handlers.ts';
import { registerCommands } from './obsidian/commands.ts';
import { createServices, type Services } from './obsidian/services.ts';
import { SettingsTab } from './obsidian/settings/settings-tab.ts';
export { answerReadings } from './obsidian/index/reading-worker.ts';
import { PANEL_VIEW } from './obsidian/view/navigation.ts';
import { PanelView } from './obsidian/view/panel-view.ts';

/** The plugin: it puts its parts together and registers them. */
export default class WhoSaidWhatPlugin extends Plugin {
  private services: Services | null = null;

  override async onload(): Promise<void> {
    const services = createServices(this.app, this);
    this.services = services;
    for (const problem of await services.store.load()) services.dialogs.tell(problem);

    this.registerView(PANEL_VIEW, (leaf) => new PanelView(leaf, {
      index: services.index,
      rows: services.rows,
      firstRun: services.firstRun,
      actions: services.actions,
      currentPath: () => services.events.currentPath,
      cursor: (path) => services.navigation.cursor(path),
    }));
    this.registerHoverLinkSource(PANEL_VIEW, { display: 'Who said what', defaultMod: true });
    this.addSettingTab(new SettingsTab(this.app, this, services.store, services.report));
    this.addRibbonIcon('quote', 'Open who said what', () => void services.actions.openPanel());
    registerCommands(this, services.actions);
    registerCliHandlers(this, services);

    this.register(services.stop);
    this.app.workspace.onLayoutReady(() => {
      services.events.follow(this);
      services.typing.watch(this);
      services.index.rebuild().catch(services.report);
      void services.lastRun.load().then((problem) => {
        if (problem !== null) services.dialogs.tell(problem);
      });
    });
  }

  override onUserEnable(): void {
    this.services?.firstRun.begin();
    void this.services?.actions.openPanel();
  }

  /** The settings were changed from outside, by a sync for example. */
  override async onExternalSettingsChange(): Promise<void> {
    const problems = (await this.services?.store.load()) ?? [];
    for (const problem of problems) this.services?.dialogs.tell(problem);
  }
}
