import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bases } from '../../../src/core/notes/bases.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings.ts';

interface Read {
  readonly filters: { readonly and: readonly string[] };
  readonly formulas?: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, { readonly displayName: string }>>;
  readonly views: readonly { readonly type: string; readonly name: string; readonly order: readonly string[]; readonly sort: readonly { readonly property: string; readonly direction: string }[] }[];
}

const read = (name: string, settings: Partial<Settings> = {}): Read => {
  const base = bases({ ...DEFAULT_SETTINGS, ...settings }).find(({ path }) => path === name);
  return parse(base?.text ?? '') as Read;
};

describe('the bases', () => {
  it.each(['People.base', 'Sources.base'])('are tables whose columns have names and whose rows have an order: %s', (name) => {
    const { properties, views, formulas } = read(name);
    expect(views.length).toBeGreaterThan(1);
    for (const { type, order, sort } of views) {
      expect(type).toBe('table');
      expect(order[0]).toBe('file.name');
      expect(sort).toEqual([{ property: expect.any(String) as string, direction: 'DESC' }]);
      for (const column of [...order, ...sort.map(({ property }) => property)]) {
        expect(properties).toHaveProperty([column, 'displayName']);
        if (column.startsWith('formula.')) expect(formulas).toHaveProperty([column.slice('formula.'.length)]);
      }
    }
  });

  it('find person notes by what the plugin writes in them, wherever they were moved', () => {
    expect(read('People.base').filters.and).toEqual(['file.ext == "md"', 'file.hasProperty("quotations")', 'file.hasProperty("sources")']);
  });

  it('find source notes by the source schema: id or url, and two of five properties', () => {
    const [, named, two, ...rest] = read('Sources.base').filters.and;
    expect(named).toBe('file.hasProperty("id") || file.hasProperty("url")');
    expect(two?.split(' || ')).toHaveLength(10);
    expect(two).toContain('(file.hasProperty("platform") && file.hasProperty("format"))');
    expect(rest).toEqual([]);
  });

  it('find source notes by the rule and in the folders of the settings, whatever their names hold', () => {
    const settings = { requiredProperties: ['newsletter', 'a "b"'], includeFolders: ['Inbox/', 'Old: "A"'], excludeFolders: ['/Inbox/Drafts'] };
    expect(read('Sources.base', settings).filters.and).toEqual([
      'file.ext == "md"', 'file.hasProperty("newsletter")', 'file.hasProperty("a \\"b\\"")',
      'file.inFolder("Inbox") || file.inFolder("Old: \\"A\\"")', '!file.inFolder("Inbox/Drafts")',
    ]);
  });
});
