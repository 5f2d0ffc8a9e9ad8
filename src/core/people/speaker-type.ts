import { canBeGiven, isOrganizationWord, isRoleWord, wordClass } from './lexicon.ts';
import { isAiSystem, ORGANIZATIONS } from './known-organizations.ts';
import { isHandle, nameKey, nameParts } from './name.ts';
import type { NameScope, SpeakerType } from './speaker.ts';

/** What a note shows about a name beside the name itself. */
export interface TypeHints {
  /** A role word stands with it (`CEO Mira Solent`), or a fuller personal name was found. */
  readonly isPerson: boolean;
  /** Words in a plain frame are attributed to it (`TarnFox notes: "…"`). */
  readonly isQuotedPlainly: boolean;
  /** It stands as the place somebody works at, or before a role word. */
  readonly isEmployer: boolean;
}

/** Tells persons, organizations and AI systems apart by name and hints. */
export function speakerType(name: string, hints: TypeHints): SpeakerType {
  const key = nameKey(name);
  if (isHandle(name)) return 'person';
  // `R1`, `M2.5`: a short code with digits is a model or a product.
  if (/^\p{Lu}[\p{L}]{0,3}[-.]?\d[\d.]*$/u.test(name)) return 'other';
  if (ORGANIZATIONS.has(key)) return 'organization';
  if (isAiSystem(key)) return 'other';
  const parts = nameParts(name);
  const first = parts[0] ?? '';
  const last = parts[parts.length - 1] ?? '';
  const firstClass = wordClass(first);
  if (hints.isPerson && parts.length > 1) return 'person';
  if (firstClass === 'given') return parts.length > 1 && isOrganizationWord(last) && wordClass(last) !== 'family' ? 'organization' : 'person';
  if (parts.length > 1 && isOrganizationWord(last)) return 'organization';
  if (parts.length > 1 && ORGANIZATIONS.has(last)) return 'organization';
  if (parts[0] === 'the' || parts.some((part) => part === 'of' || part === 'for')) return 'organization';
  const whole = wordClass(key);
  if (whole === 'organization' || whole === 'place') return 'organization';
  if (parts.length === 1) return singleWordType(name, hints);
  // `South-East Asia`: a place speaks for those who govern it.
  if (wordClass(last) === 'place' && firstClass !== 'unknown') return 'organization';
  if (!hints.isQuotedPlainly && !canBeGiven(first) && isMadeOfWords(name)) return 'organization';
  return 'person';
}

/** `Wexmoor Machine`, `Tarn Today`: two words with capitals, the second an ordinary one. */
function isMadeOfWords(name: string): boolean {
  const [first = '', last = '', ...rest] = name.split(/\s+/);
  return rest.length === 0 && /^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(last) && wordClass(last) === 'common' && !isRoleWord(last);
}

/** One word: an employer, an acronym (`METR`), or a compound with capitals inside (`ElevenLabs`) is an organization. */
function singleWordType(name: string, hints: TypeHints): SpeakerType {
  if (hints.isPerson) return 'person';
  if (hints.isEmployer) return 'organization';
  if (/^\p{Lu}{2,}$/u.test(name)) return hints.isQuotedPlainly && name.length === 3 ? 'person' : 'organization';
  if (/\p{Ll}(?:AI|Labs?|Bench|Corp|Soft|Works?|Net|Tech|Hub|A[Pp][Ii]|DB|Base|Kit|Flow|Stack|Cloud|Forge|Ops|GPT|JS)$/u.test(name)) return 'organization';
  // A compound with capitals inside is a handle when it is quoted like a person, else a product or a company.
  return /\p{Ll}\p{Lu}/u.test(name) && !hints.isQuotedPlainly && !/^(?:Mc|Mac|De|Di|La|Le|O['’])\p{Lu}\p{Ll}+$/u.test(name) ? 'organization' : 'person';
}

/** How far a name reaches beyond its note. */
export function nameScope(name: string, type: SpeakerType): NameScope {
  if (type !== 'person') return 'full';
  if (isHandle(name)) return 'handle';
  if (nameParts(name).length > 1) return 'full';
  // `m⧉rrow`, `ib_x`, `wren`, `TruthyBomb`: written as no given name is.
  const handleLike = /^\p{Ll}/u.test(name) || /[\p{S}_\d]/u.test(name) || /\p{Ll}\p{Lu}/u.test(name);
  return handleLike && wordClass(name) !== 'given' ? 'handle' : 'local';
}
