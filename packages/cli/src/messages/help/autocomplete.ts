import type { CommandHelpTexts } from './command-help.js';

export const autocompleteHelp = {
  summary: {
    en: 'Say how to have commands and options completed with Tab',
    pt: 'Dizer como completar comandos e opções com Tab',
  },
  description: {
    en: `Writes the completion scripts into the cache (XDG_CACHE_HOME), and prints the commands that switch them on: for the terminal at hand, and for every new one. "smartcmd autocomplete script SHELL" prints the line that loads them, for source <(…) or for the shell's start file; it works once this command has run. Run it again with --refresh-cache after an update.`,
    pt: `Escreve os ficheiros de completação na cache (XDG_CACHE_HOME) e mostra os comandos que a ligam: para o terminal atual e para todos os novos. "smartcmd autocomplete script SHELL" mostra a linha que os carrega, para source <(…) ou para o ficheiro de arranque da shell; funciona depois de executar este comando. Execute-o de novo com --refresh-cache depois de uma atualização.`,
  },
  args: {
    shell: {
      en: 'shell; by default the one that SHELL names, else bash',
      pt: 'shell; por omissão, a que SHELL indica, senão bash',
    },
  },
  flags: {
    'refresh-cache': { en: 'only write the scripts anew', pt: 'só voltar a escrever os ficheiros de completação' },
  },
  examples: [
    {
      description: { en: 'How to complete in your shell', pt: 'Como completar na sua shell' },
      command: 'smartcmd autocomplete',
    },
    {
      description: { en: 'Complete in this terminal, with bash', pt: 'Completar neste terminal, com bash' },
      command: 'smartcmd autocomplete --refresh-cache; source <(smartcmd autocomplete script bash)',
    },
  ],
} as const satisfies CommandHelpTexts;
