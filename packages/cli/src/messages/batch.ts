import type { Catalogue } from '../text.js';

/** Texts about runs that were interrupted, and go on with `smartcmd sign-hash --resume`. */
export const batchTexts = {
  none: { en: 'There is no interrupted run to continue.', pt: 'Não há nenhuma execução interrompida para continuar.' },
  unknown: { en: 'There is no interrupted run "{id}".', pt: 'Não há nenhuma execução interrompida "{id}".' },
  several: { en: 'There are several interrupted runs.', pt: 'Há várias execuções interrompidas.' },
  choose: { en: 'Give one of: {ids}', pt: 'Indique uma de: {ids}' },
  chooseMore: {
    en: 'Give one of: {ids}, and {count} older ones',
    pt: 'Indique uma de: {ids}, e mais {count} anteriores',
  },
  atWork: {
    en: 'The run {id} has not been interrupted: another smartcmd works at it.',
    pt: 'A execução {id} não foi interrompida: outro smartcmd está a tratá-la.',
  },
  atWorkRemedy: { en: 'Wait until it ends.', pt: 'Espere que termine.' },
  unreadable: {
    en: 'The journal {file} is not one that this version understands.',
    pt: 'O registo {file} não é um que esta versão entenda.',
  },
  unreadableRemedy: {
    en: 'Use the version that wrote it, or forget it: smartcmd sign-hash --discard {id}',
    pt: 'Use a versão que o escreveu, ou esqueça-o: smartcmd sign-hash --discard {id}',
  },
  certificateChanged: {
    en: 'The profile {profile} has another certificate now than the one with which the run {id} began.',
    pt: 'O perfil {profile} tem agora um certificado diferente daquele com que a execução {id} começou.',
  },
  certificateChangedRemedy: {
    en: 'What was signed stays valid. Sign the rest anew, or forget the run: smartcmd sign-hash --discard {id}',
    pt: 'O que foi assinado continua válido. Assine o resto de novo, ou esqueça a execução: smartcmd sign-hash --discard {id}',
  },
  continued: {
    en: 'Continuing the run {id}: {done} of {all} documents were signed before it was interrupted.',
    pt: 'A continuar a execução {id}: {done} de {all} documentos foram assinados antes da interrupção.',
  },
  discarded: {
    en: 'The interrupted run {id} is forgotten.',
    pt: 'A execução interrompida {id} foi esquecida.',
  },
  notKept: {
    en: 'Warning: if this run is interrupted, it cannot be continued. {sentence}',
    pt: 'Aviso: se esta execução for interrompida, não poderá ser continuada. {sentence}',
  },
  howToContinue: {
    en: 'To sign the rest: smartcmd sign-hash --resume {id}',
    pt: 'Para assinar o resto: smartcmd sign-hash --resume {id}',
  },
  howToHandOver: {
    en: 'All are signed. To write the signatures that are missing, without another code: smartcmd sign-hash --resume {id}',
    pt: 'Estão todos assinados. Para escrever as assinaturas que faltam, sem outro código: smartcmd sign-hash --resume {id}',
  },
  nothingElse: {
    en: 'With --{flag} only the name of an interrupted run can be given: it brings its own documents.',
    pt: 'Com --{flag} só se pode indicar o nome de uma execução interrompida: ela traz os seus próprios documentos.',
  },
} as const satisfies Catalogue;
