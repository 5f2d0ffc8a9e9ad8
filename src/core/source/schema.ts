/** What a note's front matter says of its source; `''` or empty where it says nothing. */
export interface SourceFacts {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** `author` without its handle, else ''. */
  readonly author: string;
  /** Handle of `author`, with the leading `@`; else ''. */
  readonly authorHandle: string;
  readonly creator: string;
  readonly guests: readonly string[];
  readonly platform: string;
  readonly format: string;
  readonly topics: readonly string[];
  readonly synopsis: string;
  readonly keyInsights: readonly string[];
  readonly aliases: readonly string[];
  /** ISO date (`2026-02-13`) of publication, else of capture, else ''. */
  readonly date: string;
}
