import { join } from 'node:path';
import { shellQuote } from '../files/shell-quote.js';
import { appProgramTexts as texts } from '../messages/apps-programs.js';
import { homeDirectory } from '../store/paths.js';
import type { Application } from './application.js';
import { textOf } from './file-target.js';
import { isAnyInPath } from './installed.js';

const configuration = (): string => join(homeDirectory(), '.ssh', 'config');

/**
 * OpenSSH, whose file is the person's own, and where the module is wanted for some servers and not for others: each login
 * costs a code. So nothing is written.
 */
export const openssh: Application = {
  id: 'openssh',
  name: 'OpenSSH',
  find: () => ({ installed: isAnyInPath('ssh'), targets: [], problem: undefined, notes: [texts.sshByHand] }),
  usage: (library) => [
    { purpose: texts.useSshKey, text: `ssh-keygen -D ${shellQuote(library)}` },
    { purpose: texts.useSsh, text: `ssh -o PKCS11Provider=${shellQuote(library)} SERVER` },
    { purpose: texts.useSshConfig, text: `Host SERVER\n  PKCS11Provider ${sshQuote(library)}` },
  ],
  namedIn: (library) => {
    const option = /^[ \t]*PKCS11Provider(?:[ \t]+|[ \t]*=[ \t]*)(.*?)[ \t]*$/gim;
    const named = [...(textOf(configuration()) ?? '').matchAll(option)].map(([, value]) => value);
    return named.some((value) => value === library || value === `"${library}"`) ? configuration() : undefined;
  },
  fileCheck: (library) => ({
    program: 'ssh-keygen',
    args: ['-D', library],
    needsToken: true,
    shows: (output) => /^ssh-rsa /m.test(output),
  }),
};

function sshQuote(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value;
}
