import type { Catalogue } from '../text.js';

/** What the signing agent says when it cannot load a profile. */
export const agentTexts = {
  gone: { en: 'There is no profile "{name}" any more.', pt: 'O perfil "{name}" já não existe.' },
  goneRemedy: {
    en: 'Start the program again, or make the profile with: smartcmd setup --profile {name}',
    pt: 'Volte a iniciar o programa, ou crie o perfil com: smartcmd setup --profile {name}',
  },
  remedy: { en: 'Find out more with: smartcmd doctor', pt: 'Saiba mais com: smartcmd doctor' },
} as const satisfies Catalogue;
