import type { HostFileManager, HostMetadataCache, HostVault } from './files.ts';
import type { Command, PluginSettingTab } from './plugin.ts';
import type { HostWorkspace } from './workspace.ts';

/** The app as its parts and the plugin see it. */
export interface HostApp {
  /** Tells the vaults of a device apart. The app has it without saying so in its types. */
  readonly appId: string;
  readonly vault: HostVault;
  readonly workspace: HostWorkspace;
  readonly fileManager: HostFileManager;
  readonly metadataCache: HostMetadataCache;
  readonly commands: Map<string, Command>;
  readonly hoverSources: Map<string, { readonly display: string; readonly defaultMod: boolean }>;
  readonly ribbonEl: HTMLElement;
  settingTab: PluginSettingTab | null;
  /** What `data.json` of the plugin holds; null when there is none. */
  stored: string | null;
}
