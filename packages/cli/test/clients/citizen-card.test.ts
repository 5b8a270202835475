import { type KeyObject, verify, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Application, type CallResult, useApplication } from '../support/application.js';
import { printOtp, writeHonestAskpass } from '../support/askpass.js';
import { writeChain } from '../support/chain.js';
import { CitizenCard, INS } from '../support/citizen-card/card.js';
import type { CardKey } from '../support/citizen-card/files.js';
import { makeKeys } from '../support/citizen-card/make.js';
import { needSmartCards, OPENSC, SmartCardService } from '../support/citizen-card/service.js';
import { useModule } from '../support/module.js';
import { LIBRARY, type ProgramResult, runProgram } from '../support/native.js';
import { verifySignature } from '../support/openssl.js';
import { waitFor } from '../support/processes.js';
import { ACCOUNT } from '../support/simulator.js';

// A Citizen Card in a reader, behind our module as it is without: through the smart card service and OpenSC's library, whose driver
// for it (pteid) reads the same card as AMA's own, which is in no distribution. The card is emulated (support/citizen-card), as one
// of the first generation, which signs with PKCS #1 v1.5. What is not there: PACE and the contactless card, which this driver
// does not know; the PIN dialog of AMA's library, for which a card stands that does not answer; the file with the address. The virtual
// reader cannot be unplugged: in its place the service ends, and with it all readers.
const CMD_SLOT = 0x434d4400;
/** The card's slots, one for each PIN; vsmartcard has a second reader. */
const ABSENT = '0=; 4=;';
const PRESENT = '0=CARTAO DE CIDADAO (Auth PIN); 1=CARTAO DE CIDADAO (Sign PIN); 4=;';
/** CKR_NO_EVENT and CKR_SESSION_HANDLE_INVALID, which are none of our signatures' results: see CallResult. */
const NO_EVENT = '0x8';
const SESSION_HANDLE_INVALID = '0xb3';

const keys = makeKeys();
const { authentication, signature } = keys;
const service = new SmartCardService();
const test = useModule();
const start = useApplication();
let card: CitizenCard;
let env: Record<string, string>;

beforeEach(async ({ skip }) => {
  needSmartCards(skip, OPENSC, 'pkcs11-tool', 'openssl', 'gcc');
  await service.start();
  card = new CitizenCard(Object.values(keys));
  env = { ...test.env, ...service.env, PTEIDPKCS11_WRAPPER: OPENSC, SMARTCMD_LOG: join(test.home.dir, 'log') };
});
afterEach(() => {
  // pcscd does not outlive a card that is taken out in the middle of a command.
  card.resume();
  service.remove();
});
afterAll(() => service.close());

const inHome = (name: string): string => join(test.home.dir, name);

/** A certificate's key; what it signed. */
const publicKeyOf = ({ certificate }: CardKey): KeyObject => new X509Certificate(certificate).publicKey;
const expectSigned = (key: KeyObject, text: string, { rv, value }: CallResult): void => {
  expect(rv).toBe('CKR_OK');
  expect(verify('sha256', Buffer.from(text), key, Buffer.from(value, 'hex'))).toBe(true);
};

describe('pkcs11-tool with a Citizen Card behind the module', () => {
  beforeEach(async () => {
    await service.insert(card);
    await waitFor('the card', async () => (await run(OPENSC, '-L')).output.includes('CARTAO DE CIDADAO') || undefined);
  });

  const run = (library: string, ...args: string[]): Promise<ProgramResult> =>
    runProgram('pkcs11-tool', ['--module', library, ...args], env);
  const sign = async (library: string, pin: string, { id }: CardKey, slot: number): Promise<ProgramResult> => {
    const key = [
      '--slot',
      `${slot}`,
      '--login',
      '--pin',
      pin,
      '--id',
      id.toString(16),
      '--mechanism',
      'SHA256-RSA-PKCS',
    ];
    return run(library, '--sign', ...key, '--input-file', inHome('contract'), '--output-file', inHome('contract.sig'));
  };

  it('lists it as OpenSC alone does, with the CMD after it', async () => {
    const [alone, behind] = await Promise.all([run(OPENSC, '-L'), run(LIBRARY, '-L')]);
    expect(alone.output).toContain('CARTAO DE CIDADAO (Auth PIN)');
    expect(alone.output).toContain('CARTAO DE CIDADAO (Sign PIN)');
    expect(behind.output.startsWith(alone.output)).toBe(true);
    expect(behind.output.slice(alone.output.length)).toContain('Chave Móvel Digital');
  });

  it.each([
    ['its mechanisms', '--list-mechanisms'],
    ['what anybody sees', '--list-objects'],
    ['its keys, to the citizen', '--list-objects', '--login', '--pin', authentication.pin.value],
    ['that the PIN was wrong', '--list-objects', '--login', '--pin', '0000'],
  ])('shows %s as OpenSC alone does', async (_, ...args) => {
    const [alone, behind] = [await run(OPENSC, ...args), await run(LIBRARY, ...args)];
    const comparable = ({ output, ...rest }: ProgramResult) => ({
      ...rest,
      // OpenSC's handles are addresses.
      output: output.replaceAll(/(?<=object )\d+$/gm, 'N'),
    });
    expect(comparable(behind)).toEqual(comparable(alone));
    const knows = { '--list-mechanisms': 'SHA256-RSA-PKCS', '--list-objects': 'CITIZEN AUTHENTICATION CERTIFICATE' };
    const wrong = args.includes('0000');
    expect(alone.output).toContain(wrong ? 'CKR_PIN_INCORRECT' : knows[args[0] as keyof typeof knows]);
    expect(alone.output.includes('CITIZEN AUTHENTICATION KEY')).toBe(args.includes('--login') && !wrong);
  });

  it.each([
    ['for authentication', authentication, 0],
    ['for signatures, whose PIN is asked for each time', signature, 1],
  ])('signs with the key %s; openssl verifies', async (_, key, slot) => {
    writeFileSync(inHome('contract'), `I agree with ${key.label}.`);
    writeFileSync(inHome('key.pem'), publicKeyOf(key).export({ type: 'spki', format: 'pem' }));
    expect((await sign(LIBRARY, key.pin.value, key, slot)).code).toBe(0);
    const signed = { file: inHome('contract'), signature: inHome('contract.sig') };
    expect(verifySignature('sha256', inHome('key.pem'), signed)).toBe('Verified OK');
    expect(card.signed).toEqual([key]);
  });
});

describe('an application that has the module open', () => {
  /** The same application twice: with OpenSC's library alone, and with ours in front of it. */
  let alone: Application;
  let behind: Application;
  /** A session with the CMD. */
  let cmd: string;
  beforeEach(async () => {
    [alone, behind] = await Promise.all([start(env, OPENSC), start(env)]);
    // Its slot is the last one.
    cmd = await behind.open((await behind.slots()).length - 1);
  });

  /** Has both do the same: the one with our module must come to what the other comes to, which is given. */
  const both = async <T>(job: (application: Application) => Promise<T>): Promise<T> => {
    const [expected, found] = [await job(alone), await job(behind)];
    expect(found).toEqual(expected);
    return expected;
  };
  /** The slots of the card with their labels. */
  const cardSlots = async (application: Application): Promise<string> => {
    const { value } = await application.call('slots');
    const slots = value.replaceAll(/ +;/g, ';');
    if (application === alone) return slots;
    const last = ` ${CMD_SLOT}=CMD ${ACCOUNT.holder};`;
    expect(slots.endsWith(last), slots).toBe(true);
    return slots.slice(0, -last.length);
  };
  const cardIsThere = (application: Application): Promise<true> =>
    waitFor('the card', async () => (await cardSlots(application)) === PRESENT || undefined);
  /** The slots of which C_WaitForSlotEvent tells, until there is nothing more to tell. */
  const events = (application: Application): Promise<string[]> =>
    waitFor('a slot event', async () => {
      const slots: string[] = [];
      let event = await application.call('event');
      for (; event.rv === 'CKR_OK'; event = await application.call('event')) slots.push(event.value);
      expect(event.rv).toBe(NO_EVENT);
      return slots.length > 0 ? slots : undefined;
    });
  /** A session in which the citizen is logged in. */
  const open = async (application: Application): Promise<string> => {
    const session = await application.open();
    expect(await application.call(`login ${session} ${authentication.pin.value}`)).toMatchObject({ rv: 'CKR_OK' });
    return session;
  };
  const expectCardSigns = async (text: string): Promise<void> => {
    const signed = await both(async (application) => application.call(`sign ${await open(application)} ${text}`));
    expectSigned(publicKeyOf(authentication), text, signed);
  };
  const expectCmdSigns = async (text: string): Promise<void> => {
    const signed = await behind.call(`sign ${cmd} ${text}`);
    expectSigned(writeChain(test.home).leaf.publicKey, text, signed);
  };

  it('sees the card come, go and come back as with OpenSC alone', async () => {
    expect(await both(cardSlots)).toBe(ABSENT);
    expect(await both((application) => application.call('event'))).toEqual({ rv: NO_EVENT, value: '' });

    const waiting = [alone, behind].map((application) => application.callAside('wait'));
    await expectCmdSigns('before the card');
    await service.insert(card);
    expect(await Promise.all(waiting)).toEqual(Array(2).fill({ rv: 'CKR_OK', value: '0' }));
    expect(await both(events)).toEqual(['1']);
    expect(await both(cardSlots)).toBe(PRESENT);
    await expectCardSigns('with the card');
    const lost = await behind.open();

    service.remove();
    expect(await both(events)).toEqual(['0', '1']);
    expect(await both(cardSlots)).toBe('0=; 1=; 4=;');
    expect(await behind.call(`sign ${lost} after`)).toEqual({ rv: SESSION_HANDLE_INVALID, value: '' });
    await expectCmdSigns('after the card');

    await service.insert(card);
    expect(await both(events)).toEqual(['0', '1']);
    expect(await both(cardSlots)).toBe(PRESENT);
    await expectCardSigns('with the card again');
    expect(readFileSync(inHome('log'), 'utf8')).not.toContain(authentication.pin.value);
  });

  it('outlives the smart card service, and finds the card when that is back, as with OpenSC alone', async () => {
    await service.insert(card);
    await both(cardIsThere);
    await expectCardSigns('before');
    await service.stop();
    expect(await both(cardSlots)).toBe('0=; 1=; 4=;');
    await both((application) => application.call('event'));
    await expectCmdSigns('without a service');

    await service.start();
    await both(cardSlots);
    await service.insert(card);
    await both(cardIsThere);
    await expectCardSigns('after');
  });

  it('signs with the CMD, and lists all slots, while the card waits for its PIN', async () => {
    await service.insert(card);
    await cardIsThere(behind);
    const session = await behind.open();
    const slots = await behind.call('list');
    const asked = card.pause(({ ins, data }) => ins === INS.verify && data.length > 0);
    const login = behind.callAside(`login ${session} ${authentication.pin.value}`);
    await asked;
    await expectCmdSigns('meanwhile');
    expect(slots).toEqual({ rv: 'CKR_OK', value: `0 1 4 ${CMD_SLOT}` });
    expect(await behind.call('list')).toEqual(slots);
    expect(await behind.call('event')).toEqual({ rv: NO_EVENT, value: '' });
    expect(readFileSync(inHome('log'), 'utf8')).toContain('opensc-pkcs11.so is busy with another call');
    card.resume();
    expect(await login).toEqual({ rv: 'CKR_OK', value: '' });
    const signed = await behind.call(`sign ${session} afterwards`);
    expectSigned(publicKeyOf(authentication), 'afterwards', signed);
  });

  it('signs with the card while the CMD waits for its code', async () => {
    const answer = `touch '${inHome('asked')}'; until [ -e '${inHome('answered')}' ]; do sleep 0.1; done; `;
    writeHonestAskpass(test.home.dir, test.service.stateDir, { otp: answer + printOtp(test.service.stateDir) });
    await service.insert(card);
    await both(cardIsThere);
    const signed = behind.callAside(`sign ${cmd} slowly`);
    await waitFor('the question for the code', () => existsSync(inHome('asked')) || undefined);
    await expectCardSigns('meanwhile');
    writeFileSync(inHome('answered'), '');
    expectSigned(writeChain(test.home).leaf.publicKey, 'slowly', await signed);
  });
});
