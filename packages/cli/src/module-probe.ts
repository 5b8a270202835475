// A program of its own, in which the doctor loads a PKCS#11 module: one that crashes or hangs takes nobody else with it. Its
// arguments are the library, and whether it is "ours" or an "other": what is not ours is only asked what it has. It prints a line of JSON (doctor/probe-report.ts) before each step, and one with what it found.
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { CKA, CKO } from '@smartcmd/p11-module';
import type { PKCS11 } from 'pkcs11js';
import type { ProbeLine, ProbeReport, SlotReport } from './doctor/probe-report.js';

const CKF_SERIAL_SESSION = 4;
const CKF_TOKEN_PRESENT = 1;
const CKF_OS_LOCKING_OK = 2;
/** Objects that are asked for at a time. */
const BATCH = 64;

/** The numbers of the CMD's slots, in the module that offers other libraries' too (cc-wrapper's native/src/slot_map.h). */
const OURS = { first: 0x434d4400, count: 256 };

/** Written at once, so that nothing is lost when the module crashes; on a line of its own, whatever the module writes. */
function say(line: ProbeLine): void {
  writeSync(1, `\n${JSON.stringify(line)}\n`);
}

function step<T>(name: string, take: () => T): T {
  say({ step: name });
  return take();
}

/** A value of CK_ULONG. */
function ulong(bytes: Buffer): number {
  return bytes.length === 8 ? Number(bytes.readBigUInt64LE()) : bytes.readUInt32LE();
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function loader(): Promise<typeof import('pkcs11js') | undefined> {
  try {
    return await import('pkcs11js');
  } catch (error) {
    say({ unavailable: messageOf(error).split('\n')[0] ?? '' });
    return undefined;
  }
}

function examine(module: PKCS11, library: string, isOurs: boolean): ProbeReport {
  step('dlopen', () => module.load(library));
  // As our module initialises others: the Citizen Card's library takes no lock unless it is told to.
  step('C_Initialize', () => module.C_Initialize(isOurs ? undefined : { flags: CKF_OS_LOCKING_OK }));
  const info = step('C_GetInfo', () => module.C_GetInfo());
  const slots = step('C_GetSlotList', () => module.C_GetSlotList(false));
  const report = {
    manufacturer: info.manufacturerID.trim(),
    description: info.libraryDescription.trim(),
    version: `${info.libraryVersion.major}.${info.libraryVersion.minor}`,
    cryptoki: `${info.cryptokiVersion.major}.${info.cryptokiVersion.minor}`,
    slots: slots.map((slot) => (isOurs ? examineSlot(module, slot) : examineOther(module, slot))),
  };
  step('C_Finalize', () => module.C_Finalize());
  return report;
}

function examineSlot(module: PKCS11, slot: Buffer): SlotReport {
  const { slotDescription, flags } = step('C_GetSlotInfo', () => module.C_GetSlotInfo(slot));
  const description = slotDescription.trim();
  const isThere = (flags & CKF_TOKEN_PRESENT) !== 0;
  const number = ulong(slot);
  // What the Citizen Card's library makes of its slots says nothing about ours.
  const isOurs = number >= OURS.first && number < OURS.first + OURS.count;
  if (!isThere || !isOurs) return { description };
  const { label, serialNumber } = step('C_GetTokenInfo', () => module.C_GetTokenInfo(slot));
  const mechanisms = step('C_GetMechanismList', () => module.C_GetMechanismList(slot));
  const session = step('C_OpenSession', () => module.C_OpenSession(slot, CKF_SERIAL_SESSION));
  const handles = step('C_FindObjects', () => allObjects(module, session));
  const objects = step('C_GetAttributeValue', () => handles.map((handle) => describe(module, session, handle)));
  step('C_CloseSession', () => module.C_CloseSession(session));
  return { description, token: { label: label.trim(), serialNumber: serialNumber.trim(), mechanisms, objects } };
}

/** What another's library says of a slot without a session: the card is left alone. */
function examineOther(module: PKCS11, slot: Buffer): SlotReport {
  const { slotDescription, flags } = step('C_GetSlotInfo', () => module.C_GetSlotInfo(slot));
  const description = slotDescription.trim();
  if ((flags & CKF_TOKEN_PRESENT) === 0) return { description };
  const { label, serialNumber } = step('C_GetTokenInfo', () => module.C_GetTokenInfo(slot));
  return {
    description,
    token: { label: label.trim(), serialNumber: serialNumber.trim(), mechanisms: [], objects: [] },
  };
}

function allObjects(module: PKCS11, session: Buffer): Buffer[] {
  const found: Buffer[] = [];
  module.C_FindObjectsInit(session, []);
  for (let batch = module.C_FindObjects(session, BATCH); batch.length > 0; ) {
    found.push(...batch);
    batch = module.C_FindObjects(session, BATCH);
  }
  module.C_FindObjectsFinal(session);
  return found;
}

function describe(
  module: PKCS11,
  session: Buffer,
  handle: Buffer,
): NonNullable<SlotReport['token']>['objects'][number] {
  const attributeOf = (type: number): Buffer => {
    const [attribute] = module.C_GetAttributeValue(session, handle, [{ type }]);
    return Buffer.from(attribute?.value as Buffer);
  };
  const found = { class: ulong(attributeOf(CKA.CKA_CLASS)), id: attributeOf(CKA.CKA_ID).toString('hex') };
  if (found.class !== CKO.CKO_CERTIFICATE) return found;
  return { ...found, sha256: createHash('sha256').update(attributeOf(CKA.CKA_VALUE)).digest('hex') };
}

async function main(library: string, isOurs: boolean): Promise<void> {
  const pkcs11js = await loader();
  if (!pkcs11js) return;
  try {
    say({ report: examine(new pkcs11js.PKCS11(), library, isOurs) });
  } catch (error) {
    say({ failed: messageOf(error) });
  }
}

void main(process.argv[2] ?? '', process.argv[3] === 'ours');
