import type { ErrorText } from './error-text.js';

/** What the caller or the person gave. */
export const inputErrors = {
  'phone-invalid': {
    sentence: {
      en: '"{value}" is not a phone number: {problem}.',
      pt: '"{value}" não é um número de telefone: {problem}.',
    },
    remedy: {
      en: 'Write it with the country code, for example +351 912345678.',
      pt: 'Escreva-o com o indicativo do país, por exemplo +351 912345678.',
    },
  },
  'application-id-invalid': {
    sentence: {
      en: '"{value}" is not an application id: it must be a GUID.',
      pt: '"{value}" não é um identificador de aplicação: tem de ser um GUID.',
    },
    remedy: {
      en: 'Copy it from the message in which AMA sent your credentials; it looks like b826359c-06f8-425e-8ec3-50a97a418916.',
      pt: 'Copie-o da mensagem em que a AMA lhe enviou as credenciais; tem a forma b826359c-06f8-425e-8ec3-50a97a418916.',
    },
  },
  'endpoint-invalid': {
    sentence: {
      en: '"{value}" is not the address of a signature service: {problem}.',
      pt: '"{value}" não é o endereço de um serviço de assinatura: {problem}.',
    },
    remedy: {
      en: 'Give a full https:// address without user name or password.',
      pt: 'Indique um endereço https:// completo, sem utilizador nem palavra-passe.',
    },
  },
  'digest-invalid': {
    sentence: { en: '{what} cannot be signed: {problem}.', pt: '{what} não pode ser assinado: {problem}.' },
    remedy: {
      en: 'Check the digest and the algorithm that it was made with.',
      pt: 'Verifique o resumo e o algoritmo com que foi calculado.',
    },
  },
  'document-name-invalid': {
    sentence: {
      en: 'The document name "{value}" cannot be used: {problem}.',
      pt: 'O nome de documento "{value}" não pode ser usado: {problem}.',
    },
    remedy: {
      en: 'Give a name of 1 to 44 characters on one line.',
      pt: 'Indique um nome de 1 a 44 caracteres numa só linha.',
    },
  },
  'document-name-duplicate': {
    sentence: {
      en: 'Two documents have the name "{value}".',
      pt: 'Há dois documentos com o nome "{value}".',
    },
    remedy: {
      en: 'Give each document its own name: the SMS quotes it.',
      pt: 'Dê a cada documento um nome próprio: é o que o SMS cita.',
    },
  },
  'nothing-to-sign': {
    sentence: { en: 'There is nothing to sign.', pt: 'Não há nada para assinar.' },
    remedy: { en: 'Give at least one digest or file.', pt: 'Indique pelo menos um resumo ou ficheiro.' },
  },
  'encryption-certificate-invalid': {
    sentence: {
      en: 'The encryption certificate cannot be used: {problem}.',
      pt: 'O certificado de cifra não pode ser usado: {problem}.',
    },
    remedy: {
      en: 'Use the file that AMA sends with the credentials (an RSA certificate, PEM or DER, CN CMD.assinatura).',
      pt: 'Use o ficheiro que a AMA envia com as credenciais (um certificado RSA, PEM ou DER, CN CMD.assinatura).',
    },
  },
  'encryption-certificate-expired': {
    sentence: {
      en: 'The encryption certificate is not valid today: it is valid from {notBefore} to {notAfter}.',
      pt: 'O certificado de cifra não é válido hoje: é válido de {notBefore} a {notAfter}.',
    },
    remedy: {
      en: 'Ask AMA for the current certificate and add it: smartcmd credentials encryption-certificate FILE. If it is current, check the clock of this machine.',
      pt: 'Peça à AMA o certificado atual e acrescente-o: smartcmd credentials encryption-certificate FICHEIRO. Se for o atual, verifique o relógio desta máquina.',
    },
  },
  'encryption-certificate-missing': {
    sentence: {
      en: 'This service needs an encryption certificate, and the profile has none.',
      pt: 'Este serviço precisa de um certificado de cifra, e o perfil não o tem.',
    },
    remedy: {
      en: 'Run: smartcmd credentials encryption-certificate FILE, with the file that AMA sends with the credentials.',
      pt: 'Execute: smartcmd credentials encryption-certificate FICHEIRO, com o ficheiro que a AMA envia com as credenciais.',
    },
  },
  'tls-anchor-invalid': {
    sentence: {
      en: 'The TLS certificate authority cannot be used: {problem}.',
      pt: 'A autoridade de certificação TLS não pode ser usada: {problem}.',
    },
    remedy: {
      en: 'Give a file with one or more certificates in PEM form.',
      pt: 'Indique um ficheiro com um ou mais certificados em formato PEM.',
    },
  },
} as const satisfies Record<string, ErrorText>;
