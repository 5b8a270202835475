import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CertificateChain, type RemoteSigner, type SignedItem } from '@smartcmd/cmd-client';
import fc from 'fast-check';
import { beforeAll, expect } from 'vitest';
import { fuzz } from '../../../../../test/support/fuzz.js';
import { KEYS } from '../../../../../test/support/simulator-keys.js';
import { runAgent } from '../../../../p11-module/src/agent/agent.js';
import { encodeFrame } from '../../../../p11-module/src/frames/encode.js';
import { FRAME_TYPE, type Frame, FrameError, type FrameFromAgent } from '../../../../p11-module/src/frames/frame.js';
import { FrameDecoder } from '../../../../p11-module/src/frames/frame-decoder.js';
import { CKM } from '../../../../p11-module/src/index.js';
import { socketPair } from '../../../../p11-module/test/support/native-half.js';

/** A frame of an application that does as it likes: a right one, perhaps with other bytes, or any. */
type Sent =
  | {
      readonly frame: 'hello' | 'begin' | 'data' | 'sign' | 'cancel' | 'enrol' | 'answer';
      readonly operation: number;
      readonly text: string;
      readonly number: number;
    }
  | { readonly raw: string };
interface Value {
  readonly greets: boolean;
  readonly sent: readonly Sent[];
  /** Bytes of each piece that arrives. */
  readonly piece: number;
}

const MECHANISMS = [CKM.CKM_SHA256_RSA_PKCS, CKM.CKM_RSA_PKCS, CKM.CKM_SHA1_RSA_PKCS, 0xffff, 0];
const operation = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.constantFrom(0, 0xffffffff));
const values: fc.Arbitrary<Value> = fc.record({
  greets: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
  sent: fc.array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({
          frame: fc.constantFrom(
            'hello',
            'begin',
            'begin',
            'data',
            'data',
            'sign',
            'sign',
            'cancel',
            'enrol',
            'answer',
            'answer',
          ),
          operation,
          text: fc.oneof(
            fc.constantFrom('', '1234', '246813', 'document', 'x'.repeat(60_000)),
            fc.string({ unit: 'binary', maxLength: 30 }),
          ),
          number: fc.nat(20),
        }),
      },
      fc.record({ raw: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64')) }),
    ),
    { maxLength: 14 },
  ) as fc.Arbitrary<Sent[]>,
  piece: fc.constantFrom(1, 7, 4096, 1_000_000),
});

function bytesOf(sent: Sent): Uint8Array {
  if ('raw' in sent) return Buffer.from(sent.raw, 'base64');
  const { frame: type, operation: number, text, number: chance } = sent;
  const bytes = Buffer.from(text, 'utf8');
  const hows = ['answered', 'answered', 'cancelled', 'resend', 'nobody', 'closed'] as const;
  const frames: Record<typeof type, Frame> = {
    hello: {
      type: 'hello',
      operation: 0,
      lowest: 1,
      highest: 1,
      program: text.replaceAll('\0', '').slice(0, 500),
      profile: 'default',
      locale: 'pt_PT',
    },
    begin: { type: 'begin', operation: number, mechanism: MECHANISMS[chance % MECHANISMS.length] ?? 0 },
    data: { type: 'data', operation: number, bytes },
    sign: { type: 'sign', operation: number },
    cancel: { type: 'cancel', operation: number },
    enrol: { type: 'enrol', operation: number },
    answer: {
      type: 'answer',
      operation: number,
      how: hows[chance % hows.length] ?? 'closed',
      bytes: bytes.subarray(0, 1024),
    },
  };
  return encodeFrame(frames[type]);
}

/** Frames of an application that does as it likes with the agent. */
export function fuzzConversations(): void {
  let chain: CertificateChain;
  beforeAll(() => {
    chain = CertificateChain.parse(readFileSync(join(KEYS, 'pki', 'citizen-351912345678.pem'), 'utf8'));
  });

  /** Asks for PIN and OTP as CMD does, and "signs" with the DigestInfo itself: who asked for what can be told from it. */
  function standIn(signed: Uint8Array[]): RemoteSigner {
    return {
      certificateChain: async () => chain,
      async *sign(items, { prompter, signal }): AsyncGenerator<readonly SignedItem[]> {
        const pin = await prompter.pin({ reason: 'first' } as Parameters<typeof prompter.pin>[0]);
        const names = items.map(({ documentName = '' }) => documentName);
        const otp = await prompter.otp({
          ...{ reason: 'first', processId: 'p', documentNames: names, validUntil: new Date(Date.now() + 60_000) },
        } as unknown as Parameters<typeof prompter.otp>[0]);
        signal?.throwIfAborted();
        if (pin === undefined || otp === undefined || otp === 'resend') throw new Error('nobody was there');
        for (const { digestInfo } of items) signed.push(digestInfo);
        yield items.map(({ digestInfo, documentName = '' }, index) => ({
          index,
          documentName,
          digestInfo,
          signature: digestInfo,
        }));
      },
      close: () => undefined,
    };
  }

  fuzz<Value>({
    name: 'conversations',
    values,
    runs: 60,
    check: async ({ greets, sent, piece }) => {
      const [native, agent] = await socketPair();
      const received: FrameFromAgent[] = [];
      const decoder = new FrameDecoder('agent');
      // Throws when the agent does not keep to the protocol itself.
      native.on('data', (bytes) => decoder.push(bytes, (frame) => received.push(frame)));
      native.on('error', () => undefined);
      const signed: Uint8Array[] = [];
      const running = runAgent({ connection: agent, signerFor: () => standIn(signed) }).then(
        () => undefined,
        (error: unknown) => error,
      );
      const hello: Sent[] = greets ? [{ frame: 'hello', operation: 0, text: 'LibreOffice', number: 0 }] : [];
      const bytes = Buffer.concat([...hello, ...sent].map(bytesOf));
      for (let offset = 0; offset < bytes.length; offset += piece) native.write(bytes.subarray(offset, offset + piece));
      native.end();
      native.resume();
      const error = await running;
      native.destroy();
      if (error !== undefined && !(error instanceof FrameError)) throw error;
      // No signature but of what was begun and asked for, and answered with PIN and OTP.
      const asked = sent.filter((each) => 'frame' in each && each.frame === 'sign').length;
      const answers = sent.filter((each) => 'frame' in each && each.frame === 'answer').length;
      const signatures = received.filter(({ type }) => type === 'signature');
      expect(signatures.length).toBeLessThanOrEqual(asked);
      if (signatures.length > 0) expect(answers).toBeGreaterThanOrEqual(2);
      for (const frame of received) {
        expect(Object.keys(FRAME_TYPE)).toContain(frame.type);
        if (frame.type === 'failed') expect([frame.sentence, frame.remedy].join()).not.toMatch(/undefined|\[object/);
      }
      for (const digestInfo of signed) expect(digestInfo.length).toBeGreaterThanOrEqual(34);
    },
  });
}
