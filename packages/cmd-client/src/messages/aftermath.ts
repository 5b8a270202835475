import type { Localised } from '../language.js';

/** What the service may have done before an operation failed, and what that means for the next try. */
export const aftermathTexts = {
  sms: { en: 'If an SMS with a code arrives, ignore it.', pt: 'Se chegar um SMS com um código, ignore-o.' },
  unsigned: {
    en: 'Nothing was signed; the next try takes another SMS.',
    pt: 'Nada foi assinado; a próxima tentativa implica outro SMS.',
  },
  lost: {
    en: 'The service may have made the signature, but it did not arrive. Signing the same document again is safe: it takes another SMS, and gives the same signature.',
    pt: 'O serviço pode ter feito a assinatura, mas ela não chegou. Assinar de novo o mesmo documento é seguro: implica outro SMS e dá a mesma assinatura.',
  },
  lostMany: {
    en: 'The service may have made the signatures, but they did not arrive. Signing the same documents again is safe: it takes another SMS, and gives the same signatures.',
    pt: 'O serviço pode ter feito as assinaturas, mas elas não chegaram. Assinar de novo os mesmos documentos é seguro: implica outro SMS e dá as mesmas assinaturas.',
  },
  /** Parts of the sentence that somebody wanted no more. */
  nothingMore: { en: 'nothing more was signed', pt: 'nada mais foi assinado' },
  nothingMoreUnlessApproved: {
    en: 'nothing more was signed, unless you have approved it on the phone',
    pt: 'nada mais foi assinado, a não ser que o tenha aprovado no telemóvel',
  },
  smsWithCode: { en: 'an SMS with a code', pt: 'um SMS com um código' },
  signedAllTheSame: {
    en: 'the service may have signed all the same',
    pt: 'o serviço pode ter assinado mesmo assim',
  },
} as const satisfies Record<string, Localised>;
