import type { CommandHelpTexts } from './command-help.js';

const KNOWN = 'p11-kit, nss, firefox, thunderbird, libreoffice, okular, java, openssl, openssh';
const app = {
  en: `application, one or more of: ${KNOWN}`,
  pt: `aplicação, uma ou mais de: ${KNOWN}`,
} as const;
const json = { en: 'machine-readable form', pt: 'forma para programas' } as const;
const dryRun = {
  en: 'say what would be done, and change nothing',
  pt: 'dizer o que seria feito, e não alterar nada',
} as const;

const RESULTS = `{"version": 1, "module", "ok", "results": [{"application", "path", "profile", "outcome", "steps", "notes", "problem", "remedy"}], "usage": [{"application", "purpose", "text"}]}`;

export const appsListHelp = {
  summary: {
    en: 'List the applications that can load the PKCS#11 module, and in which it is registered',
    pt: 'Listar as aplicações que podem carregar o módulo PKCS#11, e em quais está registado',
  },
  description: {
    en: `Each line begins with ✓ (registered), ○ (not registered), ! (registered with another path), ✗ (cannot be read) or – (not installed). Nothing is changed, and no application is started.

The form of --json: {"version": 1, "module", "moduleInstalled", "applications": [{"id", "name", "installed", "places": [{"path", "profile", "state", "problem"}], "notes"}]}, state one of registered, other, absent, unreadable. Names, notes and problems are texts for a person and may change; fields may be added, none changes its meaning while the version stays.`,
    pt: `Cada linha começa por ✓ (registado), ○ (não registado), ! (registado com outro caminho), ✗ (não pode ser lido) ou – (não instalado). Nada é alterado, e nenhuma aplicação é iniciada.

A forma de --json: {"version": 1, "module", "moduleInstalled", "applications": [{"id", "name", "installed", "places": [{"path", "profile", "state", "problem"}], "notes"}]}, com state registered, other, absent ou unreadable. Nomes, notas e problemas são textos para pessoas e podem mudar; podem ser acrescentados campos, nenhum muda de significado enquanto a versão for a mesma.`,
  },
  args: { app },
  flags: { json },
  examples: [
    {
      description: { en: 'See what is there', pt: 'Ver o que existe' },
      command: 'smartcmd apps list',
    },
  ],
} as const satisfies CommandHelpTexts;

export const appsRegisterHelp = {
  summary: {
    en: 'Register the PKCS#11 module in applications, so that they offer your certificate',
    pt: 'Registar o módulo PKCS#11 em aplicações, para que ofereçam o seu certificado',
  },
  description: {
    en: `Installs the module first, if it is not installed. In each application the installed module is named, in all of its profiles: in the list of an NSS database (by modutil of the package libnss3-tools), or in a file. What has to be named at each use (Java, OpenSSL, OpenSSH) is printed.

What was there is kept, and comes back with "smartcmd apps unregister". Where the module is registered already, nothing is changed. The database of a running application is not touched: close it first. What cannot be done is said on stderr, the rest is done, and the exit code is 3.

The form of --json: ${RESULTS}, outcome one of registered, unchanged, would-register, by-hand, skipped (not installed), failed. Steps, notes, problem, remedy and purpose are texts for a person and may change; fields may be added, none changes its meaning while the version stays.`,
    pt: `Instala primeiro o módulo, se não estiver instalado. Em cada aplicação é indicado o módulo instalado, em todos os perfis: na lista de uma base de dados NSS (com o modutil do pacote libnss3-tools), ou num ficheiro. O que tem de ser indicado em cada utilização (Java, OpenSSL, OpenSSH) é escrito.

O que lá estava é guardado, e volta com "smartcmd apps unregister". Onde o módulo já está registado, nada é alterado. A base de dados de uma aplicação em execução não é tocada: feche-a primeiro. O que não pode ser feito é dito em stderr, o resto é feito, e o código de saída é 3.

A forma de --json: ${RESULTS}, com outcome registered, unchanged, would-register, by-hand, skipped (não instalado) ou failed. Steps, notes, problem, remedy e purpose são textos para pessoas e podem mudar; podem ser acrescentados campos, nenhum muda de significado enquanto a versão for a mesma.`,
  },
  args: { app },
  flags: {
    all: { en: 'every application that is installed', pt: 'todas as aplicações instaladas' },
    'dry-run': dryRun,
    json,
  },
  examples: [
    {
      description: { en: 'Sign in LibreOffice and Firefox', pt: 'Assinar no LibreOffice e no Firefox' },
      command: 'smartcmd apps register libreoffice firefox',
    },
    {
      description: { en: 'See what would be done for all', pt: 'Ver o que seria feito para todas' },
      command: 'smartcmd apps register --all --dry-run',
    },
  ],
} as const satisfies CommandHelpTexts;

export const appsUnregisterHelp = {
  summary: {
    en: 'Take the PKCS#11 module out of applications again',
    pt: 'Retirar de novo o módulo PKCS#11 das aplicações',
  },
  description: {
    en: `Files and databases become what they were before "smartcmd apps register"; where they have been changed since, only the module is taken out. A database that several applications take keeps the module until the last of them is unregistered. The module itself stays installed.

The form of --json: ${RESULTS}, outcome one of unregistered, unchanged, kept (another application takes it), would-unregister, by-hand, failed. Steps, notes, problem and remedy are texts for a person and may change; fields may be added, none changes its meaning while the version stays.`,
    pt: `Ficheiros e bases de dados voltam a ser o que eram antes de "smartcmd apps register"; onde foram alterados entretanto, só o módulo é retirado. Uma base de dados usada por várias aplicações mantém o módulo até que a última seja retirada. O módulo em si continua instalado.

A forma de --json: ${RESULTS}, com outcome unregistered, unchanged, kept (outra aplicação usa-o), would-unregister, by-hand ou failed. Steps, notes, problem e remedy são textos para pessoas e podem mudar; podem ser acrescentados campos, nenhum muda de significado enquanto a versão for a mesma.`,
  },
  args: { app },
  flags: {
    all: { en: 'every application', pt: 'todas as aplicações' },
    'dry-run': dryRun,
    json,
  },
  examples: [
    {
      description: { en: 'Take it out of Firefox', pt: 'Retirá-lo do Firefox' },
      command: 'smartcmd apps unregister firefox',
    },
  ],
} as const satisfies CommandHelpTexts;
