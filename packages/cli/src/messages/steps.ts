import type { Catalogue } from '../text.js';

/** What happens, told while it happens (AMA's guidelines 19 and 20). */
export const stepTexts = {
  fetchingCertificate: { en: 'Fetching your certificate…', pt: 'A obter o seu certificado…' },
  sendingOne: { en: 'Sending the request to sign…', pt: 'A enviar o pedido de assinatura…' },
  sending: {
    en: 'Sending request {number} of {of} to sign {count} documents…',
    pt: 'A enviar o pedido {number} de {of} para assinar {count} documentos…',
  },
  sendingCertificate: { en: 'Sending the request for the certificate…', pt: 'A enviar o pedido do certificado…' },
  smsSent: {
    en: 'An SMS with a code is on its way to your phone.',
    pt: 'Um SMS com um código está a caminho do seu telemóvel.',
  },
  smsSentAgain: { en: 'Another SMS is on its way to your phone.', pt: 'Outro SMS está a caminho do seu telemóvel.' },
  smsLimit: {
    en: 'No further SMS can be sent for this operation.',
    pt: 'Não podem ser enviados mais SMS para esta operação.',
  },
  creating: { en: 'Creating the signature…', pt: 'A criar a assinatura…' },
  creatingMany: { en: 'Creating {count} signatures…', pt: 'A criar {count} assinaturas…' },
  checkingCode: { en: 'Sending the code…', pt: 'A enviar o código…' },
  approvedOnPhone: { en: 'Approved on the phone.', pt: 'Aprovado no telemóvel.' },
  signed: { en: 'Signed, and the signature verified.', pt: 'Assinado, e a assinatura verificada.' },
  signedMany: {
    en: 'Request {number} of {of}: {count} documents signed, and the signatures verified.',
    pt: 'Pedido {number} de {of}: {count} documentos assinados, e as assinaturas verificadas.',
  },
} as const satisfies Catalogue;
