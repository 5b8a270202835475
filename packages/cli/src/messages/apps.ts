import type { Catalogue } from '../text.js';

/** Texts of `smartcmd apps …`. */
export const appsTexts = {
  // The command line
  unknownApplication: {
    en: 'There is no application "{name}".',
    pt: 'Não existe a aplicação "{name}".',
  },
  unknownRemedy: { en: 'Known are: {known}.', pt: 'São conhecidas: {known}.' },
  chooseNone: { en: 'No application is named.', pt: 'Não foi indicada nenhuma aplicação.' },
  chooseOne: {
    en: 'Applications are named, and --all is given, too.',
    pt: 'Foram indicadas aplicações, e também --all.',
  },
  chooseRemedy: {
    en: 'Name one or more, as "smartcmd apps list --json" does, or give --all: smartcmd apps {action} firefox',
    pt: 'Indique uma ou mais, como faz "smartcmd apps list --json", ou use --all: smartcmd apps {action} firefox',
  },
  // The module
  moduleNotInstalled: {
    en: 'The PKCS#11 module is not installed yet; "smartcmd apps register" does so.',
    pt: 'O módulo PKCS#11 ainda não está instalado; "smartcmd apps register" instala-o.',
  },
  installs: { en: 'The PKCS#11 module was installed: {path}', pt: 'O módulo PKCS#11 foi instalado: {path}' },
  wouldInstall: {
    en: 'The PKCS#11 module would be installed: {library}',
    pt: 'O módulo PKCS#11 seria instalado: {library}',
  },
  pathNotNameable: {
    en: 'The path of the module, {library}, has a character that configurations of applications cannot hold.',
    pt: 'O caminho do módulo, {library}, tem um carácter que as configurações das aplicações não admitem.',
  },
  reinstallRemedy: {
    en: 'Install it elsewhere: smartcmd module install',
    pt: 'Instale-o noutro lugar: smartcmd module install',
  },
  // Why something is not changed
  nothingDone: { en: 'Nothing was changed.', pt: 'Nada foi alterado.' },
  notInstalled: {
    en: '{application} is not installed.',
    pt: '{application} não está instalado.',
  },
  symbolicLink: {
    en: '{file} is a symbolic link, which would be replaced by a file; nothing was changed.',
    pt: '{file} é uma ligação simbólica, que seria substituída por um ficheiro; nada foi alterado.',
  },
  notRegular: {
    en: '{file} is not a regular file; nothing was changed.',
    pt: '{file} não é um ficheiro normal; nada foi alterado.',
  },
  notDirectory: {
    en: '{file} is not a directory; nothing was changed.',
    pt: '{file} não é um diretório; nada foi alterado.',
  },
  byHandRemedy: {
    en: 'Put a regular file or directory there, or give the application the path that "smartcmd module path" prints.',
    pt: 'Ponha lá um ficheiro ou diretório normal, ou indique à aplicação o caminho que "smartcmd module path" escreve.',
  },
  inUse: {
    en: '{path} is in use by {name} (process {pid}); nothing was changed.',
    pt: '{path} está a ser usado por {name} (processo {pid}); nada foi alterado.',
  },
  inUseRemedy: { en: 'Close {name}, then try again.', pt: 'Feche {name} e tente de novo.' },
  lockedElsewhere: {
    en: '{directory} is in use on another computer, or was when its program crashed; nothing was changed.',
    pt: '{directory} está a ser usado noutro computador, ou estava quando o programa falhou; nada foi alterado.',
  },
  lockedRemedy: {
    en: 'Close the program there. If none is running, remove {link}.',
    pt: 'Feche lá o programa. Se não houver nenhum em execução, remova {link}.',
  },
  notNamed: {
    en: 'The module is still not listed in {path}.',
    pt: 'O módulo continua a não constar de {path}.',
  },
  expectedRecords: {
    en: 'what "smartcmd apps" has registered',
    pt: 'o que "smartcmd apps" registou',
  },
  // NSS databases
  nssToolsMissing: {
    en: 'The program {program}, which changes NSS databases, is not installed; nothing was changed.',
    pt: 'O programa {program}, que altera bases de dados NSS, não está instalado; nada foi alterado.',
  },
  nssToolsRemedy: {
    en: 'Install it: the package is libnss3-tools in Debian and Ubuntu, nss-tools in Fedora, nss in Arch.',
    pt: 'Instale-o: o pacote é libnss3-tools no Debian e no Ubuntu, nss-tools no Fedora, nss no Arch.',
  },
  nssToolFailed: {
    en: '{program} could not change {directory}: {reason}',
    pt: '{program} não conseguiu alterar {directory}: {reason}',
  },
  oldDatabase: {
    en: '{directory} has a database of the old form (cert8.db), which today’s applications do not read; nothing was changed.',
    pt: '{directory} tem uma base de dados da forma antiga (cert8.db), que as aplicações de hoje não leem; nada foi alterado.',
  },
  oldDatabaseRemedy: {
    en: 'Start its application once: it makes a new one from it. Then try again.',
    pt: 'Inicie uma vez a respetiva aplicação: esta faz uma nova a partir dela. Depois tente de novo.',
  },
  noDatabase: {
    en: '{directory} has no database of certificates yet; nothing was changed.',
    pt: '{directory} ainda não tem uma base de dados de certificados; nada foi alterado.',
  },
  noDatabaseRemedy: {
    en: 'Start {application} once with that profile, close it, then try again.',
    pt: 'Inicie {application} uma vez com esse perfil, feche-o, e tente de novo.',
  },
  databasePassword: {
    en: 'This database has a password: its applications ask for it, besides PIN and code.',
    pt: 'Esta base de dados tem uma palavra-passe: as aplicações pedem-na, além do PIN e do código.',
  },
  cardTwice: {
    en: 'The Citizen Card’s library is listed there, too, so that its readers may appear twice: "smartcmd module install --card none" leaves them to that one.',
    pt: 'A biblioteca do Cartão de Cidadão também lá consta, pelo que os seus leitores podem aparecer duas vezes: "smartcmd module install --card none" deixa-os a essa.',
  },
  keptFor: {
    en: 'It stays, since this takes it, too: {applications}.',
    pt: 'Mantém-se, porque também isto o usa: {applications}.',
  },
  // What would be done
  stepBackUp: { en: 'keep a copy of what is there', pt: 'guardar uma cópia do que lá está' },
  stepWrite: { en: 'write {file}', pt: 'escrever {file}' },
  stepMakeDatabase: {
    en: 'make an NSS database in {directory}, without a password',
    pt: 'criar uma base de dados NSS em {directory}, sem palavra-passe',
  },
  stepDelete: {
    en: 'take the older {library} out of {directory}',
    pt: 'retirar o antigo {library} de {directory}',
  },
  stepAdd: { en: 'add {library} to {directory}', pt: 'acrescentar {library} a {directory}' },
  stepSetting: {
    en: 'have {file} name the database {database}',
    pt: 'fazer {file} indicar a base de dados {database}',
  },
  stepRestore: { en: 'put {path} back as it was', pt: 'repor {path} como estava' },
  // Packages
  snap: {
    en: '{application} is installed as a snap, which can load no module from your home. Use the package of your distribution.',
    pt: '{application} está instalado como snap, que não pode carregar módulos do seu diretório pessoal. Use o pacote da sua distribuição.',
  },
  flatpak: {
    en: '{application} is installed as a Flatpak, whose sandbox hides the module and what it starts. Use the package of your distribution.',
    pt: '{application} está instalado como Flatpak, cuja sandbox esconde o módulo e o que ele inicia. Use o pacote da sua distribuição.',
  },
  noProfile: {
    en: '{application} has no profile yet.',
    pt: '{application} ainda não tem nenhum perfil.',
  },
  noProfileRemedy: {
    en: 'Start {application} once, close it, then try again.',
    pt: 'Inicie {application} uma vez, feche-o, e tente de novo.',
  },
} as const satisfies Catalogue;

/** How the module stands in a place, or an application on this machine. */
export const appStateTexts = {
  registered: { en: 'registered', pt: 'registado' },
  other: {
    en: 'registered with another path; register it again',
    pt: 'registado com outro caminho; registe-o de novo',
  },
  absent: { en: 'not registered', pt: 'não registado' },
  unreadable: { en: 'cannot be read', pt: 'não pode ser lido' },
  none: { en: 'not registered', pt: 'não registado' },
  notInstalled: { en: 'not installed', pt: 'não instalado' },
} as const satisfies Catalogue;

/** What became of a place, or would become of it. */
export const appOutcomeTexts = {
  registered: { en: 'registered', pt: 'registado' },
  unregistered: { en: 'as it was before', pt: 'como estava antes' },
  unchanged: { en: 'nothing to do', pt: 'nada a fazer' },
  kept: { en: 'still registered', pt: 'continua registado' },
  'would-register': { en: 'would be registered', pt: 'seria registado' },
  'would-unregister': { en: 'would be unregistered', pt: 'o registo seria retirado' },
  'by-hand': { en: 'nothing is written for it', pt: 'nada é escrito para isto' },
  skipped: { en: 'not installed', pt: 'não instalado' },
  failed: { en: 'failed', pt: 'falhou' },
} as const satisfies Catalogue;
