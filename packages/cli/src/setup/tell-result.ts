import type { X509Certificate } from 'node:crypto';
import type { Language, Localised } from '@smartcmd/cmd-client';
import { setupTexts as texts } from '../messages/setup.js';
import { note } from '../output/streams.js';
import type { Profile } from '../store/profile.js';
import { profileFlag } from '../store/profile-name.js';
import { say } from '../text.js';

/** What setup wrote: files, and the item of the secret service that has the credentials, by the name under which the desktop lists it. */
export interface Written {
  readonly files: readonly string[];
  readonly item: string | undefined;
}

/**
 * Tells the person whose certificate it is and until when (the result), which files were written and what comes next.
 *
 * @param profile what was saved
 * @param files where it was saved
 * @param isDefault whether it is used when no profile is named
 * @param context language, and where the result goes
 */
export function tellResult(
  profile: Profile,
  files: Written,
  isDefault: boolean,
  { language, print }: { readonly language: Language; readonly print: (line: string) => void },
): void {
  const { chain, name } = profile;
  print(say(texts.holder, language, { holder: chain.holder }));
  print(say(texts.issuer, language, { issuer: issuerOf(chain.leaf) }));
  print(say(texts.validity, language, { notBefore: day(chain.notBefore), notAfter: day(chain.notAfter) }));
  print(say(texts.phoneIs, language, { phone: profile.phone }));
  const suffix = say(isDefault ? texts.savedAsDefault : texts.savedNotDefault, language, { name });
  print(say(texts.saved, language, { name, isDefault: suffix }));

  const flag = isDefault ? '' : profileFlag(name);
  const next = [
    [`smartcmd sign-hash --file FILE${flag}`, texts.nextSign],
    [`smartcmd doctor${flag}`, texts.nextDoctor],
  ] as const;
  tellFilesAndNext(files, next, language);
}

/**
 * Tells the person that programs will ask for the certificate, which files were written and what comes next.
 *
 * @param profile what was saved
 * @param files where it was saved
 * @param context language, and where the result goes
 */
export function tellEnrolling(
  { name }: { readonly name: string },
  files: Written,
  { language, print }: { readonly language: Language; readonly print: (line: string) => void },
): void {
  print(say(texts.savedEnrolling, language, { name }));
  const next = [
    ['smartcmd module install', texts.nextInstall],
    ['smartcmd apps register --all', texts.nextRegister],
    [`smartcmd certificate refresh${profileFlag(name)}`, texts.nextFetch],
  ] as const;
  tellFilesAndNext(files, next, language);
}

function tellFilesAndNext(
  { files, item }: Written,
  next: readonly (readonly [string, Localised])[],
  language: Language,
): void {
  const width = Math.max(...next.map(([command]) => command.length));
  note(`\n${say(texts.wrote, language)}`);
  for (const file of files) note(`  ${file}`);
  if (item !== undefined) note(say(texts.credentialsIn, language, { label: item }));
  note(`\n${say(texts.next, language)}`);
  for (const [command, text] of next) note(`  ${command.padEnd(width)}  # ${say(text, language)}`);
}

function issuerOf(leaf: X509Certificate): string {
  return /^CN=(.*)$/m.exec(leaf.issuer)?.[1] ?? leaf.issuer.replaceAll('\n', ', ');
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
