import type { OtpRequest, PinRequest } from '@smartcmd/cmd-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FramePrompter } from '../../src/agent/frame-prompter.js';
import type { FrameFromAgent } from '../../src/frames/frame.js';

afterEach(() => {
  vi.useRealTimers();
});

function prompter() {
  const sent: FrameFromAgent['type'][] = [];
  const frames: FrameFromAgent[] = [];
  const giveUp = vi.fn();
  const send = (frame: FrameFromAgent): void => {
    sent.push(frame.type);
    frames.push(frame);
  };
  return {
    sent,
    frames,
    giveUp,
    asking: new FramePrompter({ operation: 1, program: 'p', language: 'en', send, giveUp }),
  };
}

const pin = (signal: AbortSignal): PinRequest => ({
  reason: 'first',
  attemptsLeft: 3,
  documents: [],
  request: { number: 1, of: 1 },
  signal,
});
const digits = (): Uint8Array => Buffer.from('1234');

describe('an answer', () => {
  it('that crosses the closing of its question is wiped, and given to nobody', async () => {
    const { asking, sent } = prompter();
    const closing = new AbortController();
    const asked = asking.pin(pin(closing.signal));
    await vi.waitFor(() => expect(sent).toEqual(['ask']));
    closing.abort();
    expect(sent).toEqual(['ask', 'close']);
    const late = digits();
    expect(asking.answer({ how: 'answered', bytes: late })).toBe(true);
    expect(await asked).toBeUndefined();
    expect(late).toEqual(Buffer.alloc(4));
  });

  it('without a question is wiped', () => {
    const { asking } = prompter();
    const unwanted = digits();
    expect(asking.answer({ how: 'answered', bytes: unwanted })).toBe(false);
    expect(unwanted).toEqual(Buffer.alloc(4));
  });
});

describe('a question', () => {
  it('waits until the one before it has its answer', async () => {
    const { asking, sent } = prompter();
    const closing = new AbortController();
    const first = asking.pin(pin(closing.signal));
    await vi.waitFor(() => expect(sent).toEqual(['ask']));
    closing.abort();
    const second = asking.pin(pin(new AbortController().signal));
    await Promise.resolve();
    expect(sent).toEqual(['ask', 'close']);
    asking.answer({ how: 'closed', bytes: new Uint8Array() });
    await first;
    await vi.waitFor(() => expect(sent).toEqual(['ask', 'close', 'ask']));
    asking.answer({ how: 'answered', bytes: digits() });
    expect(await second).toEqual(digits());
  });

  it('that the native half does not close ends the connection, at the latest after 10 seconds', async () => {
    vi.useFakeTimers();
    const { asking, giveUp } = prompter();
    const closing = new AbortController();
    void asking.pin(pin(closing.signal));
    await vi.advanceTimersByTimeAsync(0);
    closing.abort();
    await vi.advanceTimersByTimeAsync(9_999);
    expect(giveUp).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(giveUp).toHaveBeenCalledOnce();
  });

  it('is not asked once the native half is gone', async () => {
    const { asking, sent } = prompter();
    asking.abandon();
    expect(await asking.pin(pin(new AbortController().signal))).toBeUndefined();
    expect(sent).toEqual([]);
  });
});

describe('the question for a code', () => {
  const otp = (more: Partial<OtpRequest> = {}): OtpRequest => ({
    ...pin(new AbortController().signal),
    processId: 'process-1',
    documentName: 'p ungWv48B',
    expiresAt: new Date(Date.now() + 90_000),
    canResend: true,
    phoneApproval: false,
    ...more,
  });

  it('closes with the code, and another is offered in its place', async () => {
    const { asking, frames } = prompter();
    const asked = asking.otp(otp());
    await vi.waitFor(() => expect(frames).toHaveLength(1));
    expect(frames[0]).toMatchObject({ type: 'ask', kind: 'otp', seconds: 90 });
    asking.answer({ how: 'closed', bytes: new Uint8Array() });
    await vi.waitFor(() => expect(frames).toHaveLength(2));
    const label = 'Send the SMS again';
    expect(frames[1]).toMatchObject({ kind: 'confirm', canResend: true, resendLabel: label, processId: 'process-1' });
    asking.answer({ how: 'resend', bytes: new Uint8Array() });
    expect(await asked).toBe('resend');
  });

  it.each([
    ['yes', 'answered', 'resend'],
    ['não', 'answered', undefined],
    ['', 'cancelled', undefined],
  ] as const)('that ran out, and then %j is %s', async (typed, how, result) => {
    const { asking, frames } = prompter();
    const asked = asking.otp(otp());
    await vi.waitFor(() => expect(frames).toHaveLength(1));
    asking.answer({ how: 'closed', bytes: new Uint8Array() });
    await vi.waitFor(() => expect(frames).toHaveLength(2));
    asking.answer({ how, bytes: Buffer.from(typed) });
    expect(await asked).toBe(result);
  });

  it('that ran out when no other can be sent is an error', async () => {
    const { asking, frames } = prompter();
    const asked = asking.otp(otp({ canResend: false }));
    await vi.waitFor(() => expect(frames).toHaveLength(1));
    asking.answer({ how: 'closed', bytes: new Uint8Array() });
    await expect(asked).rejects.toMatchObject({ code: 'prompt-timeout', details: { seconds: 90 } });
  });

  it('names the holder once that is known', async () => {
    const { asking, frames } = prompter();
    asking.signsAs('Maria Simões');
    void asking.otp(otp({ documents: [{ name: 'p ungWv48B', hash: 'sha256', digest: 'ba' }] }));
    await vi.waitFor(() => expect(frames).toHaveLength(1));
    expect(frames[0]).toMatchObject({ text: expect.stringContaining('in the name of Maria Simões') });
  });
});
