import type { CommandHelpTexts } from './command-help.js';

export const tokenShowHelp = {
  summary: {
    en: 'Show the PKCS#11 token of a profile',
    pt: 'Mostrar o token PKCS#11 de um perfil',
  },
  description: {
    en: 'Reads the token file that setup wrote: what programs see that load the PKCS#11 module, every object with its attributes. The service is not called.',
    pt: 'Lê o ficheiro de token que o setup escreveu: o que veem os programas que carregam o módulo PKCS#11, cada objeto com os seus atributos. O serviço não é chamado.',
  },
  flags: {
    profile: { en: 'profile; by default the default profile', pt: 'perfil; por omissão, o perfil predefinido' },
  },
  examples: [{ description: { en: 'Show the token', pt: 'Mostrar o token' }, command: 'smartcmd token show' }],
} as const satisfies CommandHelpTexts;
