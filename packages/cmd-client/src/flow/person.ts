import { SmartCmdError } from '../errors.js';
import type { Localised } from '../language.js';
import type { ConfirmRequest, OtpRequest, PhoneRequest, PinRequest, Prompter, Step } from '../prompter.js';

const WHAT = {
  phone: { en: 'phone number', pt: 'número de telefone' },
  pin: { en: 'PIN', pt: 'PIN' },
  otp: { en: 'code of the SMS', pt: 'código do SMS' },
  confirm: { en: 'confirmation', pt: 'confirmação' },
} as const satisfies Record<string, Localised>;

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
   * @param until closes the prompt: the answer is not needed any more. The promise then settles as the prompter
   *   decides, and the caller no longer listens.
   */
  otp(request: Unsignalled<OtpRequest>, until: AbortSignal): Promise<Uint8Array | 'resend'> {
    return this.#ask('otp', (signal) => this.#prompter.otp({ ...request, signal }), until);
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
    until?: AbortSignal,
  ): Promise<T> {
    this.assertNotInterrupted();
    const ended = new AbortController();
    const timer = setTimeout(() => end('prompt-timeout'), this.#timeoutMs);
    let end: (code: 'interrupted' | 'prompt-timeout' | 'cancelled') => void = () => undefined;
    const ending = new Promise<never>((_, reject) => {
      end = (code) => {
        reject(new SmartCmdError(code, { what: WHAT[question], seconds: this.#timeoutMs / 1000 }));
        ended.abort();
      };
    });
    const onInterrupt = (): void => end('interrupted');
    const onUntil = (): void => end('cancelled');
    this.#signal?.addEventListener('abort', onInterrupt, { once: true });
    until?.addEventListener('abort', onUntil, { once: true });
    try {
      const answer = await Promise.race([prompt(ended.signal), ending]);
      if (answer === undefined) throw new SmartCmdError('cancelled');
      return answer;
    } finally {
      clearTimeout(timer);
      this.#signal?.removeEventListener('abort', onInterrupt);
      until?.removeEventListener('abort', onUntil);
    }
  }
}
