import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctFileName, fileNameFor, fileNameKey, folderPath } from '../../../src/core/notes/file-name.ts';

describe('fileNameFor', () => {
  it.each([
    ['Ada Penrose', 'Ada Penrose'],
    ['@mirela_o', '@mirela_o'],
    ['陈 明', '陈 明'],
    ['Ops/Security: "A|B" <x> #1 ^y [z] \\ * ?', 'Ops Security A B x 1 y z'],
    ['100%% Ada', '100% Ada'],
    ['Ada Penrose Jr.', 'Ada Penrose Jr'],
    ['../../etc/passwd', 'etc passwd'],
    ['.hidden', 'hidden'],
    ['  Ada\n\tPenrose\u0007 ', 'Ada Penrose'],
    ['\u202Eadanep', 'adanep'],
    ['...', 'Unnamed'],
    ['', 'Unnamed'],
    ['con', 'con (name)'],
    ['CON.<b>', 'CON b (name)'],
    ['Aux.md', 'Aux md (name)'],
    ['COM7', 'COM7 (name)'],
    ['Conrad', 'Conrad'],
    ['lpt¹ . . ', 'lpt¹ (name)'],
    ['Nul. Vik. ', 'Nul Vik (name)'],
  ])('makes of %j the file name %j', (name, expected) => expect(fileNameFor(name)).toBe(expected));

  it('is the same for a name in either Unicode normalization', () => {
    expect(fileNameFor('Zoe\u0308')).toBe(fileNameFor('Zo\u00EB'));
  });

  it('always makes a name that every file system takes', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 })), (name) => {
      const file = fileNameFor(name);
      expect(file).not.toBe('');
      expect(Buffer.byteLength(`${file}.md`)).toBeLessThanOrEqual(255);
      expect(file).not.toMatch(/[\\/:*?"<>|#^[\]\r\n]|%%|^[. ]|[. ]$/);
      expect(() => encodeURIComponent(file), "no lone surrogates").not.toThrow();
    }));
  });
});

describe('distinctFileName', () => {
  it('numbers names that some file system takes for one', () => {
    const taken = new Set([fileNameKey('Zoë'), fileNameKey('zoë 2')]);
    expect(distinctFileName('ZOE\u0308', (key) => taken.has(key))).toBe('ZOE\u0308 3');
  });
});

describe('fileNameKey', () => {
  it.each([['ΣΑΣ', 'σας'], ['σασ', 'σας'], ['STRASSE', 'straße'], ['ZOE\u0308', 'zoë'], ['\ufb01ona', 'Fiona']])('takes %j and %j for one name, as some file system does', (a, b) => {
    expect(fileNameKey(a)).toBe(fileNameKey(b));
  });
});

describe('folderPath', () => {
  it.each([['People', 'People'], ['/a//b/', 'a/b'], ['../../x', 'x'], ['a/../..', 'a'], ['', ''], ['a\\b', 'a/b']])(
    'keeps %j inside the vault', (folder, expected) => expect(folderPath(folder)).toBe(expected));
});
