import { execFileSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeHonestAskpass } from './support/askpass.js';
import { CMD_LIBRARY, LIBRARY, needNative, type ProgramResult, runProgram } from './support/native.js';
import { storeFiles } from './support/profile-files.js';
import { startService } from './support/simulator.js';

// Every function of Cryptoki, called once by a C program through the list that the module gives: native/test/every_function.c.
const native = dirname(dirname(CMD_LIBRARY));
const read = (...path: string[]): string => readFileSync(join(native, ...path), 'utf8');

const CK_RVS: Readonly<Record<string, string>> = {
  '0x0': 'CKR_OK',
  '0x8': 'CKR_NO_EVENT',
  '0x51': 'CKR_FUNCTION_NOT_PARALLEL',
  '0x54': 'CKR_FUNCTION_NOT_SUPPORTED',
  '0x120': 'CKR_RANDOM_SEED_NOT_SUPPORTED',
  '0x121': 'CKR_RANDOM_NO_RNG',
};
/** With which a function may say that CMD does not offer it. */
const REFUSALS = Object.values(CK_RVS).filter((name) => !['CKR_OK', 'CKR_NO_EVENT'].includes(name));

/** The functions that table 4.1 of the thesis marks for CMD. */
const TABLE_4_1_YES = [
  ...['C_CloseAllSessions', 'C_CloseSession', 'C_Finalize', 'C_FindObjects', 'C_FindObjectsFinal', 'C_FindObjectsInit'],
  ...['C_GetAttributeValue', 'C_GetFunctionList', 'C_GetInfo', 'C_GetMechanismInfo', 'C_GetMechanismList'],
  ...['C_GetSessionInfo', 'C_GetSlotInfo', 'C_GetSlotList', 'C_GetTokenInfo', 'C_Initialize', 'C_OpenSession'],
  ...['C_Sign', 'C_SignFinal', 'C_SignInit', 'C_SignUpdate'],
];
/** The functions that it marks for the Citizen Card alone. */
const TABLE_4_1_NO = [
  ...['C_CancelFunction', 'C_CopyObject', 'C_CreateObject', 'C_Decrypt', 'C_DecryptDigestUpdate', 'C_DecryptFinal'],
  ...['C_DecryptInit', 'C_DecryptUpdate', 'C_DecryptVerifyUpdate', 'C_DeriveKey', 'C_DestroyObject', 'C_Digest'],
  ...['C_DigestEncryptUpdate', 'C_DigestFinal', 'C_DigestInit', 'C_DigestKey', 'C_DigestUpdate', 'C_Encrypt'],
  ...['C_EncryptFinal', 'C_EncryptInit', 'C_EncryptUpdate', 'C_GenerateKey', 'C_GenerateKeyPair', 'C_GenerateRandom'],
  ...['C_GetFunctionStatus', 'C_GetOperationState', 'C_InitPIN', 'C_InitToken', 'C_SeedRandom', 'C_SetAttributeValue'],
  ...['C_SetOperationState', 'C_SetPIN', 'C_SignEncryptUpdate', 'C_SignRecover', 'C_SignRecoverInit', 'C_UnwrapKey'],
  ...['C_Verify', 'C_VerifyFinal', 'C_VerifyInit', 'C_VerifyRecover', 'C_VerifyRecoverInit', 'C_VerifyUpdate'],
];
/** Of those, what works here all the same. */
const TABLE_4_1_MORE = ['C_GetObjectSize', 'C_Login', 'C_Logout'];
/** What the thesis does not list. */
const NOT_LISTED = ['C_GetInterface', 'C_GetInterfaceList', 'C_LoginUser', 'C_SessionCancel'];

/** The functions of table 5.2, which the thesis tests. */
const TABLE_5_2 = [
  ...['C_Initialize', 'C_Finalize', 'C_GetInfo', 'C_GetFunctionList', 'C_GetSlotList', 'C_GetSlotInfo'],
  ...['C_GetTokenInfo', 'C_GetMechanismList', 'C_GetMechanismInfo', 'C_OpenSession', 'C_CloseSession'],
  ...['C_CloseAllSessions', 'C_Login', 'C_GetSessionInfo', 'C_GetAttributeValue', 'C_FindObjectsInit', 'C_FindObjects'],
  ...['C_FindObjectsFinal', 'C_SignInit', 'C_SignUpdate', 'C_Sign', 'C_SignFinal'],
];

/** What docs/functions.md says of each: works, or a CK_RV. */
const documented = new Map(
  [...read('..', 'docs', 'functions.md').matchAll(/^\| `(C_\w+)` +\| (works|`CKR_\w+`)/gm)].map(
    ([, name = '', answer = '']) => [name, answer.replaceAll('`', '')],
  ),
);

/** What each answered. */
let answers: ReadonlyMap<string, string | undefined>;
let signatures: readonly string[];
let codes: number;
/** What the same program prints when it finds the functions of the module that stands in front of others. */
let inFront: ProgramResult;
let alone: string;
let certificate: string;
beforeEach(({ skip }) => needNative(skip, 'gcc', 'make'));
beforeAll(async () => {
  let lacking = false;
  needNative(
    () => {
      lacking = true;
    },
    'gcc',
    'make',
  );
  if (lacking) return;
  const program = 'build/test/every_function';
  execFileSync('make', ['-C', native, program], { stdio: 'pipe' });
  const service = await startService();
  try {
    const env = { ...service.home.env, SMARTCMD_ASKPASS: writeHonestAskpass(service.home.dir, service.stateDir) };
    const { code, output } = await runProgram(join(native, program), [], env);
    expect(code, output).toBe(0);
    alone = output;
    take(output);
    codes = service.smsCount();
    inFront = await runProgram(join(native, program), [], { ...env, LD_PRELOAD: LIBRARY });
    certificate = readFileSync(storeFiles(service.home).certificate(), 'utf8');
  } finally {
    await service.close();
  }
});

function take(output: string): void {
  const lines = output.trim().split('\n');
  signatures = lines.flatMap((line) => /^signature (.*)$/.exec(line)?.slice(1) ?? []);
  answers = new Map(
    lines.flatMap((line) => {
      const [, name = '', rv = ''] = /^(C_\w+) (0x[\da-f]+)$/.exec(line) ?? [];
      return name === '' ? [] : [[name, CK_RVS[rv] ?? rv]];
    }),
  );
}

describe('functions that the thesis marks for CMD', () => {
  it.each(TABLE_4_1_YES)('table 4.1: %s', (name) => {
    expect(answers.get(name)).toBe('CKR_OK');
  });
});

describe('functions that the thesis marks for the Citizen Card alone', () => {
  it.each(TABLE_4_1_NO)('table 4.1: %s', (name) => {
    expect(REFUSALS).toContain(answers.get(name));
    expect(answers.get(name)).toBe(documented.get(name));
  });

  it.each(TABLE_4_1_MORE)('table 4.1: %s, which works here', (name) => {
    expect(answers.get(name)).toBe('CKR_OK');
  });
});

describe('functions that the thesis tests', () => {
  it.each(TABLE_5_2)('table 5.2: %s', (name) => {
    expect(answers.get(name)).toBe('CKR_OK');
  });
});

describe('functions that the thesis does not list', () => {
  it.each(NOT_LISTED)('%s works', (name) => {
    expect(answers.get(name)).toBe('CKR_OK');
  });

  it('C_WaitForSlotEvent works', () => {
    expect(answers.get('C_WaitForSlotEvent')).toBe('CKR_NO_EVENT');
  });
});

it('the signatures are valid, and took one code', () => {
  const key = createPublicKey(certificate);
  expect(signatures).toHaveLength(2);
  for (const signature of signatures)
    expect(verify('sha256', Buffer.from('data'), key, Buffer.from(signature, 'hex'))).toBe(true);
  expect(codes).toBe(1);
});

it('each answers the same where the module stands in front of others', () => {
  expect(inFront).toEqual({ code: 0, output: alone });
});

describe('docs/functions.md', () => {
  const exported = [...read('module.map').matchAll(/^ +(C_\w+);$/gm)].map(([, name = '']) => name);

  it('lists what is exported, and nothing else', () => {
    expect([...documented.keys()].sort()).toEqual([...exported].sort());
    expect(exported).toHaveLength(92);
  });

  it.each(exported)('tells the truth about %s', (name) => {
    const answer = answers.get(name);
    const works = answer === 'CKR_OK' || answer === 'CKR_NO_EVENT';
    expect(works ? 'works' : answer).toBe(documented.get(name));
  });
});
