import { normalizePath, type Vault } from 'obsidian';
import type { LinkStyle } from '../../core/links/link-writer.ts';

const FORMATS: readonly string[] = ['shortest', 'relative', 'absolute'];

/** How the user wants links written; what Obsidian does by default where nothing is stored or it cannot be read. */
export async function readLinkStyle(vault: Pick<Vault, 'adapter' | 'configDir'>): Promise<LinkStyle> {
  let stored: unknown = null;
  try {
    stored = JSON.parse(await vault.adapter.read(normalizePath(`${vault.configDir}/app.json`)));
  } catch {
    // A vault whose options were never changed has no such file.
  }
  const options = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const format = options['newLinkFormat'];
  return {
    useMarkdownLinks: options['useMarkdownLinks'] === true,
    newLinkFormat: typeof format === 'string' && FORMATS.includes(format) ? (format as LinkStyle['newLinkFormat']) : 'shortest',
  };
}
