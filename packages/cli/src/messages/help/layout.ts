import type { Localised } from '@smartcmd/cmd-client';

/** The headings of the help, by oclif's English ones. */
export const HEADINGS: Readonly<Record<string, string>> = {
  USAGE: 'UTILIZAÇÃO',
  ARGUMENTS: 'ARGUMENTOS',
  FLAGS: 'OPÇÕES',
  'GLOBAL FLAGS': 'OPÇÕES GERAIS',
  DESCRIPTION: 'DESCRIÇÃO',
  EXAMPLES: 'EXEMPLOS',
  ALIASES: 'OUTROS NOMES',
  COMMANDS: 'COMANDOS',
  TOPICS: 'TEMAS',
  VERSION: 'VERSÃO',
  'EXIT CODES': 'CÓDIGOS DE SAÍDA',
  ENVIRONMENT: 'AMBIENTE',
};

/** Words that oclif puts between our texts. */
export const LAYOUT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\(required\)/g, '(obrigatório)'],
  [/\[default: /g, '[por omissão: '],
  [/<options: /g, '<valores: '],
  [/\[env: /g, '[ambiente: '],
];

/** The first line of the whole help. */
export const PROGRAM_SUMMARY: Localised = {
  en: 'Sign with the Portuguese Chave Móvel Digital from the command line',
  pt: 'Assinar com a Chave Móvel Digital a partir da linha de comandos',
};

/** What the topics are for, by name. */
export const TOPIC_SUMMARIES: Readonly<Record<string, Localised>> = {
  apps: {
    en: 'List the applications that can sign, register the module in them, or take it out again',
    pt: 'Listar as aplicações que podem assinar, registar nelas o módulo, ou retirá-lo de novo',
  },
  certificate: {
    en: 'Show, export or renew the certificates of a profile',
    pt: 'Mostrar, exportar ou renovar os certificados de um perfil',
  },
  credentials: {
    en: 'Say where the credentials from AMA are; move, replace or remove them; add its next encryption certificate',
    pt: 'Dizer onde estão as credenciais da AMA; mudá-las de sítio, substituí-las ou removê-las; acrescentar o próximo certificado de cifra',
  },
  module: {
    en: 'Install the PKCS#11 module, or say where it is',
    pt: 'Instalar o módulo PKCS#11, ou dizer onde está',
  },
  profile: { en: 'List, choose or remove profiles', pt: 'Listar, escolher ou remover perfis' },
  simulator: {
    en: 'Run a local service to try SmartCMD against',
    pt: 'Executar um serviço local para experimentar o SmartCMD',
  },
  token: { en: 'Show the PKCS#11 token of a profile', pt: 'Mostrar o token PKCS#11 de um perfil' },
};

/** The examples of the whole help. */
export const ROOT_EXAMPLES: readonly { readonly description: Localised; readonly command: string }[] = [
  { description: { en: 'Set up your profile', pt: 'Configurar o seu perfil' }, command: 'smartcmd setup' },
  { description: { en: 'Sign a file', pt: 'Assinar um ficheiro' }, command: 'smartcmd sign-hash --file contract.pdf' },
  { description: { en: 'Find out what is wrong', pt: 'Descobrir o que está mal' }, command: 'smartcmd doctor' },
];

/** What the exit codes mean, by code. */
export const EXIT_CODE_TEXTS: readonly (readonly [string, Localised])[] = [
  ['0', { en: 'done', pt: 'feito' }],
  ['1', { en: 'unexpected error', pt: 'erro inesperado' }],
  [
    '2',
    {
      en: 'usage: the command line is wrong, or what is to be signed cannot be read',
      pt: 'utilização: a linha de comandos está errada, ou não é possível ler o que se quer assinar',
    },
  ],
  [
    '3',
    {
      en: 'configuration, or another file that cannot be read or written',
      pt: 'configuração, ou outro ficheiro que não pode ser lido ou escrito',
    },
  ],
  ['4', { en: 'credentials, PIN or code refused', pt: 'credenciais, PIN ou código recusados' }],
  ['5', { en: 'service or network', pt: 'serviço ou rede' }],
  ['6', { en: 'cancelled, or no answer in time', pt: 'cancelado, ou sem resposta a tempo' }],
  ['7', { en: 'the answer cannot be trusted', pt: 'a resposta não é de confiança' }],
  ['130', { en: 'interrupted', pt: 'interrompido' }],
];

/** Texts of commands that come from plugins, by id. */
export const PLUGIN_HELP: Readonly<
  Record<
    string,
    { summary: Localised; flags?: Readonly<Record<string, Localised>>; args?: Readonly<Record<string, Localised>> }
  >
> = {
  help: {
    summary: { en: 'Display help for smartcmd.', pt: 'Mostrar a ajuda do smartcmd.' },
    args: { command: { en: 'Command to show help for.', pt: 'Comando cuja ajuda mostrar.' } },
    flags: {
      'nested-commands': { en: 'Include all nested commands in the output.', pt: 'Incluir todos os subcomandos.' },
    },
  },
};
