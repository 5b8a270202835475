import { FAILURES, type Told } from './failures.js';
import { type End, OPERATION, type Step } from './matrix.js';

/** Languages in which everything is tried. */
export const LANGUAGES = ['en', 'pt'] as const;
export type TestLanguage = (typeof LANGUAGES)[number];

/** What a sentence names. */
export interface Named {
  readonly host: string;
  readonly name?: string;
  /** The first document. */
  readonly document: string;
  readonly seconds: number;
}

/** What the service may have done that nobody was told, or has not done for sure though a code was given. */
export type Aftermath = 'none' | 'sms' | 'signed' | 'unsigned';

/** What decides what is told. */
export interface Failing {
  readonly step: Step;
  readonly end: End;
  readonly aftermath: Aftermath;
}

const SMS = { en: 'If an SMS with a code arrives, ignore it.', pt: 'Se chegar um SMS com um código, ignore-o.' };
const SIGNED = {
  en: 'The service may have made the signature, but it did not arrive. Signing the same document again is safe: it takes another SMS, and gives the same signature.',
  pt: 'O serviço pode ter feito a assinatura, mas ela não chegou. Assinar de novo o mesmo documento é seguro: implica outro SMS e dá a mesma assinatura.',
};
const UNSIGNED = {
  en: 'Nothing was signed; the next try takes another SMS.',
  pt: 'Nada foi assinado; a próxima tentativa implica outro SMS.',
};
const SIGNED_TWO = {
  en: 'The service may have made the signatures, but they did not arrive. Signing the same documents again is safe: it takes another SMS, and gives the same signatures.',
  pt: 'O serviço pode ter feito as assinaturas, mas elas não chegaram. Assinar de novo os mesmos documentos é seguro: implica outro SMS e dá as mesmas assinaturas.',
};

/**
 * What the person has to be told in a case: sentence and remedy, which begins with what the service may have done all the same.
 *
 * @throws Error when the case is none that fails
 */
export function toldIn({ step, end, aftermath }: Failing, language: TestLanguage, named: Named): Told {
  if (end === 'works') throw new Error(`nothing is told in ${step}`);
  const operation = OPERATION[step];
  const wire = ['Sign', 'MultipleSign'].includes(operation) ? `SCMD${operation}` : operation;
  const values: Readonly<Record<string, string | number>> = { ...named, operation, wire };
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  const [sentence, remedy] = FAILURES[end][language];
  const before = {
    none: '',
    sms: `${SMS[language]} `,
    unsigned: `${UNSIGNED[language]} `,
    signed: `${(step === 'code-two' ? SIGNED_TWO : SIGNED)[language]} `,
  }[aftermath];
  return [fill(sentence), before + remedy];
}
