import { lstatSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { CertificateChain } from '@smartcmd/cmd-client';
import { CKA, CKO, classOf, readToken, type Token } from '@smartcmd/p11-module';
import { EXIT } from '../exit-codes.js';
import { doctorModuleTexts as texts } from '../messages/doctor-module.js';
import { tokenTexts } from '../messages/token.js';
import type { Config } from '../store/config-file.js';
import { tokenFile } from '../store/paths.js';
import { profileFlag } from '../store/profile-name.js';
import { presentTokenOf } from '../store/token.js';
import { localise } from '../text.js';
import { storedToken } from '../token/stored-token.js';
import { type Check, type Finding, found } from './check.js';

/** The profile's token file, and whether it says what would be compiled now. */
export const tokenCheck: Check = {
  id: 'token',
  title: texts.token,
  needs: ['chain'],
  network: false,
  run: (examination) => {
    const name = found(examination.name);
    const file = tokenFile(name);
    const remedy = localise(tokenTexts.remedy, { flag: profileFlag(name) });
    const token = storedToken(name);
    // The module follows no link, so that nobody can have it read something else.
    if (lstatSync(file).isSymbolicLink()) {
      return { status: 'error', detail: localise(texts.tokenLink, { file }), remedy, exit: EXIT.configuration };
    }
    const { chain } = examination;
    const finding = chain
      ? judge(token, chain, name, found(examination.config))
      : judgeEnrolling(token, name, found(examination.config));
    if (finding.status !== 'error') examination[token.enrolling ? 'enrollingToken' : 'token'] = token;
    return finding.status === 'ok' ? finding : { ...finding, remedy };
  },
};

function judge(token: Token, chain: CertificateChain, name: string, config: Config): Finding {
  const values = { label: token.label, name, objects: token.objects.length };
  if (!hasLeaf(token, chain)) {
    return { status: 'error', detail: localise(texts.tokenOther, values), exit: EXIT.configuration };
  }
  if (!isCurrent(token, name, config)) return { status: 'warning', detail: localise(texts.tokenOld, values) };
  return { status: 'ok', detail: localise(texts.tokenFine, values) };
}

/** The token of a profile whose certificate is still to be fetched. */
function judgeEnrolling(token: Token, name: string, config: Config): Finding {
  const values = { label: token.label, name };
  if (!isCurrent(token, name, config)) return { status: 'warning', detail: localise(texts.tokenOld, values) };
  return { status: 'ok', detail: localise(texts.tokenEnrolling, values) };
}

/** Whether it says what would be compiled now. Which Node and which agent it names is looked at by itself. */
function isCurrent(token: Token, name: string, config: Config): boolean {
  const now = readToken(presentTokenOf(name, config).data);
  const told = ({ agent }: Token): string[] => agent.slice(2);
  return isDeepStrictEqual({ ...token, agent: told(token) }, { ...now, agent: told(now) });
}

function hasLeaf({ objects }: Token, { leaf }: CertificateChain): boolean {
  return objects.some((object) => {
    const value = object.find(({ type }) => type === CKA.CKA_VALUE)?.value;
    return classOf(object) === CKO.CKO_CERTIFICATE && value instanceof Uint8Array && leaf.raw.equals(value);
  });
}
