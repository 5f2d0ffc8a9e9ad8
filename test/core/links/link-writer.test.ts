import { describe, expect, it } from 'vitest';
import { headingForLink, linkWriter } from '../../../src/core/links/link-writer.ts';

const ada = { path: 'People/Ada Penrose.md', name: 'Ada Penrose' };
const source = 'Sources/2026/Weekly.md';
const paths = [ada.path, source];
const style = { useMarkdownLinks: false, newLinkFormat: 'shortest' } as const;

describe('linkWriter', () => {
  it.each([
    ['shortest', '[[Ada Penrose|Penrose]]', '[Penrose](Ada%20Penrose.md)'],
    ['absolute', '[[People/Ada Penrose|Penrose]]', '[Penrose](People/Ada%20Penrose.md)'],
    ['relative', '[[../../People/Ada Penrose|Penrose]]', '[Penrose](../../People/Ada%20Penrose.md)'],
  ] as const)('writes %s links as wikilinks and as Markdown links', (newLinkFormat, wiki, markdown) => {
    expect(linkWriter({ useMarkdownLinks: false, newLinkFormat }, paths)(ada, 'Penrose', source)).toBe(wiki);
    expect(linkWriter({ useMarkdownLinks: true, newLinkFormat }, paths)(ada, 'Penrose', source)).toBe(markdown);
  });

  it('leaves the text out when it is what the link says anyway', () => {
    expect(linkWriter(style, paths)(ada, 'Ada Penrose', source)).toBe('[[Ada Penrose]]');
    expect(linkWriter(style, paths)(ada, 'ada penrose', source)).toBe('[[Ada Penrose|ada penrose]]');
  });

  it('does not shorten to a name that another note has too, whatever its case', () => {
    const write = linkWriter(style, [...paths, 'Archive/ada penrose.md']);
    expect(write(ada, 'Penrose', source)).toBe('[[People/Ada Penrose|Penrose]]');
  });

  it('counts a path once when it is given twice', () => {
    expect(linkWriter(style, [...paths, ada.path])(ada, 'Penrose', source)).toBe('[[Ada Penrose|Penrose]]');
  });

  it('reaches a note beside the source without leaving its folder', () => {
    const write = linkWriter({ useMarkdownLinks: false, newLinkFormat: 'relative' }, []);
    expect(write({ path: 'Sources/2026/Note.md', name: 'Note' }, 'x', source)).toBe('[[Note|x]]');
    expect(write({ path: 'Note.md', name: 'Note' }, 'x', 'Weekly.md')).toBe('[[Note|x]]');
  });

  it('writes a text that a wikilink cannot hold as a Markdown link with its brackets escaped', () => {
    expect(linkWriter(style, paths)(ada, 'Ada [[sic]]', source)).toBe('[Ada \\[\\[sic\\]\\]](Ada%20Penrose.md)');
  });

  it('encodes what would end the destination of a Markdown link and keeps letters of all scripts', () => {
    const write = linkWriter({ useMarkdownLinks: true, newLinkFormat: 'absolute' }, []);
    expect(write({ path: 'P/Zoë (50% 林).md', name: '' }, 'Zoë', 'a.md')).toBe('[Zoë](P/Zoë%20%2850%25%20林%29.md)');
  });

  it('points at a section by the heading that Obsidian looks for', () => {
    const target = { path: source, name: 'Weekly', heading: 'Part 1: [[Slow]] #ideas | more' };
    expect(linkWriter(style, paths)(target, 'Part 1', ada.path)).toBe('[[Weekly#Part 1 Slow ideas more|Part 1]]');
    const markdown = linkWriter({ ...style, useMarkdownLinks: true }, paths);
    expect(markdown(target, 'Part 1', ada.path)).toBe('[Part 1](Weekly.md#Part%201%20Slow%20ideas%20more)');
  });
});

describe('headingForLink', () => {
  it('replaces the signs that break links by single spaces', () => {
    expect(headingForLink('foo:#|^\\\r\n%%[[]]bar')).toBe('foo bar');
    expect(headingForLink('50% of it, "quoted"? Yes!')).toBe('50% of it, "quoted"? Yes!');
  });
});
