// @vitest-environment happy-dom
import type { App, Component as ObsidianComponent } from 'obsidian';
import { Component } from 'obsidian-test-mocks/obsidian';
import { describe, expect, it } from 'vitest';
import { Typing } from '../../../src/obsidian/vault/typing.ts';
import { mockApp } from '../mock-app.ts';

function setup() {
  const app = mockApp({});
  const popOut = document.implementation.createHTMLDocument();
  const leaf = app.workspace.getLeaf(true);
  Object.assign(leaf, { view: { containerEl: { doc: popOut } } });
  const typing = new Typing((app as unknown as App).workspace);
  const owner = new Component();
  owner.load();
  typing.watch(owner as unknown as ObsidianComponent);
  return { app, typing, popOut };
}

describe('somebody at work in a window', () => {
  it('is noticed in a pop-out that was open before the plugin was loaded', () => {
    const { typing, popOut } = setup();
    popOut.dispatchEvent(new Event('compositionstart'));
    expect(typing.isBusy).toBe(true);
    popOut.dispatchEvent(new Event('compositionend'));
    expect(typing.isBusy).toBe(false);
  });

  it('is over when the window closes', () => {
    const { app, typing, popOut } = setup();
    popOut.dispatchEvent(new Event('compositionstart'));
    app.workspace.trigger('window-close', null, { document: popOut });
    expect(typing.isBusy).toBe(false);
  });
});
