import { SmartCmdError } from '../errors.js';
import type { Localised } from '../language.js';
import type { ConfirmRequest, OtpRequest, PhoneRequest, PinRequest, Prompter, Step } from '../prompter.js';

const WHAT = {
  phone: { en: 'phone number', pt: 'número de telefone' },
  pin: { en: 'PIN', pt: 'PIN' },
  otp: { en: 'code of the SMS', pt: 'código do SMS' },
  confirm: { en: 'confirmation', pt: 'confirmação' },
} as const satisfies Record<string, Localised>;

/** How long after the end of its validity a code is still waited for: its SMS may have been slow, and clocks differ. */
const LATE_OTP_MS = 60_000;

type Question = keyof typeof WHAT;
type Unsignalled<T> = Omit<T, 'signal'>;

/**
 * The person behind a {@link Prompter}, with every wait bounded: a question ends with its answer, the caller's signal,
 * or a time-out, and each of these closes the prompt.
 */
export class Person {
  readonly #prompter: Prompter;
  readonly #signal: AbortSignal | undefined;
  readonly #timeoutMs: number;

  /**
   * @param prompter asks
   * @param signal ends every question with `interrupted`
   * @param timeoutMs milliseconds after which a question ends with `prompt-timeout`
   */
  constructor(prompter: Prompter, signal: AbortSignal | undefined, timeoutMs: number) {
    this.#prompter = prompter;
    this.#signal = signal;
    this.#timeoutMs = timeoutMs;
  }

  phone(request: Unsignalled<PhoneRequest>): Promise<string> {
    return this.#ask('phone', (signal) => this.#prompter.phone({ ...request, signal }));
  }

  pin(request: Unsignalled<PinRequest>): Promise<Uint8Array> {
    return this.#ask('pin', (signal) => this.#prompter.pin({ ...request, signal }));
  }

  /**
   * Nobody needs to be asked much longer than a code is valid.
   *
   * @param until closes the prompt: the answer is not needed any more. The promise then settles as the prompter
   *   decides, and the caller no longer listens.
   */
  otp(request: Unsignalled<OtpRequest>, until: AbortSignal): Promise<Uint8Array | 'resend'> {
    const limitMs = Math.max(0, request.expiresAt.getTime() + LATE_OTP_MS - Date.now());
    return this.#ask('otp', (signal) => this.#prompter.otp({ ...request, signal }), { limitMs, until });
  }

  async confirm(request: Unsignalled<ConfirmRequest>): Promise<void> {
    const agreed = await this.#ask('confirm', (signal) => this.#prompter.confirm({ ...request, signal }));
    if (!agreed) throw new SmartCmdError('cancelled');
  }

  announce(step: Step): void {
    this.#prompter.announce(step);
  }

  /** @throws SmartCmdError `interrupted` when the caller's signal was aborted */
  assertNotInterrupted(): void {
    if (this.#signal?.aborted) throw new SmartCmdError('interrupted');
  }

  async #ask<T>(
    question: Question,
    prompt: (signal: AbortSignal) => Promise<T | undefined>,
    { limitMs = this.#timeoutMs, until }: { readonly limitMs?: number; readonly until?: AbortSignal } = {},
  ): Promise<T> {
    this.assertNotInterrupted();
    const ended = new AbortController();
    const timeoutMs = Math.min(limitMs, this.#timeoutMs);
    const timer = setTimeout(() => end('prompt-timeout'), timeoutMs);
    let end: (code: 'interrupted' | 'prompt-timeout' | 'cancelled') => void = () => undefined;
    const ending = new Promise<never>((_, reject) => {
      end = (code) => {
        reject(new SmartCmdError(code, { what: WHAT[question], seconds: Math.round(timeoutMs / 1000) }));
        ended.abort();
      };
    });
    const onInterrupt = (): void => end('interrupted');
    const onUntil = (): void => end('cancelled');
    this.#signal?.addEventListener('abort', onInterrupt, { once: true });
    until?.addEventListener('abort', onUntil, { once: true });
    try {
      const asked = prompt(ended.signal);
      // An answer that comes when nobody waits for it any more is nobody's, and may be a secret.
      asked.then((late) => ended.signal.aborted && late instanceof Uint8Array && late.fill(0)).catch(() => undefined);
      const answer = await Promise.race([asked, ending]);
      if (answer === undefined) throw new SmartCmdError('cancelled');
      return answer;
    } finally {
      clearTimeout(timer);
      this.#signal?.removeEventListener('abort', onInterrupt);
      until?.removeEventListener('abort', onUntil);
    }
  }
}
