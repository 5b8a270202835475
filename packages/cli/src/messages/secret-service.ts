import type { Catalogue } from '../text.js';

/** The secret service of the desktop. */
export const secretServiceTexts = {
  // Why it did not do what it was asked; each follows a sentence
  noBus: {
    en: 'this program has no connection to your desktop session (there is no D-Bus session bus)',
    pt: 'este programa não tem ligação à sua sessão do ambiente de trabalho (não há barramento de sessão D-Bus)',
  },
  busForeign: {
    en: 'the session bus {socket} belongs to another user',
    pt: 'o barramento de sessão {socket} pertence a outro utilizador',
  },
  busUnreachable: {
    en: 'the session bus cannot be reached ({reason})',
    pt: 'não é possível chegar ao barramento de sessão ({reason})',
  },
  noService: {
    en: 'there is no secret service in this session, nor can one be started',
    pt: 'não há um serviço de segredos nesta sessão, nem foi possível iniciar um',
  },
  silent: { en: 'it does not answer', pt: 'ele não responde' },
  noCollection: { en: 'it has no default keyring', pt: 'ele não tem um porta-chaves predefinido' },
  locked: { en: 'it is locked', pt: 'ele está bloqueado' },
  dismissed: {
    en: 'the request to unlock it was dismissed, or could not be shown',
    pt: 'o pedido para o desbloquear foi recusado, ou não pôde ser mostrado',
  },
  unlockLate: {
    en: 'the request to unlock it was not answered in time',
    pt: 'o pedido para o desbloquear não teve resposta a tempo',
  },
  itemMissing: { en: 'it does not have them any more', pt: 'ele já não as tem' },
  itemUnreadable: {
    en: 'what it has for them cannot be read',
    pt: 'o que ele tem para elas não pode ser lido',
  },
  refused: { en: 'it refuses ({error})', pt: 'ele recusa ({error})' },
  nonsense: { en: 'its answer makes no sense', pt: 'a resposta dele não faz sentido' },
  // Whole sentences
  notRead: {
    en: 'The credentials of the profile "{name}" are in the secret service of your desktop, and {problem}.',
    pt: 'As credenciais do perfil "{name}" estão no serviço de segredos do seu ambiente de trabalho, e {problem}.',
  },
  notWritten: {
    en: 'The credentials of the profile "{name}" cannot be put into the secret service of your desktop: {problem}.',
    pt: 'As credenciais do perfil "{name}" não podem ser postas no serviço de segredos do seu ambiente de trabalho: {problem}.',
  },
  notRemoved: {
    en: 'Warning: old credentials of the profile "{name}" are still in the secret service of your desktop: {problem}. Remove "{label}" there.',
    pt: 'Aviso: ainda há credenciais antigas do perfil "{name}" no serviço de segredos do seu ambiente de trabalho: {problem}. Remova lá "{label}".',
  },
  // What to do
  remedySession: {
    en: 'Run it in your desktop session. For programs outside of it, move the credentials to a file there: smartcmd credentials move file{flag}',
    pt: 'Execute-o na sua sessão do ambiente de trabalho. Para programas fora dela, mude lá as credenciais para um ficheiro: smartcmd credentials move file{flag}',
  },
  remedyUnlock: {
    en: 'Unlock it and try again, or move the credentials to a file while it is unlocked: smartcmd credentials move file{flag}',
    pt: 'Desbloqueie-o e tente de novo, ou mude as credenciais para um ficheiro enquanto estiver desbloqueado: smartcmd credentials move file{flag}',
  },
  remedyAgain: {
    en: 'Give them again with: smartcmd credentials rotate{flag}',
    pt: 'Indique-as de novo com: smartcmd credentials rotate{flag}',
  },
  remedyOther: {
    en: 'Try again. If it goes on, give them again, to be kept in a file: smartcmd credentials rotate --credentials-in file{flag}',
    pt: 'Tente de novo. Se continuar, indique-as de novo, para ficarem num ficheiro: smartcmd credentials rotate --credentials-in file{flag}',
  },
  remedyFile: {
    en: 'Nothing has changed. With --credentials-in file (of setup, or credentials rotate) they are kept in a file that only you can read.',
    pt: 'Nada foi alterado. Com --credentials-in file (de setup, ou credentials rotate) ficam num ficheiro que só a sua conta pode ler.',
  },
} as const satisfies Catalogue;
