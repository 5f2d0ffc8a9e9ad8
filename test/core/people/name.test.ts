import { describe, expect, it } from 'vitest';
import { byFullness, nameKey, nameMatches } from '../../../src/core/people/name.ts';

describe('whether one form of a name can stand for another', () => {
  it.each([
    ['Nadia', 'Nadia Brandt'],
    ['Brandt', 'Nadia Brandt'],
    ['Nadia Brandt', 'Nadia K. Brandt'],
    ['nadia brandt', 'Nadia Brandt'],
    ['Jorg Weil', 'Jörg Weil'],
    ['Matt Weil', 'Matthew Weil'],
    ['Tobi Weil', 'Tobias Weil'],
    ['Priya', 'Priyanka Rao'],
    ['Van der Weil', 'Lieke van der Weil'],
    ['m⧉rrow', 'marrow'],
    ['@odo_finch', 'odo_finch'],
    ['J. Weil', 'Jonas Weil'],
    ['Ruolan Shen', 'Shen Ruolan'],
  ])('%s stands for %s', (short, full) => {
    expect(nameMatches(short, full)).toBe(true);
  });

  it.each([
    ['Nadia Brandt', 'Nadia Ferrer'],
    ['Nadia Brandt', 'Tomas Brandt'],
    ['Nadia K. Brandt', 'Nadia L. Brandt'],
    ['N', 'Nadia Brandt'],
    ['Jo', 'Jonas Weil'],
    ['', 'Nadia Brandt'],
    ['Nadia Brandt', 'Nadia'],
  ])('%s does not stand for %s', (short, full) => {
    expect(nameMatches(short, full)).toBe(false);
  });

  it('takes the fuller spelling first, with accents and without symbols', () => {
    expect(['Weil', 'J. Weil', 'Jonas Weil', 'Jonas K. Weil'].sort(byFullness)[0]).toBe('Jonas K. Weil');
    expect(['Jorg Weil', 'Jörg Weil'].sort(byFullness)[0]).toBe('Jörg Weil');
    expect(['m⧉rrow', 'Marrow'].sort(byFullness)[0]).toBe('Marrow');
    expect(['@odo_finch', 'Odo Finch'].sort(byFullness)[0]).toBe('Odo Finch');
  });

  it('compares without case, accents, dots and a leading @', () => {
    expect(nameKey('@Ádo  K. Finch')).toBe('ado k finch');
  });
});
