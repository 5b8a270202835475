import type { PinRequest } from '@smartcmd/cmd-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FramePrompter } from '../../src/agent/frame-prompter.js';
import type { FrameFromAgent } from '../../src/frames/frame.js';

afterEach(() => {
  vi.useRealTimers();
});

function prompter() {
  const sent: FrameFromAgent['type'][] = [];
  const giveUp = vi.fn();
  const send = ({ type }: FrameFromAgent): number => sent.push(type);
  return { sent, giveUp, asking: new FramePrompter({ operation: 1, program: 'p', language: 'en', send, giveUp }) };
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
