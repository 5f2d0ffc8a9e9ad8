import * as mocks from 'obsidian-test-mocks/obsidian';
import * as controls from './controls.ts';
import { setIcon } from './icons.ts';
import { MarkdownView } from './markdown-view.ts';
import { Menu, MenuItem } from './menu.ts';
import { FuzzySuggestModal, Modal, SuggestModal } from './modal.ts';
import { strict } from './not-modelled.ts';
import { Notice } from './notice.ts';
import { Plugin, PluginSettingTab } from './plugin.ts';
import { FileView, ItemView, View } from './views.ts';

/** Calls back once calls rest, or, unless told to wait for rest, some time after the first of them; as in the app. */
function debounce<A extends unknown[]>(callback: (...args: A) => unknown, timeout = 0, resetTimer = false) {
  let timer = 0;
  let last: A | null = null;
  const run = (): void => {
    timer = 0;
    const args = last;
    last = null;
    if (args !== null) callback(...args);
  };
  const call = (...args: A): void => {
    last = args;
    if (timer !== 0 && !resetTimer) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(run, timeout);
  };
  return Object.assign(call, {
    cancel: () => {
      window.clearTimeout(timer);
      timer = 0;
      last = null;
    },
    run,
  });
}

function normalizePath(path: string): string {
  const parts = path.replace(/[\u00a0\u202f]/g, ' ').replace(/[\\/]+/g, '/').replace(/^\/|\/$/g, '');
  return (parts === '' ? '/' : parts).normalize('NFC');
}

/** What `require('obsidian')` gives to the plugin. */
export const obsidian = strict({
  ...controls, Menu, MenuItem, Modal, SuggestModal, FuzzySuggestModal, Notice, Plugin, PluginSettingTab,
  View, ItemView, FileView, MarkdownView, setIcon, debounce, normalizePath,
  Component: mocks.Component, Events: mocks.Events, TFile: mocks.TFile, TFolder: mocks.TFolder, TAbstractFile: mocks.TAbstractFile,
  Keymap: mocks.Keymap, Platform: { isMobile: false, isPhone: false, isDesktop: true, isMacOS: false },
}, 'obsidian');
