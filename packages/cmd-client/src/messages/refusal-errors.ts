import type { ErrorText } from './error-text.js';

const PIN_CHANGE_PLACE = 'www.autenticacao.gov.pt';

/** What the service refused. */
export const refusalErrors = {
  'application-refused': {
    sentence: {
      en: "The service refused the application's credentials (HTTP {httpStatus}).",
      pt: 'O serviço recusou as credenciais da aplicação (HTTP {httpStatus}).',
    },
    remedy: {
      en: 'Check application id, user name and password of the profile with AMA, then run: smartcmd credentials rotate.',
      pt: 'Confirme com a AMA o identificador, o utilizador e a palavra-passe da aplicação e execute: smartcmd credentials rotate.',
    },
  },
  'account-without-signature': {
    sentence: {
      en: 'There is no active signature for this phone number.[ The service says: {status.message} ({status.code}).]',
      pt: 'Não há assinatura ativa para este número de telefone.[ O serviço diz: {status.message} ({status.code}).]',
    },
    remedy: {
      en: 'Check the number; activate the digital signature of your Chave Móvel Digital at www.autenticacao.gov.pt.',
      pt: 'Confirme o número; ative a assinatura digital da sua Chave Móvel Digital em www.autenticacao.gov.pt.',
    },
  },
  'signature-inactive': {
    sentence: {
      en: 'The signature of this Chave Móvel Digital is inactive; no SMS was sent.',
      pt: 'A assinatura desta Chave Móvel Digital está inativa; não foi enviado nenhum SMS.',
    },
    remedy: {
      en: 'Activate it at www.autenticacao.gov.pt, then try again.',
      pt: 'Ative-a em www.autenticacao.gov.pt e tente de novo.',
    },
  },
  'pin-refused': {
    sentence: {
      en: 'The service refused the PIN[ ({attempts} times)].',
      pt: 'O serviço recusou o PIN[ ({attempts} vezes)].',
    },
    remedy: {
      en: 'Stop and make sure of the PIN: more failures lock the account[, and after {attempts} it may be locked already]. It can be changed at www.autenticacao.gov.pt.',
      pt: 'Pare e certifique-se do PIN: mais falhas bloqueiam a conta[, e após {attempts} já pode estar bloqueada]. Pode alterá-lo em www.autenticacao.gov.pt.',
    },
  },
  'pin-malformed': {
    sentence: {
      en: 'No PIN was given: a PIN has 4 to 8 digits.',
      pt: 'Não foi indicado um PIN: tem de 4 a 8 algarismos.',
    },
    remedy: {
      en: 'Try again with the signature PIN of your Chave Móvel Digital, which is not its sign-in PIN.',
      pt: 'Tente de novo com o PIN de assinatura da sua Chave Móvel Digital, que não é o PIN de autenticação.',
    },
  },
  'pin-locked': {
    sentence: {
      en: 'The signature PIN is locked.[ The service says: {status.message} ({status.code}).]',
      pt: 'O PIN de assinatura está bloqueado.[ O serviço diz: {status.message} ({status.code}).]',
    },
    remedy: {
      en: 'Set a new PIN at www.autenticacao.gov.pt, then try again.',
      pt: 'Defina um novo PIN em www.autenticacao.gov.pt e tente de novo.',
    },
  },
  'pin-change-required': {
    sentence: {
      en: 'The signature PIN must be changed before you can sign (code {status.code}).',
      pt: '{prescribed}',
    },
    remedy: {
      en: `Sign in at ${PIN_CHANGE_PLACE} with your Chave Móvel Digital, change the signature PIN, then try again.`,
      pt: 'Depois de alterar o PIN, tente de novo.',
    },
  },
  'otp-refused': {
    sentence: {
      en: 'The service refused the code of the SMS ({attempts} times).',
      pt: 'O serviço recusou o código do SMS ({attempts} vezes).',
    },
    remedy: {
      en: 'Start again, and type the code of the newest SMS within 2 minutes.',
      pt: 'Comece de novo e escreva o código do SMS mais recente em menos de 2 minutos.',
    },
  },
  'otp-malformed': {
    sentence: {
      en: 'No code was given: the code of the SMS has 6 digits.',
      pt: 'Não foi indicado um código: o do SMS tem 6 algarismos.',
    },
    remedy: {
      en: 'Start again, and type the code of the newest SMS.',
      pt: 'Comece de novo e escreva o código do SMS mais recente.',
    },
  },
  'process-ended': {
    sentence: {
      en: 'The service has ended this operation, or its code expired (code {status.code}).',
      pt: 'O serviço terminou esta operação, ou o código expirou (código {status.code}).',
    },
    remedy: { en: 'Start again.', pt: 'Comece de novo.' },
  },
  'parameter-refused': {
    sentence: {
      en: 'The service refused a value (code {status.code})[ in the field {status.field}].[ It says: {status.message}.]',
      pt: 'O serviço recusou um valor (código {status.code})[ no campo {status.field}].[ Diz: {status.message}.]',
    },
    remedy: {
      en: 'Check the profile with: smartcmd doctor. If all is well there, the service may not accept this hash or document name.',
      pt: 'Verifique o perfil com: smartcmd doctor. Se estiver tudo bem, o serviço pode não aceitar este resumo ou nome de documento.',
    },
  },
  'too-many-documents': {
    sentence: {
      en: 'The service takes at most {limit} documents in one request.',
      pt: 'O serviço aceita no máximo {limit} documentos por pedido.',
    },
    remedy: { en: 'Sign fewer documents at once.', pt: 'Assine menos documentos de cada vez.' },
  },
  'service-error': {
    sentence: {
      en: 'The service failed at {operation}[ (code {status.code})][ (HTTP {httpStatus})].[ It says: {status.message}.]',
      pt: 'O serviço falhou em {operation}[ (código {status.code})][ (HTTP {httpStatus})].[ Diz: {status.message}.]',
    },
    remedy: { en: 'Try again later.', pt: 'Tente mais tarde.' },
  },
} as const satisfies Record<string, ErrorText>;
