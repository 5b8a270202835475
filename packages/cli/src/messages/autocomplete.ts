import type { Catalogue } from '../text.js';

/** What `smartcmd autocomplete` tells, each line followed by a command. */
export const autocompleteTexts = {
  now: { en: 'In this terminal ({shell}), run:', pt: 'Neste terminal ({shell}), execute:' },
  always: { en: 'For every new terminal, run once:', pt: 'Para todos os terminais novos, execute uma vez:' },
  afterUpdate: { en: 'After an update of smartcmd:', pt: 'Depois de atualizar o smartcmd:' },
  use: {
    en: 'Then Tab completes commands and options: type "smartcmd si" and press Tab twice.',
    pt: 'Depois, Tab completa comandos e opções: escreva "smartcmd si" e prima Tab duas vezes.',
  },
} as const satisfies Catalogue;
