import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { printOtp, writeHonestAskpass } from './support/askpass.js';
import { useModule } from './support/module.js';
import { LIBRARY, needNative, runProgram } from './support/native.js';

// What the person sees of the document's name, beside what the SMS quotes.
const test = useModule();
beforeEach(({ skip }) => needNative(skip, 'pkcs11-tool'));

/** Signs under a name for the program; gives what the SMS, the questions and the environment of askpass said. */
async function signAs(program: string): Promise<{ sms: string; pin: string; otp: string; variables: string[] }> {
  const { dir } = test.home;
  const record = (kind: string): string =>
    `printf '%s' "$1" >'${dir}/${kind}'; echo "$SMARTCMD_ASKPASS_DOCUMENT" >>'${dir}/variables'`;
  writeHonestAskpass(dir, test.service.stateDir, {
    pin: `${record('pin')}; echo 1234`,
    otp: `${record('otp')}; ${printOtp(test.service.stateDir)}`,
  });
  writeFileSync(join(dir, 'contract.txt'), 'I agree.\n');
  const files = `--input-file '${dir}/contract.txt' --output-file '${dir}/contract.sig'`;
  const command = `exec -a ${program} pkcs11-tool --module '${LIBRARY}' --sign --mechanism SHA256-RSA-PKCS ${files}`;
  expect(await runProgram('bash', ['-c', command], test.env)).toMatchObject({ code: 0 });
  const read = (name: string): string => readFileSync(join(dir, name), 'utf8');
  const outbox = readFileSync(join(test.service.stateDir, 'outbox.jsonl'), 'utf8').trim().split('\n');
  const { text } = JSON.parse(outbox.at(-1) ?? '{}') as { text: string };
  return {
    sms: /documento "(.*)"\.$/.exec(text)?.[1] ?? '',
    pin: read('pin'),
    otp: read('otp'),
    variables: read('variables').trim().split('\n'),
  };
}

describe('the name of the document', () => {
  it.each([
    ['a program that is known', '/usr/lib/libreoffice/program/soffice.bin', 'LibreOffice Ay7Qb3KC'],
    ['a program that is not known', 'pkcs11-tool', 'pkcs11-tool Ay7Qb3KC'],
    ['blanks, accents and quotes', `'O "meu" assinador de PDF: ação'`, 'O "meu" assinador de PDF: ação Ay7Qb3KC'],
    ['a long name', 'a'.repeat(60), `${'a'.repeat(34)}… Ay7Qb3KC`],
    ['a name that is not UTF-8', `$'caf\\xe9 \\xc3'`, 'caf? ? Ay7Qb3KC'],
  ])('is the same for askpass as in the SMS: %s', async (_, program, expected) => {
    const { sms, pin, otp, variables } = await signAs(program);
    expect(sms).toBe(expected);
    expect(pin).toContain(`\nDocument: "${expected}"\n`);
    expect(otp).toContain(`The SMS must name this document: "${expected}"`);
    expect(variables).toEqual([expected, expected]);
  });
});
