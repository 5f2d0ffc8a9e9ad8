import type { Component, Workspace } from 'obsidian';

/** Knows whether somebody composes a character or picks a suggestion, when an edit would cut in. */
export class Typing {
  private composing = false;

  constructor(private readonly workspace: Workspace) {}

  /** Follows the windows of the app for as long as `owner` is loaded. */
  watch(owner: Component): void {
    this.watchDocument(owner, this.workspace.containerEl.doc);
    owner.registerEvent(this.workspace.on('window-open', (_, window) => {
      this.watchDocument(owner, window.document);
    }));
  }

  get isBusy(): boolean {
    return this.composing || activeDocument.querySelector('.suggestion-container') !== null;
  }

  private watchDocument(owner: Component, document: Document): void {
    owner.registerDomEvent(document, 'compositionstart', () => {
      this.composing = true;
    });
    owner.registerDomEvent(document, 'compositionend', () => {
      this.composing = false;
    });
  }
}
