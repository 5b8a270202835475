import { chmodSync, copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cardReaderCheck } from '../src/doctor/card-checks.js';
import { cardLibraryCheck } from '../src/doctor/card-library-check.js';
import { USUAL_PLACES } from '../src/module/card-library.js';
import type { Config } from '../src/store/config-file.js';
import { CitizenCard } from './support/citizen-card/card.js';
import { makeKeys } from './support/citizen-card/make.js';
import { needSmartCards, OPENSC, SmartCardService } from './support/citizen-card/service.js';
import { type Found, useDoctor } from './support/doctor.js';
import { needPkcs11js } from './support/pkcs11js.js';
import { waitFor } from './support/processes.js';
import { runCli } from './support/run-cli.js';
import { writeStandIn } from './support/stand-in-module.js';

// The doctor and the Citizen Card beside the CMD, which signs without: nothing that lacks is an error.
const bench = useDoctor();
afterEach(() => {
  vi.unstubAllEnvs();
});
const inHome = (name: string): string => join(bench.home.dir, name);

/** What the doctor says of the card, by the check's id. */
async function look(): Promise<Map<string, Found> & { code: number | undefined }> {
  const { code, report } = await bench.examine('card', '--offline');
  const checks = report.checks.filter(({ id }) => /^card\b/.test(id)).map((check) => [check.id, check] as const);
  return Object.assign(new Map(checks), { code });
}

const EXAMINATION = { wantedProfile: undefined, version: '0.1.0', signal: new AbortController().signal };
const NO_CONFIG: Config = {
  defaultProfile: undefined,
  moduleDirectory: undefined,
  cardModule: undefined,
  modules: [],
  profiles: new Map(),
  rest: {},
};

/** What is said of a check that another one makes pointless. */
const DEPENDS = (what: string) => ({ status: 'skipped', detail: `not looked at, because of: ${what}` });

describe('a library', () => {
  beforeEach(({ skip }) => needPkcs11js(skip, 'gcc', OPENSC));

  it('that is left out is said to be, and nothing more is looked at', async () => {
    const found = await look();
    expect(found.code).toBe(0);
    expect(found.get('card-library')).toMatchObject({
      status: 'skipped',
      detail: 'left out, as PTEIDPKCS11_WRAPPER says; the Chave Móvel Digital signs without it',
    });
    for (const id of ['card-service', 'card-reader', 'card'])
      expect(found.get(id)).toMatchObject(DEPENDS('Library of the Citizen Card'));
  });

  it.skipIf(USUAL_PLACES.some(existsSync))('that nobody has is no warning', async () => {
    bench.set({ PTEIDPKCS11_WRAPPER: '' });
    const found = await look();
    expect(found.code).toBe(0);
    expect(found.get('card-library')).toMatchObject({
      status: 'skipped',
      detail: expect.stringMatching(/^not installed/),
      remedy: expect.stringContaining('smartcmd module install --card'),
    });
  });

  it('is looked for where the module does', () => {
    const source = readFileSync(new URL('../../cc-wrapper/native/src/module_list.c', import.meta.url), 'utf8');
    expect([...source.matchAll(/^ +"(\/.*)",$/gm)].map(([, path]) => path)).toEqual(USUAL_PLACES);
  });

  it.each([
    ['is named by half a path', 'is no absolute path', () => 'card.so'],
    ['is not there', 'is not there', () => inHome('card.so')],
    ['is none', 'fails in dlopen', () => standIn('is no PKCS#11 module')],
    ['refuses', 'fails in C_Initialize: CKR_HOST_MEMORY', () => standIn('refuses C_Initialize')],
    ['crashes', 'down in C_Initialize (SIGABRT)', () => standIn('crashes in C_Initialize')],
    ['can be changed by others', 'can be changed by other users', () => copyOf(OPENSC)],
  ])('that %s is a warning with what to do', async (_, sentence, library) => {
    vi.stubEnv('PTEIDPKCS11_WRAPPER', library());
    const finding = await cardLibraryCheck.run({ ...EXAMINATION, config: NO_CONFIG });
    expect(finding).toMatchObject({
      status: 'warning',
      detail: { en: expect.stringContaining(sentence) },
      remedy: { en: expect.stringMatching(/PTEIDPKCS11_WRAPPER|chmod go-w/) },
    });
    // A card that can be read though others can change its library is looked at.
    expect(finding.stops ?? false).toBe(!sentence.includes('changed'));
  });

  it('that was named at the installation and is gone is a warning with what to do', async () => {
    copyFileSync(OPENSC, inHome('card.so'));
    await runCli(['module', 'install', '--card', inHome('card.so')], { env: bench.home.env });
    rmSync(inHome('card.so'));
    bench.set({ PTEIDPKCS11_WRAPPER: '' });
    const found = await look();
    expect(found.code).toBe(0);
    expect(found.get('card-library')).toMatchObject({
      status: 'warning',
      detail: `${inHome('card.so')}, which config.json names, is not there; the Chave Móvel Digital is offered alone`,
      remedy: expect.stringContaining('smartcmd module install --card FILE|none'),
    });
  });

  it('that is only there, in a usual place, makes no warning of a reader that is not', async () => {
    const card = { slots: [], isWanted: false };
    expect(await cardReaderCheck.run({ ...EXAMINATION, card })).toMatchObject({ status: 'skipped' });
    expect(await cardReaderCheck.run({ ...EXAMINATION, card: { ...card, isWanted: true } })).toMatchObject({
      status: 'warning',
    });
  });

  function standIn(fault: Parameters<typeof writeStandIn>[0]): string {
    writeStandIn(fault, inHome('card.so'));
    return inHome('card.so');
  }

  function copyOf(library: string): string {
    copyFileSync(library, inHome('card.so'));
    chmodSync(inHome('card.so'), 0o777);
    return inHome('card.so');
  }
});

describe('a library that is fine', () => {
  const service = new SmartCardService();
  beforeEach(async ({ skip }) => {
    needSmartCards(skip, OPENSC);
    needPkcs11js(skip);
    await service.start();
    bench.set({ ...service.env, PTEIDPKCS11_WRAPPER: OPENSC });
  });
  afterEach(() => service.remove());
  afterAll(() => service.close());

  it('has its maker and versions shown, the readers, and the card', async () => {
    await service.insert(new CitizenCard(Object.values(makeKeys())));
    const found = await waitFor('the card', async () => {
      const looked = await look();
      return looked.get('card')?.status === 'ok' ? looked : undefined;
    });
    expect(found.code).toBe(0);
    expect([...found.values()].map(({ title, status, detail }) => [title, status, detail])).toEqual([
      [
        'Library of the Citizen Card',
        'ok',
        expect.stringMatching(/opensc-pkcs11\.so: OpenSC Project \d+\.\d+, Cryptoki \d+\.\d+$/),
      ],
      ['Smart card service', 'ok', `pcscd answers on ${service.env.PCSCLITE_CSOCK_NAME}`],
      ['Card reader', 'ok', 'Virtual Reader 00 00, Virtual Reader 00 01'],
      ['Card', 'ok', '"CARTAO DE CIDADAO (Auth PIN)", "CARTAO DE CIDADAO (Sign PIN)"'],
    ]);
    expect([...found.values()].map(({ remedy }) => remedy)).toEqual(Array(4).fill(undefined));
  });

  it('and no card in the reader: said, with what to do', async () => {
    bench.set({ LANG: 'pt_PT.UTF-8' });
    const found = await look();
    expect(found.code).toBe(0);
    expect(found.get('card-reader')).toMatchObject({ status: 'ok', title: 'Leitor de cartões' });
    expect(found.get('card')).toMatchObject({
      status: 'skipped',
      detail: 'nenhum no leitor',
      remedy: expect.stringContaining('introduza-o no leitor'),
    });
  });

  it('and no reader: a warning for who has named the library', async () => {
    writeFileSync(inHome('opensc.conf'), 'app default { ignored_readers = Virtual; }\n');
    bench.set({ OPENSC_CONF: inHome('opensc.conf') });
    const found = await look();
    expect(found.code).toBe(0);
    expect(found.get('card-service')).toMatchObject({ status: 'ok' });
    expect(found.get('card-reader')).toMatchObject({ status: 'warning', remedy: expect.stringContaining('libccid') });
    expect(found.get('card')).toMatchObject(DEPENDS('Card reader'));
  });

  it('and no smart card service: a warning for who has named the library', async () => {
    await service.stop();
    const found = await look();
    expect(found.code).toBe(0);
    expect(found.get('card-library')).toMatchObject({ status: 'ok' });
    expect(found.get('card-service')).toMatchObject({
      status: 'warning',
      detail: expect.stringContaining(service.env.PCSCLITE_CSOCK_NAME),
      remedy: expect.stringContaining('pcscd.socket'),
    });
    expect(found.get('card-reader')).toMatchObject(DEPENDS('Smart card service'));
  });
});
