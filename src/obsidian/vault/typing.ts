import type { Component, Workspace } from 'obsidian';

/** Knows whether somebody composes a character or picks a suggestion, when an edit would cut in. */
export class Typing {
  /** One for each window of the app; true while somebody composes a character in it. */
  private readonly documents = new Map<Document, boolean>();

  constructor(private readonly workspace: Workspace) {}

  /** Follows the windows of the app for as long as `owner` is loaded. To be called when the layout is ready. */
  watch(owner: Component): void {
    this.watchDocument(owner, this.workspace.containerEl.doc);
    // Windows that were open before the plugin was loaded.
    this.workspace.iterateAllLeaves((leaf) => {
      this.watchDocument(owner, leaf.view.containerEl.doc);
    });
    owner.registerEvent(this.workspace.on('window-open', (_, window) => {
      this.watchDocument(owner, window.document);
    }));
    // Nothing says that a composition ended when its window closes.
    owner.registerEvent(this.workspace.on('window-close', (_, window) => {
      this.documents.delete(window.document);
    }));
  }

  get isBusy(): boolean {
    return [...this.documents.values()].includes(true) || activeDocument.querySelector('.suggestion-container') !== null;
  }

  private watchDocument(owner: Component, document: Document): void {
    if (this.documents.has(document)) return;
    this.documents.set(document, false);
    owner.registerDomEvent(document, 'compositionstart', () => {
      this.documents.set(document, true);
    });
    owner.registerDomEvent(document, 'compositionend', () => {
      this.documents.set(document, false);
    });
  }
}
