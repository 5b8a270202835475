import { DOCUMENT_NAME_LIMIT, digestNameOf, shortened } from '@smartcmd/cmd-client';
import { programName } from './program-name.js';

/**
 * The name under which the SMS and the prompt know what is signed, such as `LibreOffice uJ3Ak9E_`: PKCS#11 does not tell a
 * module what the document is called.
 *
 * @param program the application's name, or that of its executable; shortened so that the whole has at most 44 characters
 * @param digestInfo what is signed
 */
export function documentNameFor(program: string, digestInfo: Uint8Array): string {
  const digest = digestNameOf(digestInfo);
  const name = shortened(programName(program), DOCUMENT_NAME_LIMIT - digest.length - 1);
  return name === '' ? digest : `${name} ${digest}`;
}
