import type { ErrorCode } from './error-code.js';
import type { Language, Localised } from './language.js';
import { ERROR_TEXTS } from './messages/errors.js';
import { printable } from './printable.js';

/** The part of the service's answer that explains a refusal, cleaned of secrets and control characters. */
export interface ServiceStatus {
  /** Such as `801`; see the table in this package's README. */
  readonly code: string;
  readonly field?: string | undefined;
  readonly fieldValue?: string | undefined;
  readonly message?: string | undefined;
}

/** Values that the sentence of an error mentions; a part of a sentence comes in both languages. */
export type ErrorDetails = Readonly<Record<string, string | number | Localised | undefined>>;

/**
 * The one error class of this package. It holds no secret and no other error (`cause`), whose configuration might
 * hold one.
 */
export class SmartCmdError extends Error {
  override readonly name = 'SmartCmdError';
  /** What went wrong; stable. */
  readonly code: ErrorCode;
  /** Values mentioned in the sentence. */
  readonly details: ErrorDetails;
  /** The service's own words, when it was the service that refused. */
  readonly status: ServiceStatus | undefined;

  /**
   * @param code what went wrong
   * @param details values for the placeholders of the code's sentence
   * @param status the service's answer, already cleaned of secrets
   */
  constructor(code: ErrorCode, details: ErrorDetails = {}, status?: ServiceStatus) {
    super(fill(ERROR_TEXTS[code].sentence, 'en', details, status));
    this.code = code;
    this.details = details;
    this.status = status;
  }

  /** What happened, in one sentence. */
  sentence(language: Language): string {
    return fill(ERROR_TEXTS[this.code].sentence, language, this.details, this.status);
  }

  /** What to do about it, in a few sentences; before that, what the service may have done all the same (the detail `aftermath`). */
  remedy(language: Language): string {
    const { remedy } = ERROR_TEXTS[this.code];
    const part = (text: Localised): string => fill(text, language, this.details, this.status);
    return [part(AFTERMATH), part(remedy)].filter((text) => text !== '').join(' ');
  }
}

const AFTERMATH: Localised = { en: '[{aftermath}]', pt: '[{aftermath}]' };

/**
 * Replaces `{name}` by the detail or status field of that name. A part in `[…]` is left out when a placeholder in it
 * has no value; parts do not nest.
 */
function fill(text: Localised, language: Language, details: ErrorDetails, status: ServiceStatus | undefined): string {
  const value = (name: string): string => {
    const found = name.startsWith('status.') ? status?.[name.slice(7) as keyof ServiceStatus] : details[name];
    return printable(String((typeof found === 'object' ? found[language] : found) ?? ''));
  };
  return text[language]
    .replace(/\[([^\]]*)\]/g, (_, part: string) =>
      [...part.matchAll(/\{([\w.]+)\}/g)].every(([, name]) => value(name ?? '') !== '') ? part : '',
    )
    .replace(/\{([\w.]+)\}/g, (_, name: string) => value(name));
}
