import type { ErrorText } from './error-text.js';

/** Answers that cannot be used. */
export const answerErrors = {
  'answer-too-large': {
    sentence: {
      en: 'The answer to {operation} is larger than {limit} bytes.',
      pt: 'A resposta a {operation} é maior do que {limit} bytes.',
    },
    remedy: {
      en: 'Check the address in the profile; try again later.',
      pt: 'Verifique o endereço no perfil; tente mais tarde.',
    },
  },
  'answer-unexpected': {
    sentence: {
      en: '{host} answered {operation} with {found} instead of SOAP (HTTP {httpStatus}).',
      pt: '{host} respondeu a {operation} com {found} em vez de SOAP (HTTP {httpStatus}).',
    },
    remedy: {
      en: 'Check the address in the profile; a gateway or proxy may be in the way. Try again later.',
      pt: 'Verifique o endereço no perfil; pode haver um gateway ou proxy no caminho. Tente mais tarde.',
    },
  },
  'answer-malformed': {
    sentence: {
      en: 'The answer to {operation} is not one that the service may give: {problem}.',
      pt: 'A resposta a {operation} não é uma que o serviço possa dar: {problem}.',
    },
    remedy: { en: 'Nothing of it was used. Try again later.', pt: 'Nada dela foi usado. Tente mais tarde.' },
  },
  'answer-mismatch': {
    sentence: {
      en: 'The signatures that came back do not match the documents that were sent: {problem}.',
      pt: 'As assinaturas recebidas não correspondem aos documentos enviados: {problem}.',
    },
    remedy: {
      en: 'None of them was used. Try again later, and tell AMA if it happens again.',
      pt: 'Nenhuma foi usada. Tente mais tarde e avise a AMA se voltar a acontecer.',
    },
  },
  'signature-invalid': {
    sentence: {
      en: 'The signature of "{document}" is wrong: it was not made by your key over this document.',
      pt: 'A assinatura de "{document}" está errada: não foi feita pela sua chave sobre este documento.',
    },
    remedy: {
      en: 'It was thrown away. If your certificate was renewed, run: smartcmd certificate refresh. Otherwise tell AMA.',
      pt: 'Foi descartada. Se o seu certificado foi renovado, execute: smartcmd certificate refresh. Senão, avise a AMA.',
    },
  },
  'chain-invalid': {
    sentence: {
      en: 'The certificates that the service sent cannot be used: {problem}.',
      pt: 'Os certificados enviados pelo serviço não podem ser usados: {problem}.',
    },
    remedy: {
      en: 'Nothing of it was used. Try again later, and tell AMA if it happens again.',
      pt: 'Nada foi usado. Tente mais tarde e avise a AMA se voltar a acontecer.',
    },
  },
  'chain-expired': {
    sentence: {
      en: 'Your certificate is not valid now: it is valid from {notBefore} to {notAfter}.',
      pt: 'O seu certificado não é válido agora: é válido de {notBefore} a {notAfter}.',
    },
    remedy: {
      en: 'Check the clock of this machine. If it is right, renew the signature at www.autenticacao.gov.pt, then run: smartcmd certificate refresh.',
      pt: 'Verifique o relógio desta máquina. Se estiver certo, renove a assinatura em www.autenticacao.gov.pt e depois execute: smartcmd certificate refresh.',
    },
  },
  'key-unsupported': {
    sentence: {
      en: 'The key of the certificate is {found}; only RSA keys of 2048 to 8192 bits are known.',
      pt: 'A chave do certificado é {found}; só são conhecidas chaves RSA de 2048 a 8192 bits.',
    },
    remedy: { en: 'A newer version may know it.', pt: 'Uma versão mais recente pode conhecê-la.' },
  },
} as const satisfies Record<string, ErrorText>;
