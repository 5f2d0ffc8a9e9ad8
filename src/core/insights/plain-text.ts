const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/!\[[^[\]]{0,400}\]\([^()\s]{0,2000}\)/g, ''],
  [/!\[\[[^[\]]{0,400}\]\]/g, ''],
  [/\[\^[^[\]\s]{1,80}\]/g, ''],
  [/\[\[[^[\]|]{0,400}\|([^[\]]{0,400})\]\]/g, '$1'],
  [/\[\[([^[\]|]{0,400})\]\]/g, '$1'],
  [/\[([^[\]]{0,400})\]\([^()\s]{0,2000}(?: "[^"]{0,200}")?\)/g, '$1'],
  [/<\/?[A-Za-z][^<>]{0,400}>/g, ''],
  [/\*{1,3}|~~|==|`+/g, ''],
  [/(^|[\s("“‘])_{1,3}(?=\S)/g, '$1'],
  [/(\S)_{1,3}(?=$|[\s.,;:!?)"”’])/g, '$1'],
  [/\\([!-/:-@[-`{-~])/g, '$1'],
  [/\r?\n[ \t]*(?:>[ \t]?)*/g, ' '],
  [/[ \t\u00a0]+/g, ' '],
];

/** A stretch of Markdown prose as a reader sees it: no emphasis marks, link targets or line breaks. */
export function plainText(markdown: string): string {
  let text = markdown;
  for (const [pattern, replacement] of MARKUP) text = text.replace(pattern, replacement);
  return text.trim();
}
