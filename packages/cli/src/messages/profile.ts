import type { Catalogue } from '../text.js';

/** Texts of `smartcmd profile …`. */
export const profileTexts = {
  none: {
    en: 'There is no profile yet. Make one with: smartcmd setup',
    pt: 'Ainda não há nenhum perfil. Crie um com: smartcmd setup',
  },
  until: { en: 'until {notAfter}', pt: 'até {notAfter}' },
  onFirstUse: {
    en: 'no certificate yet: the first program that looks for it asks',
    pt: 'ainda sem certificado: o primeiro programa que o procure pergunta',
  },
  dismissed: {
    en: 'no certificate: asking for it was cancelled or refused',
    pt: 'sem certificado: o pedido foi cancelado ou recusado',
  },
  unusable: { en: 'cannot be used: {problem}', pt: 'não pode ser usado: {problem}' },
  defaultIs: { en: 'The default profile is now "{name}".', pt: 'O perfil predefinido é agora "{name}".' },
  askRemove: {
    en: 'Remove the profile "{name}" with its credentials and certificates?',
    pt: 'Remover o perfil "{name}" com as suas credenciais e certificados?',
  },
  cannotAsk: {
    en: 'Removing "{name}" has to be confirmed, and this is no terminal.',
    pt: 'Remover "{name}" tem de ser confirmado, e isto não é um terminal.',
  },
  cannotAskRemedy: {
    en: 'Give --yes to remove it without being asked.',
    pt: 'Indique --yes para o remover sem confirmação.',
  },
  kept: { en: 'The profile "{name}" was kept.', pt: 'O perfil "{name}" foi mantido.' },
  removed: { en: 'The profile "{name}" was removed.', pt: 'O perfil "{name}" foi removido.' },
  noneLeft: { en: 'No profile is left.', pt: 'Não resta nenhum perfil.' },
} as const satisfies Catalogue;
