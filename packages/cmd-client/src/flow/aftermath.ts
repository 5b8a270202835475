import type { ErrorDetails, SmartCmdError } from '../errors.js';
import { wasNeverSent } from '../https/transport.js';
import { aftermathTexts as texts } from '../messages/aftermath.js';
import type { Reached } from './operation.js';

/**
 * What a person has to know of an operation that failed besides why: the SMS that may still come, the signature that may have been
 * made and is lost.
 *
 * @param error what ended the operation
 * @param reached how far the service had come at most
 * @param documents that were to be signed
 * @returns details for the error
 */
export function aftermathOf(error: SmartCmdError, reached: Reached, documents: number): ErrorDetails {
  if (error.code === 'cancelled' || error.code === 'interrupted') return afterTheEnd(reached, documents);
  // An answer with a status is a no.
  const isAnswered = error.status !== undefined || error.code === 'application-refused';
  switch (reached) {
    case 'nothing':
      return {};
    case 'request':
      return isAnswered || wasNeverSent(error) ? {} : { aftermath: texts.sms };
    case 'sms':
      return { aftermath: texts.sms };
    case 'code':
      if (documents === 0 || isAnswered) return {};
      return { aftermath: wasNeverSent(error) ? texts.unsigned : lost(documents) };
  }
}

/** The person, or the application, wanted no more. */
function afterTheEnd(reached: Reached, documents: number): ErrorDetails {
  if (reached === 'nothing') return {};
  if (reached !== 'code' || documents === 0) return { consequence: texts.nothingMore, sms: texts.smsWithCode };
  return { consequence: texts.signedAllTheSame, aftermath: lost(documents) };
}

const lost = (documents: number) => (documents === 1 ? texts.lost : texts.lostMany);
