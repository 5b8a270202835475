import type { Catalogue } from '../text.js';

/** Texts of `smartcmd simulator start`, and of a setup that reads its ready.json. */
export const simulatorTexts = {
  running: {
    en: 'The simulator is running. Press Ctrl-C to end it.',
    pt: 'O simulador está a funcionar. Prima Ctrl-C para o terminar.',
  },
  address: { en: 'Service', pt: 'Serviço' },
  legacyAddress: { en: 'Legacy service', pt: 'Serviço legado' },
  applicationId: { en: 'Application id', pt: 'Identificador da aplicação' },
  username: { en: 'User name', pt: 'Utilizador' },
  password: { en: 'Password', pt: 'Palavra-passe' },
  readyFile: { en: 'All of this', pt: 'Tudo isto' },
  outboxFile: { en: 'Messages', pt: 'Mensagens' },
  accounts: { en: 'Accounts:', pt: 'Contas:' },
  account: { en: '{phone}  PIN {pin}  {name} ({state})', pt: '{phone}  PIN {pin}  {name} ({state})' },
  stateActive: { en: 'active', pt: 'ativa' },
  stateApproves: { en: 'active; approves on the phone by itself', pt: 'ativa; aprova sozinha no telefone' },
  stateInactive: { en: 'signature inactive', pt: 'assinatura inativa' },
  stateMustChange901: { en: 'must change the PIN, code 901', pt: 'tem de alterar o PIN, código 901' },
  stateMustChange902: { en: 'must change the PIN, code 902', pt: 'tem de alterar o PIN, código 902' },
  stateLocked: { en: 'locked', pt: 'bloqueada' },
  setUp: { en: 'Set up a profile, in another terminal:', pt: 'Configure um perfil, noutro terminal:' },
  smsTo: { en: 'SMS to {phone}: {text}', pt: 'SMS para {phone}: {text}' },
  ended: { en: 'The simulator has ended.', pt: 'O simulador terminou.' },
  portTaken: { en: 'Port {port} of 127.0.0.1 is in use.', pt: 'A porta {port} de 127.0.0.1 está ocupada.' },
  portTakenRemedy: {
    en: 'Choose another with --port, or leave it out: any free port is then taken.',
    pt: 'Escolha outra com --port, ou omita-a: é então usada uma porta livre.',
  },
  portForbidden: {
    en: 'Port {port} of 127.0.0.1 needs privileges that you do not have.',
    pt: 'A porta {port} de 127.0.0.1 exige privilégios que não tem.',
  },
  portForbiddenRemedy: { en: 'Choose one from 1024 with --port.', pt: 'Escolha uma a partir de 1024 com --port.' },
  stateInUse: {
    en: 'A simulator is running already (process {process}) with the state directory {directory}.',
    pt: 'Já há um simulador a funcionar (processo {process}) com o diretório de estado {directory}.',
  },
  stateInUseRemedy: {
    en: 'Use that one, end it with Ctrl-C, or name another directory with --state.',
    pt: 'Use esse, termine-o com Ctrl-C, ou indique outro diretório com --state.',
  },
  stateWrong: {
    en: '{directory} cannot be the state directory: it, or a part of its path, is not a directory.',
    pt: '{directory} não pode ser o diretório de estado: ele, ou uma parte do caminho, não é um diretório.',
  },
  stateRemedy: { en: 'Name a directory with --state.', pt: 'Indique um diretório com --state.' },
  accountWrong: {
    en: '"{account}" is not an account: write PHONE:PIN, PHONE:PIN:STATE or PHONE:PIN:STATE:NAME.',
    pt: '"{account}" não é uma conta: escreva TELEFONE:PIN, TELEFONE:PIN:ESTADO ou TELEFONE:PIN:ESTADO:NOME.',
  },
  accountRemedy: {
    en: 'For example: --account 912345678:1234. States: {states}.',
    pt: 'Por exemplo: --account 912345678:1234. Estados: {states}.',
  },
  optionsWrong: { en: 'The simulator cannot do that: {problem}', pt: 'O simulador não consegue fazer isso: {problem}' },
  optionsRemedy: {
    en: 'Accounts are given as PHONE:PIN, faults as OPERATION:WHICH:KIND[=VALUE], for example ValidateOtp:1:delay=2000. Kinds: {kinds}.',
    pt: 'As contas são dadas como TELEFONE:PIN, as falhas como OPERAÇÃO:QUAL:TIPO[=VALOR], por exemplo ValidateOtp:1:delay=2000. Tipos: {kinds}.',
  },
} as const satisfies Catalogue;
