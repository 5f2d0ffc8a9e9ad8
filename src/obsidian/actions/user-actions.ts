import type { PaneType } from 'obsidian';
import { counted } from '../../core/counted.ts';
import { bases } from '../../core/notes/bases.ts';
import type { Speaker } from '../../core/people/directory.ts';
import type { LinkRecords } from '../links/link-records.ts';
import type { UnlinkedNotes } from '../links/unlinked-notes.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Navigation } from '../view/navigation.ts';
import type { Decisions } from './decisions.ts';
import type { NoteActions } from './note-actions.ts';
import { QuotationActions, type QuotationActionsHost } from './quotation-actions.ts';
import type { RunKind } from '../runs/run-kind.ts';
import type { VaultActions } from './vault-actions.ts';

export interface UserActionsHost extends QuotationActionsHost {
  readonly notes: NoteActions;
  readonly vault: VaultActions;
  readonly decisions: Decisions;
  readonly navigation: Navigation;
  readonly records: LinkRecords;
  readonly unlinked: UnlinkedNotes;
  readonly store: SettingsStore;
  /** The user asked for something. */
  acted(): Promise<void>;
}

/** What a user can ask for, from the palette or the panel. Nothing here throws: what goes wrong is told. */
export class UserActions {
  readonly quotations: QuotationActions;

  constructor(private readonly host: UserActionsHost) {
    this.quotations = new QuotationActions(host, (action) => this.try(action));
  }

  isSourceNote(path: string): boolean {
    return this.host.index.isSource(path);
  }

  hasLinks(path: string): boolean {
    return this.host.records.of(path).length > 0;
  }

  get canUndo(): boolean {
    return this.host.vault.canUndo;
  }

  async openPanel(): Promise<void> {
    await this.told(() => this.host.navigation.openPanel());
  }

  async closeIntroduction(): Promise<void> {
    await this.told(() => this.host.acted());
  }

  async insights(path: string): Promise<void> {
    await this.try(async () => {
      const { notes, dialogs, store } = this.host;
      const insights = await notes.insights(path);
      if (insights.length === 0) {
        dialogs.tell((await notes.whyNoInsights(path)) ?? 'No sentence of this note stands out as a key insight.');
        return;
      }
      const existing = { texts: await notes.existingInsights(path), replace: store.settings.existingInsights === 'replace' };
      const chosen = await dialogs.chooseInsights(insights, existing);
      if (chosen === null || chosen.insights.length === 0) return;
      const added = await notes.writeInsights(path, chosen.insights, chosen.existing);
      const there = chosen.insights.length - added;
      if (added === 0) {
        dialogs.tell('The note has these key insights already.');
        return;
      }
      const others = there === 1 ? 'the other one' : `the other ${there}`;
      dialogs.tell(`${counted(added, 'key insight')} written.${there === 0 ? '' : ` The note has ${others} already.`}`);
    });
  }

  async personNotes(path: string): Promise<void> {
    await this.try(async () => {
      const { index, store, dialogs, vault } = this.host;
      const isHere = (speaker: Speaker): boolean => speaker.sources.some((source) => source.path === path);
      const result = await vault.writePersonNotes(isHere, store.settings);
      if (result === null) dialogs.tell(noNoteReason(index.directory().speakers.filter(isHere).length));
    });
  }

  async link(path: string): Promise<void> {
    await this.try(async () => {
      const { index, notes, dialogs, unlinked } = this.host;
      const { links } = await notes.link(path, false);
      await unlinked.remove([path]);
      if (links > 0) dialogs.tell(`${counted(links, 'link')} written.`);
      else if (index.personNotes.size === 0) dialogs.tell('There are no person notes to link to yet. Create them first.');
      else dialogs.tell('No speaker with a person note is left to link here.');
    });
  }

  async unlink(path: string): Promise<void> {
    await this.try(async () => {
      const { notes, dialogs, unlinked, store } = this.host;
      // First, so that the save which follows is not answered.
      if (store.canSave) await unlinked.add([path]);
      const { removed, missing } = await notes.unlink(path);
      const rest = missing === 0 ? '' : ` ${counted(missing, 'link')} could not be told from your own any more.`;
      const later = store.settings.linkOn === 'command' ? '' : ' This note is not linked again until you ask for it.';
      dialogs.tell(`${counted(removed, 'link')} removed.${rest}${later}`);
    });
  }

  async run(kind: RunKind): Promise<void> {
    await this.try(() => this.host.vault.run(kind));
  }

  async undo(): Promise<void> {
    await this.try(() => this.host.vault.undo());
  }

  /** Writes tables of person notes and source notes as bases. A file of the user's is never written over. */
  async createBases(): Promise<void> {
    await this.try(async () => {
      const { written, there } = await this.writeBases();
      const left = there.length === 1 ? 'is there already and left as it is' : 'are there already and left as they are';
      this.host.dialogs.tell([
        ...(written.length === 0 ? [] : [`${written.join(' and ')} written.`]),
        ...(there.length === 0 ? [] : [`${there.join(' and ')} ${left}.`]),
      ].join(' '));
    });
  }

  async writeBases(): Promise<{ readonly written: readonly string[]; readonly there: readonly string[] }> {
    const written: string[] = [];
    const there: string[] = [];
    for (const { path, text } of bases(this.host.store.settings)) (await this.host.files.createOther(path, text) ? written : there).push(path);
    return { written, there };
  }

  async rebuildIndex(): Promise<void> {
    await this.try(async () => {
      await this.host.index.rebuild(true);
      this.host.dialogs.tell(`${counted(this.host.index.all.size, 'source note')} read.`);
    });
  }

  async goToSpeaker(): Promise<void> {
    const speaker = await this.pickSpeaker('Go to speaker…');
    if (speaker !== null) await this.openSpeaker(speaker, false);
  }

  /** Opens the note of a speaker, and creates it first where there is none. @returns its path; null when none was opened. */
  async openSpeaker(speaker: Speaker, pane: PaneType | boolean): Promise<string | null> {
    let opened: string | null = null;
    await this.try(async () => {
      const { navigation, vault, store, dialogs } = this.host;
      if (speaker.notePath !== null && (await navigation.open(speaker.notePath, null, pane))) {
        opened = speaker.notePath;
        return;
      }
      // Asked for by name: no threshold counts, nor that the note was deleted before.
      const settings = {
        ...store.settings, minimumQuotations: 1, notesForOrganizations: speaker.type === 'organization',
        deletedNotes: store.settings.deletedNotes.filter((name) => name !== speaker.name && !speaker.aliases.includes(name)),
      };
      const result = await vault.writePersonNotes((other) => other.name === speaker.name, settings);
      if (result === 'cancelled') return;
      const created = result?.written[0]?.path;
      if (created !== undefined && (await navigation.open(created, null, pane))) opened = created;
      else if (result === null) dialogs.tell(noNoteReason(0));
    });
    return opened;
  }

  async mergeSpeakers(first: Speaker | null = null): Promise<void> {
    const from = first ?? (await this.pickSpeaker('Merge which speaker?'));
    if (from === null) return;
    const others = this.host.index.directory().speakers.filter(({ name }) => name !== from.name);
    const into = await this.host.dialogs.chooseSpeaker(others, `Merge ${from.name} with…`);
    if (into !== null) await this.try(() => this.host.decisions.merge(from.name, into.name));
  }

  /** A name stands for a speaker of the vault in one note: the user says so. */
  async decideWho(name: string, speaker: string, note: string): Promise<void> {
    await this.try(() => this.host.decisions.merge(name, speaker, note));
  }

  /** Asks whom a name stands for in a note. */
  async mergeName(name: string, note: string): Promise<void> {
    const others = this.host.index.directory().speakers.filter((speaker) => speaker.name !== name);
    const into = await this.host.dialogs.chooseSpeaker(others, `Who is ${name}?`);
    if (into !== null) await this.decideWho(name, into.name, note);
  }

  /** A name that was taken for a speaker's stands for somebody else. @param note where the user says so, or null. */
  async splitSpeaker(speaker: Speaker, name: string, note: string | null): Promise<void> {
    await this.try(() => this.host.decisions.split(name, speaker.name, note));
  }

  /** Two people have one name: asks in which notes it is the other one. @param note where the user says so, or null. */
  async splitByNotes(speaker: Speaker, note: string | null): Promise<void> {
    await this.try(async () => {
      const { dialogs, decisions, index } = this.host;
      const split = await dialogs.splitByNotes(speaker, note, index.directory().speakers.map(({ name }) => name));
      if (split !== null) await decisions.splitByNotes(split.name, speaker.name, speaker.sources.filter(({ path }) => split.notes.includes(path)));
    });
  }

  async renameSpeaker(speaker: Speaker): Promise<void> {
    const name = await this.host.dialogs.askName(`Rename ${speaker.name}`, speaker.name);
    if (name !== null) await this.try(() => this.host.decisions.rename(speaker, name));
  }

  /** @param note the only note for which it is to hold; the whole vault when null. */
  async notAPerson(name: string, note: string | null = null): Promise<void> {
    await this.try(async () => {
      await this.host.decisions.notAPerson(name, note);
      if (note === null) this.host.dialogs.tell(`${name} is not listed as a speaker any more. The settings can take that back.`);
    });
  }

  async organization(name: string, note: string | null = null): Promise<void> {
    await this.try(() => this.host.decisions.organization(name, note));
  }

  async repair(path: string): Promise<void> {
    await this.try(async () => {
      const { notes, dialogs } = this.host;
      const repair = await notes.planRepair(path);
      if (repair === null) return;
      if (repair.repaired.length + repair.remaining.length === 0) {
        dialogs.tell('The front matter of this note is in order.');
        return;
      }
      if (await dialogs.confirmRepair(repair)) {
        await notes.repair(repair);
        dialogs.tell(`${counted(repair.repaired.length, 'problem')} repaired.`);
      }
    });
  }

  private async pickSpeaker(placeholder: string): Promise<Speaker | null> {
    const { speakers } = this.host.index.directory();
    if (speakers.length > 0) return this.host.dialogs.chooseSpeaker(speakers, placeholder);
    this.host.dialogs.tell('No speakers are known yet. They appear when the vault has source notes with quotations.');
    return null;
  }

  private async try(action: () => Promise<unknown>): Promise<void> {
    await this.told(() => this.host.acted());
    await this.told(action);
  }

  private async told(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (error) {
      console.error(error);
      this.host.dialogs.tell(error instanceof Error ? error.message : String(error));
    }
  }
}

function noNoteReason(speakers: number): string {
  return speakers === 0
    ? 'Nobody quoted here by a full name or a handle is to have a note.'
    : 'No speaker of this note is quoted often enough, in their own words, to have a note. The settings say how often.';
}
