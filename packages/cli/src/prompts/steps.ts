import type { Language, Step } from '@smartcmd/cmd-client';
import { stepTexts as texts } from '../messages/steps.js';
import { detail, note } from '../output/streams.js';
import { clearProgress, showProgress } from '../progress.js';
import { say } from '../text.js';

/** Tells the person about a step: what goes on as progress, what is done as a line. */
export function announceStep(step: Step, language: Language): void {
  detail(`step: ${step.kind}`);
  const text = textOf(step, language);
  if (GOES_ON.has(step.kind)) {
    showProgress(text);
  } else {
    clearProgress();
    note(text);
  }
}

const GOES_ON: ReadonlySet<Step['kind']> = new Set(['fetching-certificate', 'sending-request', 'creating-signature']);

function textOf(step: Step, language: Language): string {
  switch (step.kind) {
    case 'fetching-certificate':
      return say(texts.fetchingCertificate, language);
    case 'sending-request':
      return sending(step, language);
    case 'creating-signature':
      return creating(step.documents, language);
    case 'sms-sent':
      return say(texts.smsSent, language);
    case 'sms-sent-again':
      return say(texts.smsSentAgain, language);
    case 'sms-limit':
      return say(texts.smsLimit, language);
    case 'approved-on-phone':
      return say(texts.approvedOnPhone, language);
    case 'signed':
      return signed(step, language);
  }
}

function sending({ documents, request }: Extract<Step, { kind: 'sending-request' }>, language: Language): string {
  if (documents === 0) return say(texts.sendingCertificate, language);
  if (documents === 1 && request.of === 1) return say(texts.sendingOne, language);
  return say(texts.sending, language, { ...request, count: documents });
}

function creating(documents: number, language: Language): string {
  if (documents === 0) return say(texts.checkingCode, language);
  return documents === 1 ? say(texts.creating, language) : say(texts.creatingMany, language, { count: documents });
}

function signed({ documents, request }: Extract<Step, { kind: 'signed' }>, language: Language): string {
  if (documents === 1 && request.of === 1) return say(texts.signed, language);
  return say(texts.signedMany, language, { ...request, count: documents });
}
