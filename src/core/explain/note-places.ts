import { nameKey } from '../people/name.ts';
import type { NoteSpeaker } from '../people/speaker.ts';
import type { NoteReading } from '../quotes/note-reading.ts';
import { addTo } from '../text/add-to.ts';

/** Where names stand in a note. */
export class NotePlaces {
  /** Offsets in ascending order, by key of the name as written. */
  private readonly byKey = new Map<string, number[]>();
  private readonly bySpeaker = new Map<string, readonly number[]>();
  private readonly fields = new Map<string, string>();

  private readonly aliases: ReadonlyMap<string, readonly string[]>;

  constructor(private readonly reading: NoteReading, speakers: readonly NoteSpeaker[]) {
    this.aliases = new Map(speakers.map(({ name, aliases }) => [name, aliases]));
    for (const block of reading.prose) {
      for (const { text, start } of block?.names ?? []) {
        addTo(this.byKey, nameKey(text), start);
      }
    }
    const { author, authorHandle, creator, guests } = reading.facts;
    const given: [string, string][] = [
      [author, 'author'], [authorHandle, 'author'], [creator, 'creator'],
      ...guests.map((guest): [string, string] => [guest, 'guest']),
    ];
    for (const [name, field] of given) if (name !== '' && !this.fields.has(nameKey(name))) this.fields.set(nameKey(name), field);
  }

  line(offset: number): number {
    return this.reading.note.lines.lineAt(offset);
  }

  /** Where the note first has the name: a line, or a property of the front matter; '' when it is not found as it is. */
  firstOf(name: string): string {
    const first = this.byKey.get(nameKey(name))?.[0] ?? this.reading.note.text.indexOf(name, this.reading.note.bodyStart);
    if (first >= 0) return `line ${this.line(first)}`;
    const field = this.fields.get(nameKey(name));
    return field === undefined ? '' : `the property “${field}”`;
  }

  /** The line in which a speaker was named last before `offset`, under whatever name; null when nowhere. */
  lastBefore(speaker: string, offset: number): number | null {
    const places = this.placesOf(speaker);
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? null : this.line(places[low - 1] as number);
  }

  private placesOf(name: string): readonly number[] {
    const known = this.bySpeaker.get(name);
    if (known) return known;
    const forms = [name, ...(this.aliases.get(name) ?? [])];
    const places = [...new Set(forms.map(nameKey))].flatMap((key) => this.byKey.get(key) ?? []).sort((a, b) => a - b);
    this.bySpeaker.set(name, places);
    return places;
  }
}
