import type { Catalogue } from '../text.js';

/** Texts of `smartcmd trace`. */
export const traceTexts = {
  noDashes: {
    en: 'The program to run does not stand after "--".',
    pt: 'O programa a executar não está depois de "--".',
  },
  noDashesRemedy: {
    en: 'Write: smartcmd trace --module LIB -- COMMAND',
    pt: 'Escreva: smartcmd trace --module LIB -- COMMAND',
  },
  notBuilt: {
    en: 'The library that watches the calls is not built.',
    pt: 'A biblioteca que observa as chamadas não está compilada.',
  },
  notBuiltRemedy: {
    en: 'Install the packages gcc, libc6-dev and make, then run "npm run build" in the repository of SmartCMD.',
    pt: 'Instale os pacotes gcc, libc6-dev e make, depois execute "npm run build" no repositório do SmartCMD.',
  },
  notLoaded: {
    en: 'The PKCS#11 library {file} could not be used, so nothing was watched: {reason}',
    pt: 'Não foi possível usar a biblioteca PKCS#11 {file}, por isso nada foi observado: {reason}',
  },
  notLoadedRemedy: {
    en: 'Give the path of a PKCS#11 library that this machine can load with --module.',
    pt: 'Indique com --module o caminho de uma biblioteca PKCS#11 que esta máquina possa carregar.',
  },
  notStarted: {
    en: 'The program {program} could not be started: {reason}.',
    pt: 'Não foi possível iniciar o programa {program}: {reason}.',
  },
  notStartedRemedy: {
    en: 'Check its name and its permissions, or give its path.',
    pt: 'Verifique o seu nome e as suas permissões, ou indique o seu caminho.',
  },
  outputExists: { en: '{file} exists already and was not changed.', pt: '{file} já existe e não foi alterado.' },
  outputExistsRemedy: { en: 'Choose another name, or give --force.', pt: 'Escolha outro nome, ou indique --force.' },
  written: { en: 'Written: {file}', pt: 'Escrito: {file}' },
  noCalls: {
    en: 'The program {program} did not call the library.',
    pt: 'O programa {program} não chamou a biblioteca.',
  },
  noCallsRemedy: {
    en: 'Have it load {library} in place of its own module: in COMMAND, {placeholder} stands for that path, and in its environment SMARTCMD_TRACE_MODULE.',
    pt: 'Faça-o carregar {library} em vez do seu próprio módulo: em COMMAND, {placeholder} representa esse caminho, e no seu ambiente SMARTCMD_TRACE_MODULE.',
  },
  unfinished: { en: 'did not return', pt: 'não regressou' },
  truncated: { en: 'more', pt: 'mais' },
  totals: {
    en: 'Calls: {calls}, errors: {errors}, signatures: {signatures}, time in the library: {milliseconds} ms',
    pt: 'Chamadas: {calls}, erros: {errors}, assinaturas: {signatures}, tempo na biblioteca: {milliseconds} ms',
  },
  unfinishedCount: { en: 'Calls that did not return: {count}', pt: 'Chamadas que não regressaram: {count}' },
  function: { en: 'Function', pt: 'Função' },
  calls: { en: 'Calls', pt: 'Chamadas' },
  errors: { en: 'Errors', pt: 'Erros' },
  total: { en: 'Total µs', pt: 'Total em µs' },
  longest: { en: 'Longest µs', pt: 'Maior em µs' },
  result: { en: 'Result', pt: 'Resultado' },
} as const satisfies Catalogue;
