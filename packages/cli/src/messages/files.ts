import type { Catalogue } from '../text.js';

/** Why a file of this machine cannot be used. */
export const fileTexts = {
  notRead: { en: '{file} cannot be read: {reason}.', pt: 'Não é possível ler {file}: {reason}.' },
  notWritten: { en: '{file} cannot be written: {reason}.', pt: 'Não é possível escrever {file}: {reason}.' },
  notRemoved: { en: '{file} cannot be removed: {reason}.', pt: 'Não é possível remover {file}: {reason}.' },
  nothingChanged: {
    en: 'Nothing was changed. Correct this, then try again.',
    pt: 'Nada foi alterado. Corrija isto e tente de novo.',
  },
  makeRoom: {
    en: 'Nothing was changed. Make room on the disk, then try again.',
    pt: 'Nada foi alterado. Liberte espaço no disco e tente de novo.',
  },
  checkPath: {
    en: 'Check the name and the permissions of the file.',
    pt: 'Verifique o nome e as permissões do ficheiro.',
  },
  tooLarge: { en: 'it is larger than such a file can be', pt: 'é maior do que um ficheiro destes pode ser' },
  notRegular: { en: 'it is not a regular file', pt: 'não é um ficheiro normal' },
  foreignOwner: {
    en: '{file} belongs to another user and is not used.',
    pt: '{file} pertence a outro utilizador e não é usado.',
  },
  foreignOwnerRemedy: {
    en: 'Run smartcmd as the user that it belongs to, or: chown "$(id -un)" {quoted}',
    pt: 'Execute smartcmd como o utilizador a que pertence, ou: chown "$(id -un)" {quoted}',
  },
  writableByOthers: {
    en: '{file} can be changed by other users of this machine and is not used.',
    pt: '{file} pode ser alterado por outros utilizadores desta máquina e não é usado.',
  },
  writableByOthersRemedy: { en: 'Run: chmod go-w {quoted}', pt: 'Execute: chmod go-w {quoted}' },
  readableByOthers: {
    en: '{file} holds secrets and can be read by other users of this machine; it is not used.',
    pt: '{file} contém segredos e pode ser lido por outros utilizadores desta máquina; não é usado.',
  },
  readableByOthersRemedy: {
    en: 'Run: chmod 600 {quoted}. If others may have read it, ask AMA for new credentials.',
    pt: 'Execute: chmod 600 {quoted}. Se outros o puderem ter lido, peça novas credenciais à AMA.',
  },
} as const satisfies Catalogue;
