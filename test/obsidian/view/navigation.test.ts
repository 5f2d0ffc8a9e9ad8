// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { Navigation } from '../../../src/obsidian/view/navigation.ts';
import { mockApp, openInEditor } from '../mock-app.ts';

function setup(files: Record<string, string>) {
  const app = mockApp(files);
  const { workspace, vault } = app.asOriginalType__();
  return { app, navigation: new Navigation(workspace, vault) };
}

describe('the cursor of a note', () => {
  it('is known while the note is open for editing, also when something else has the focus', () => {
    const { app, navigation } = setup({ 'a.md': 'One\nTwo', 'b.md': '' });
    openInEditor(app, 'a.md', 'One\nTwo').select([5, 5]);
    expect(navigation.cursor('a.md')).toBe(5);
    expect(navigation.cursor('b.md')).toBeNull();
  });

  it('is nowhere in reading view', () => {
    const { app, navigation } = setup({ 'a.md': 'One' });
    openInEditor(app, 'a.md', 'One', 'preview');
    expect(navigation.cursor('a.md')).toBeNull();
  });
});

describe('opening a note', () => {
  it('says so when there is none', async () => {
    const { navigation } = setup({ 'a.md': 'One' });
    expect(await navigation.open('gone.md', null, false)).toBe(false);
    expect(await navigation.open('a.md', { line: 1 }, false)).toBe(true);
  });
});
