import type { ErrorText } from './error-text.js';

/** The person said no, or nothing. */
export const personErrors = {
  cancelled: {
    sentence: { en: 'Cancelled[; {consequence}].', pt: 'Cancelado[; {consequence}].' },
    remedy: { en: '[If {sms} arrives, ignore it.]', pt: '[Se chegar {sms}, ignore-o.]' },
  },
  interrupted: {
    sentence: { en: 'Interrupted[; {consequence}].', pt: 'Interrompido[; {consequence}].' },
    remedy: { en: '[If {sms} arrives, ignore it.]', pt: '[Se chegar {sms}, ignore-o.]' },
  },
  'prompt-timeout': {
    sentence: {
      en: 'No answer within {seconds} s to the question for the {what}.',
      pt: 'Sem resposta em {seconds} s ao pedido de {what}.',
    },
    remedy: { en: 'Start again.', pt: 'Comece de novo.' },
  },
  'prompt-failed': {
    sentence: { en: 'The {what} could not be asked for: {problem}.', pt: 'Não foi possível pedir {what}: {problem}.' },
    remedy: {
      en: 'Run it in a terminal, or name a program that answers with --askpass or SMARTCMD_ASKPASS.',
      pt: 'Execute num terminal, ou indique um programa que responda com --askpass ou SMARTCMD_ASKPASS.',
    },
  },
} as const satisfies Record<string, ErrorText>;
