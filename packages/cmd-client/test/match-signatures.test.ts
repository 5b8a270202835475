import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { nameDocuments } from '../src/flow/documents.js';
import { idOf, takeSignatures } from '../src/flow/match-signatures.js';
import { buildDigestInfo, CertificateChain, type SignedItem, SmartCmdError } from '../src/index.js';
import { ACTIVE, startService } from './support/service.js';

interface Structure {
  Hash?: string | null | undefined;
  Name?: string | null | undefined;
  id?: string | null | undefined;
}

const documents = nameDocuments(
  ['a', 'b', 'c'].map((text) => ({
    digestInfo: buildDigestInfo('sha256', createHash('sha256').update(text).digest()),
    documentName: `${text}.pdf`,
  })),
);

let chain: CertificateChain;
let structures: Structure[];

beforeAll(async () => {
  const { service, simulator, close } = await startService();
  chain = CertificateChain.parse(simulator.certificates.citizens[ACTIVE] ?? '');
  const asked = documents.map((document) => ({ ...document, id: idOf(document) }));
  const { processId } = await service.multipleSign(ACTIVE, Buffer.from('1234'), asked);
  const { otp } = await simulator.waitForSms();
  const response = await service.validateOtp(processId, Buffer.from(otp));
  const answered: Structure[] = response.ArrayOfHashStructure?.HashStructure ?? [];
  structures = asked.flatMap(({ id }) => answered.find((structure) => structure.id === id) ?? []);
  await close();
});

function take(list: Structure[]): SignedItem[] | string {
  try {
    const Status = { Code: '200', Field: undefined, FieldValue: undefined, Message: undefined, ProcessId: undefined };
    const response = {
      ArrayOfHashStructure: { HashStructure: list },
      Status,
      Signature: undefined,
      certificate: undefined,
    };
    return takeSignatures(documents, response, chain);
  } catch (error) {
    return error instanceof SmartCmdError ? `${error.code}: ${error.message}` : String(error);
  }
}

const [A, B, C] = [0, 1, 2];
const at = (n: number): Structure => structures[n] ?? {};

describe('signatures of several documents', () => {
  it('are matched by id in any order', () => {
    expect(take([at(C), at(A), at(B)])).toHaveLength(3);
  });

  it('are matched by id even when the names are lost or wrong', () => {
    expect(take([{ ...at(B), Name: undefined }, { ...at(A), Name: 'c.pdf' }, at(C)])).toHaveLength(3);
  });

  it('are matched by name when the ids are the service’s own', () => {
    expect(take([at(C), at(A), at(B)].map((structure, n) => ({ ...structure, id: `own-${n}` })))).toHaveLength(3);
  });

  it('are matched by name when the ids are lost', () => {
    expect(take([at(C), at(A), at(B)].map((structure) => ({ ...structure, id: undefined })))).toHaveLength(3);
  });

  it.each<[string, () => Structure[], RegExp]>([
    ['one too few', () => [at(A), at(B)], /3 were asked for and 2 came back/],
    ['one too many', () => [at(A), at(B), at(C), at(C)], /3 were asked for and 4 came back/],
    ['none', () => [], /0 came back/],
    ['an id twice', () => [at(A), at(B), { ...at(C), id: '1' }], /answer-mismatch.*an id comes twice/],
    [
      'id and name of nobody',
      () => [at(A), at(B), { ...at(C), id: '9', Name: 'x' }],
      /answer-mismatch.*none for "c\.pdf"/,
    ],
    ['an empty signature', () => [at(A), at(B), { ...at(C), Hash: undefined }], /answer-mismatch/],
    ['swapped ids', () => [{ ...at(A), id: '2' }, { ...at(B), id: '1' }, at(C)], /signature-invalid.*"a\.pdf"/],
  ])('with %s are refused', (_, list, problem) => expect(take(list())).toMatch(problem));
});
