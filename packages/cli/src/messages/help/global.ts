import type { Localised } from '@smartcmd/cmd-client';

/** Texts of the flags that every command has. */
export const globalHelp = {
  flags: {
    quiet: { en: 'say nothing but errors and results', pt: 'não dizer nada além de erros e resultados' },
    verbose: {
      en: 'tell each step and its time on stderr, without secrets',
      pt: 'contar cada passo e o seu tempo em stderr, sem segredos',
    },
  },
} as const satisfies { flags: Record<string, Localised> };
