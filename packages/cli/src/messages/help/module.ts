import type { CommandHelpTexts } from './command-help.js';

export const modulePathHelp = {
  summary: {
    en: 'Print the path of the PKCS#11 module',
    pt: 'Escrever o caminho do módulo PKCS#11',
  },
  description: {
    en: 'Of the installed library, else of the one that the repository has built, and nothing else, for scripts.',
    pt: 'Da biblioteca instalada, senão da que o repositório compilou, e nada mais, para scripts.',
  },
  flags: {
    'cmd-only': {
      en: 'the module that offers the Chave Móvel Digital alone',
      pt: 'o módulo que só oferece a Chave Móvel Digital',
    },
  },
  examples: [
    {
      description: { en: 'List the certificates and keys', pt: 'Listar os certificados e as chaves' },
      command: 'pkcs11-tool --module "$(smartcmd module path)" --list-objects',
    },
  ],
} as const satisfies CommandHelpTexts;

export const moduleInstallHelp = {
  summary: {
    en: 'Install the PKCS#11 module, with which other programs sign',
    pt: 'Instalar o módulo PKCS#11, com que outros programas assinam',
  },
  description: {
    en: 'Copies the module and its agent to ~/.local/lib/smartcmd, or DIR/lib/smartcmd, a place that stays the same across upgrades, and has the tokens of all profiles use them. Prints the path of the module, which offers the Citizen Card beside the Chave Móvel Digital. What --card and --also say is remembered.',
    pt: 'Copia o módulo e o seu agente para ~/.local/lib/smartcmd, ou DIR/lib/smartcmd, um lugar que se mantém nas atualizações, e faz com que os tokens de todos os perfis os usem. Escreve o caminho do módulo, que oferece o Cartão de Cidadão ao lado da Chave Móvel Digital. O que --card e --also dizem fica guardado.',
  },
  flags: {
    card: {
      en: 'the PKCS#11 library of the Citizen Card, if it is not in the usual place; "none": leave the card out',
      pt: 'a biblioteca PKCS#11 do Cartão de Cidadão, se não estiver no sítio habitual; "none": deixar o cartão de fora',
    },
    also: {
      en: 'another PKCS#11 library to offer beside; may be repeated; "none": no more',
      pt: 'outra biblioteca PKCS#11 a oferecer ao lado; pode repetir-se; "none": mais nenhuma',
    },
    prefix: { en: 'install below DIR instead of ~/.local', pt: 'instalar em DIR em vez de ~/.local' },
  },
  examples: [
    { description: { en: 'Install the module', pt: 'Instalar o módulo' }, command: 'smartcmd module install' },
    {
      description: { en: 'Install it below /opt/smartcmd', pt: 'Instalá-lo em /opt/smartcmd' },
      command: 'smartcmd module install --prefix /opt/smartcmd',
    },
    {
      description: {
        en: 'Offer another token beside, too',
        pt: 'Oferecer também outro token ao lado',
      },
      command: 'smartcmd module install --also /usr/lib/softhsm/libsofthsm2.so',
    },
  ],
} as const satisfies CommandHelpTexts;
