import type { Catalogue } from '../text.js';

/** Texts of `smartcmd doctor` about the PKCS#11 module, its agent and the profile's token. */
export const doctorModuleTexts = {
  // Titles
  moduleFiles: { en: 'PKCS#11 module', pt: 'Módulo PKCS#11' },
  module: { en: 'Loading the module', pt: 'Carregamento do módulo' },
  token: { en: 'Token file', pt: 'Ficheiro de token' },
  agent: { en: 'Signing agent', pt: 'Agente de assinatura' },
  moduleToken: { en: 'What applications see', pt: 'O que as aplicações veem' },
  modulePrompts: { en: 'Questions from applications', pt: 'Perguntas das aplicações' },
  // module-files
  noModule: {
    en: 'neither installed nor built, so that other programs cannot sign; this one can',
    pt: 'nem instalado nem compilado, pelo que outros programas não podem assinar; este pode',
  },
  installed: { en: '{library}', pt: '{library}' },
  notInstalled: {
    en: '{library}, as it was built here; "smartcmd module install" gives it a place that stays',
    pt: '{library}, tal como foi compilado aqui; "smartcmd module install" dá-lhe um lugar que se mantém',
  },
  installedGone: {
    en: '{gone}, where it was installed, is not there any more, and applications that were told of it cannot load it; the present one is {library}',
    pt: '{gone}, onde foi instalado, já não existe, e as aplicações que o conhecem não o podem carregar; o atual é {library}',
  },
  agentNotInstalled: {
    en: 'its agent is not installed with it: {agent} is missing',
    pt: 'o agente não está instalado com ele: falta {agent}',
  },
  installedOther: {
    en: '{library} is not the one that belongs to this smartcmd',
    pt: '{library} não é o que pertence a este smartcmd',
  },
  installRemedy: {
    en: 'Run: smartcmd module install{prefix}',
    pt: 'Execute: smartcmd module install{prefix}',
  },
  // Files that are run in the person's name
  foreign: {
    en: '{file} belongs to another user, who can change what is done there in your name',
    pt: '{file} pertence a outro utilizador, que pode mudar o que ali se faz em seu nome',
  },
  foreignRemedy: {
    en: 'Run: sudo chown "$(id -un)" {quoted}',
    pt: 'Execute: sudo chown "$(id -un)" {quoted}',
  },
  writable: {
    en: '{file} can be changed by other users of this machine, and so what is done in your name',
    pt: '{file} pode ser alterado por outros utilizadores desta máquina, e com ele o que se faz em seu nome',
  },
  writableRemedy: { en: 'Run: chmod go-w {quoted}', pt: 'Execute: chmod go-w {quoted}' },
  slotEnrolling: {
    en: 'a token "{label}" without objects, until the certificate is fetched',
    pt: 'um token "{label}" sem objetos, até o certificado ser obtido',
  },
  // token
  tokenFine: { en: '"{label}", {objects} objects', pt: '"{label}", {objects} objetos' },
  tokenEnrolling: {
    en: '"{label}", without objects until the certificate is fetched',
    pt: '"{label}", sem objetos até o certificado ser obtido',
  },
  tokenLink: {
    en: '{file} is a symbolic link, which the module does not follow',
    pt: '{file} é uma ligação simbólica, que o módulo não segue',
  },
  tokenOther: {
    en: 'it was made from another certificate than the one that the profile "{name}" has now, so that signing in other programs fails',
    pt: 'foi feito a partir de outro certificado que não o que o perfil "{name}" tem agora, pelo que assinar noutros programas falha',
  },
  tokenOld: {
    en: 'it was made by another version of smartcmd, or with other settings than the profile "{name}" has now',
    pt: 'foi feito por outra versão do smartcmd, ou com outras definições que não as que o perfil "{name}" tem agora',
  },
  // agent
  agentFine: { en: '{script} answers, on Node {version}', pt: '{script} responde, com o Node {version}' },
  agentRemedy: {
    en: 'Have the token name the present Node and agent: smartcmd certificate refresh{flag}',
    pt: 'Faça o token indicar o Node e o agente atuais: smartcmd certificate refresh{flag}',
  },
  nodeMissing: {
    en: 'the Node that the token names is missing, or cannot be run: {node}',
    pt: 'o Node que o token indica não existe, ou não pode ser executado: {node}',
  },
  scriptMissing: {
    en: 'the agent that the token names is missing, or cannot be read: {script}',
    pt: 'o agente que o token indica não existe, ou não pode ser lido: {script}',
  },
  noNode: { en: '{node}, which the token names, is no Node', pt: '{node}, que o token indica, não é um Node' },
  agentNodeOld: {
    en: '{node}, which the token names, is Node {version}; {least} is the least',
    pt: '{node}, que o token indica, é o Node {version}; o mínimo é {least}',
  },
  agentEnded: {
    en: '{script} ends before it answers: {said}',
    pt: '{script} termina antes de responder: {said}',
  },
  agentLate: {
    en: '{script} starts, and does not answer in time',
    pt: '{script} arranca, e não responde a tempo',
  },
  agentNonsense: {
    en: '{script} answers something that is not the protocol of SmartCMD',
    pt: '{script} responde algo que não é o protocolo do SmartCMD',
  },
  agentVersion: {
    en: '{script} is of a version that does not understand this one',
    pt: '{script} é de uma versão que não compreende esta',
  },
  agentNotStarted: { en: '{node} cannot be started: {reason}', pt: 'não é possível iniciar {node}: {reason}' },
  // module
  moduleFine: {
    en: '{manufacturer} {version}, Cryptoki {cryptoki}, slots: {slots}',
    pt: '{manufacturer} {version}, Cryptoki {cryptoki}, slots: {slots}',
  },
  moduleForeign: {
    en: '{library} is another PKCS#11 module: {description} of {manufacturer}',
    pt: '{library} é outro módulo PKCS#11: {description} de {manufacturer}',
  },
  moduleFailed: { en: '{library} fails in {step}: {reason}', pt: '{library} falha em {step}: {reason}' },
  moduleCrashed: {
    en: '{library} brings the program that loads it down in {step} ({by})',
    pt: '{library} faz cair o programa que o carrega em {step} ({by})',
  },
  moduleHung: {
    en: '{library} does not come back from {step}',
    pt: '{library} não regressa de {step}',
  },
  moduleRemedy: {
    en: 'Install it again: smartcmd module install. If that does not help, "npm run build" in the repository of SmartCMD builds it anew.',
    pt: 'Instale-o de novo: smartcmd module install. Se não ajudar, "npm run build" no repositório do SmartCMD volta a compilá-lo.',
  },
  noLoader: {
    en: 'not looked at, since pkcs11js, with which the module would be loaded, is not there: {reason}',
    pt: 'não verificado, pois falta o pkcs11js, com que o módulo seria carregado: {reason}',
  },
  noLoaderRemedy: {
    en: 'Signing does not need it. To have it looked at, install the packages g++, make and python3, remove node_modules, and install smartcmd again.',
    pt: 'Não é preciso para assinar. Para o verificar, instale os pacotes g++, make e python3, remova node_modules e instale o smartcmd de novo.',
  },
  // module-token
  slotFine: {
    en: '"{label}": certificates: {certificates}, keys: {keys}, mechanisms: {mechanisms}; the certificate is that of the profile',
    pt: '"{label}": certificados: {certificates}, chaves: {keys}, mecanismos: {mechanisms}; o certificado é o do perfil',
  },
  noSlot: {
    en: 'the module has no slot with the token of the profile "{name}"',
    pt: 'o módulo não tem nenhum slot com o token do perfil "{name}"',
  },
  noSlotRemedy: {
    en: 'Run the application, or this command, with SMARTCMD_LOG=FILE: the log says why the module leaves a token file out.',
    pt: 'Execute a aplicação, ou este comando, com SMARTCMD_LOG=FICHEIRO: o registo diz porque é que o módulo não usa um ficheiro de token.',
  },
  objectsLack: {
    en: '"{label}" lacks {lacking} (certificates: {certificates}, keys: {keys}, mechanisms: {mechanisms})',
    pt: 'falta {lacking} em "{label}" (certificados: {certificates}, chaves: {keys}, mecanismos: {mechanisms})',
  },
  noLeaf: {
    en: '"{label}" shows another certificate than the one that the profile "{name}" has',
    pt: '"{label}" mostra outro certificado que não o do perfil "{name}"',
  },
  // module-prompts
  asksProgram: {
    en: 'answered by {program} (SMARTCMD_ASKPASS), in applications that have the variable too',
    pt: 'responde {program} (SMARTCMD_ASKPASS), em aplicações que também tenham a variável',
  },
  asksDialog: {
    en: 'asked on the terminal of the application, else in dialogs by {program}',
    pt: 'feitas no terminal da aplicação, ou então em diálogos com {program}',
  },
  asksChosen: {
    en: 'asked in dialogs by {program}, as the profile says',
    pt: 'feitas em diálogos com {program}, como diz o perfil',
  },
  asksInstead: {
    en: 'the profile says {chosen}, which is not installed: asked in dialogs by {program}',
    pt: 'o perfil diz {chosen}, que não está instalado: feitas em diálogos com {program}',
  },
  asksInsteadRemedy: {
    en: 'Install it, or choose: smartcmd setup --prompts auto',
    pt: 'Instale-o, ou escolha: smartcmd setup --prompts auto',
  },
  asksTerminalOnly: {
    en: 'asked on the terminal of the application alone, as the profile says; one without terminal cannot ask',
    pt: 'feitas só no terminal da aplicação, como diz o perfil; sem terminal não há como perguntar',
  },
  asksNoDialog: {
    en: 'asked on the terminal of the application; one without terminal cannot ask, since neither zenity nor kdialog nor pinentry is installed',
    pt: 'feitas no terminal da aplicação; sem terminal não há como perguntar, pois não estão instalados nem zenity, nem kdialog, nem pinentry',
  },
  dialogRemedy: {
    en: 'Install one of the packages zenity, kdialog, pinentry-qt.',
    pt: 'Instale um dos pacotes zenity, kdialog, pinentry-qt.',
  },
  asksTerminal: {
    en: 'asked on the terminal of the application; there is no display for dialogs',
    pt: 'feitas no terminal da aplicação; não há ecrã para diálogos',
  },
  asksNobody: {
    en: 'an application started like this command can ask nobody: there is no terminal, no display, and no SMARTCMD_ASKPASS',
    pt: 'uma aplicação iniciada como este comando não pode perguntar a ninguém: não há terminal, nem ecrã, nem SMARTCMD_ASKPASS',
  },
  asksNobodyRemedy: {
    en: 'Start it in a terminal or on a desktop, or name a program that answers with SMARTCMD_ASKPASS.',
    pt: 'Inicie-a num terminal ou num ambiente gráfico, ou indique um programa que responda com SMARTCMD_ASKPASS.',
  },
} as const satisfies Catalogue;
