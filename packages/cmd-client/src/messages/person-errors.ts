import type { ErrorText } from './error-text.js';

/** The person said no, or nothing. */
export const personErrors = {
  cancelled: {
    sentence: { en: 'Cancelled; nothing more was signed.', pt: 'Cancelado; nada mais foi assinado.' },
    remedy: { en: 'If an SMS with a code arrives, ignore it.', pt: 'Se chegar um SMS com um código, ignore-o.' },
  },
  interrupted: {
    sentence: { en: 'Interrupted; nothing more was signed.', pt: 'Interrompido; nada mais foi assinado.' },
    remedy: { en: 'If an SMS with a code arrives, ignore it.', pt: 'Se chegar um SMS com um código, ignore-o.' },
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
