import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PACKAGE = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)(?=\/)/;
/** Packages whose data went into generated files. */
const SOURCES_OF_DATA = ['node_modules/compromise'];
const COPYRIGHT = /^\s*(?:\(c\) )?copyright\b.*$/gim;
const TITLE = /^(?:(?:the )?(?:mit|isc) licen[cs]e(?: \([a-z]+\))?|bsd 3-clause license|all rights reserved\.?)$/gim;
/** A text of eleven kilobytes, which its own short form stands for. */
const APACHE = 'Licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0';

/**
 * What the licences of bundled packages ask to be kept with a copy: whose each is, and each text once.
 * @param folder of the checkout
 * @param metafile of esbuild's
 * @returns {Promise<string>} the same for the same packages
 */
export async function notices(folder, { outputs }) {
  const bundled = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0));
  const folders = new Set([...bundled.flatMap(([path]) => PACKAGE.exec(path)?.[0] ?? []), ...SOURCES_OF_DATA]);
  const packagesByTerms = new Map();
  for (const { name, license, text } of (await Promise.all([...folders].map((path) => readPackage(join(folder, path))))).sort(byName)) {
    const owners = (text.match(COPYRIGHT) ?? []).map((line) => line.trim().replace(/ All rights reserved\.$/i, ''));
    const terms = license === 'Apache-2.0' ? APACHE : text.replace(COPYRIGHT, '').replace(TITLE, '').replace(/\s+/g, ' ').trim();
    packagesByTerms.set(terms, [...(packagesByTerms.get(terms) ?? []), [`${name} (${license})`, ...(license === 'Apache-2.0' ? [] : owners)].join(', ')]);
  }
  return [...packagesByTerms].map(([terms, packages]) => `${packages.join('\n')}\n${terms}`).join('\n\n');
}

async function readPackage(folder) {
  const { name, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e(?:\.\w+)?$/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no file with its licence.`);
  return { name, license, text: await readFile(join(folder, file), 'utf8') };
}

function byName(a, b) {
  return a.name < b.name ? -1 : 1;
}
