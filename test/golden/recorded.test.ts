import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectNoOtherRecordings, expectRecorded, recordedJson } from './recorded.ts';

describe('recordings', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'recorded-')); });
  afterEach(() => { rmSync(folder, { recursive: true }); });

  it('pass when nothing changed, also while updating', () => {
    const file = join(folder, 'a.json');
    writeFileSync(file, 'same\n');
    expectRecorded(file, 'same\n', {});
    expectRecorded(file, 'same\n', { UPDATE_EXPECTED: '1' });
  });

  it('fail when there is none, and write nothing unless asked', () => {
    const file = join(folder, 'deep', 'a.json');
    expect(() => { expectRecorded(file, 'new\n', {}); }).toThrow('There is no recording');
    expect(existsSync(file)).toBe(false);
  });

  it('fail when the result differs, and leave the recording alone', () => {
    const file = join(folder, 'a.json');
    writeFileSync(file, 'old\n');
    expect(() => { expectRecorded(file, 'new\n', {}); }).toThrow('differs from');
    expect(readFileSync(file, 'utf8')).toBe('old\n');
  });

  it('fail even when they are written, so that somebody reads the difference', () => {
    const file = join(folder, 'deep', 'a.json');
    expect(() => { expectRecorded(file, 'new\n', { UPDATE_EXPECTED: '1' }); }).toThrow('Wrote');
    expect(() => { expectRecorded(file, 'newer\n', { UPDATE_EXPECTED: '1' }); }).toThrow('Rewrote');
    expectRecorded(file, 'newer\n', {});
  });

  it('fail when nothing is compared with them any more', () => {
    writeFileSync(join(folder, 'a.md'), 'x');
    expectNoOtherRecordings(`${folder}/`, ['a.md']);
    expect(() => { expectNoOtherRecordings(`${folder}/`, ['b.md']); }).toThrow('nothing is compared with');
    expectNoOtherRecordings(`${folder}/none/`, []);
  });

  it('keep on one line what fits there', () => {
    expect(recordedJson({ a: [1, 2], b: 'x'.repeat(160), c: undefined }))
      .toBe(`{\n  "a": [1,2],\n  "b": "${'x'.repeat(160)}"\n}\n`);
  });
});
