import type { ErrorDetails, SmartCmdError } from '../errors.js';
import { wasNeverSent } from '../https/transport.js';
import { aftermathTexts as texts } from '../messages/aftermath.js';
import type { Operation, Reached } from './operation.js';

/**
 * What a person has to know of an operation that failed besides why: the SMS that may still come, the signature that may have been
 * made and is lost.
 *
 * @param error what ended the operation
 * @param reached how far the service had come at most
 * @param operation that failed
 * @returns details for the error
 */
export function aftermathOf(
  error: SmartCmdError,
  reached: Reached,
  operation: Pick<Operation, 'documents' | 'phoneApproval'>,
): ErrorDetails {
  if (error.code === 'cancelled' || error.code === 'interrupted') return afterTheEnd(reached, operation);
  const documents = operation.documents.length;
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
function afterTheEnd(
  reached: Reached,
  { documents: { length: documents }, phoneApproval }: Pick<Operation, 'documents' | 'phoneApproval'>,
): ErrorDetails {
  if (reached === 'nothing') return {};
  // Of an approval in the last second nobody has heard yet.
  if (reached === 'sms' && documents > 0 && phoneApproval) {
    return { consequence: texts.nothingMoreUnlessApproved, sms: texts.smsWithCode };
  }
  if (reached !== 'code' || documents === 0) return { consequence: texts.nothingMore, sms: texts.smsWithCode };
  return { consequence: texts.signedAllTheSame, aftermath: lost(documents) };
}

const lost = (documents: number) => (documents === 1 ? texts.lost : texts.lostMany);
