import type { Catalogue } from '../text.js';

/** Texts of `smartcmd setup`. */
export const setupTexts = {
  // What is asked
  askEnvironment: { en: 'Which service?', pt: 'Que serviço?' },
  environmentProduction: {
    en: 'production: real signatures, with legal effect',
    pt: 'produção: assinaturas reais, com efeito legal',
  },
  environmentPreproduction: { en: 'preproduction: AMA’s test service', pt: 'pré-produção: o serviço de testes da AMA' },
  environmentSimulator: {
    en: 'simulator: the one running on this machine',
    pt: 'simulador: o que está a funcionar nesta máquina',
  },
  environmentCustom: { en: 'another address', pt: 'outro endereço' },
  askEndpoint: { en: 'Address of the service', pt: 'Endereço do serviço' },
  askPhone: { en: 'Phone number of your Chave Móvel Digital', pt: 'Número de telefone da sua Chave Móvel Digital' },
  askAccount: { en: 'Which account of the simulator?', pt: 'Que conta do simulador?' },
  askApplicationId: { en: 'Application id (GUID) from AMA', pt: 'Identificador da aplicação (GUID) dado pela AMA' },
  askUsername: { en: 'User name from AMA', pt: 'Utilizador dado pela AMA' },
  askPassword: { en: 'Password from AMA', pt: 'Palavra-passe dada pela AMA' },
  askPasswordKept: {
    en: 'Password from AMA (Enter keeps the present one)',
    pt: 'Palavra-passe dada pela AMA (Enter mantém a atual)',
  },
  askEncryptionCertificate: {
    en: 'File with AMA’s encryption certificate',
    pt: 'Ficheiro com o certificado de cifra da AMA',
  },
  askEncryptionCertificateKept: {
    en: 'File with AMA’s encryption certificate (Enter keeps the present one, valid until {notAfter})',
    pt: 'Ficheiro com o certificado de cifra da AMA (Enter mantém o atual, válido até {notAfter})',
  },
  keyMove: { en: 'move', pt: 'mover' },
  keyChoose: { en: 'choose', pt: 'escolher' },
  // What is wrong with an answer
  passwordEmpty: { en: 'The password is empty.', pt: 'A palavra-passe está vazia.' },
  passwordControl: { en: 'The password has control characters.', pt: 'A palavra-passe tem caracteres de controlo.' },
  passwordNotText: { en: 'The password is not text in UTF-8.', pt: 'A palavra-passe não é texto em UTF-8.' },
  passwordTooLong: {
    en: 'What stdin gives is too long to be a password.',
    pt: 'O que vem de stdin é demasiado longo para ser uma palavra-passe.',
  },
  passwordTerminal: {
    en: '--password-file - reads a pipe, and stdin is a terminal, which would show the password.',
    pt: '--password-file - lê um pipe, e stdin é um terminal, que mostraria a palavra-passe.',
  },
  passwordTerminalRemedy: {
    en: 'Leave the option out: the password is then asked for without being shown.',
    pt: 'Omita a opção: a palavra-passe é então pedida sem ser mostrada.',
  },
  passwordPipeRemedy: {
    en: 'Name a file that holds only the password, or pass it through a pipe, with --password-file -',
    pt: 'Indique um ficheiro só com a palavra-passe, ou passe-a por um pipe, com --password-file -',
  },
  passwordRemedy: {
    en: 'Put the password alone on the first line of the file.',
    pt: 'Ponha a palavra-passe sozinha na primeira linha do ficheiro.',
  },
  passwordFileOpen: {
    en: 'Warning: other users of this machine can read {file}. Run: chmod 600 {quoted}',
    pt: 'Aviso: outros utilizadores desta máquina podem ler {file}. Execute: chmod 600 {quoted}',
  },
  usernameWrong: {
    en: 'The user name must have at least one character, and neither a colon nor control characters.',
    pt: 'O utilizador tem de ter pelo menos um carácter, e nem dois pontos nem caracteres de controlo.',
  },
  usernameRemedy: {
    en: 'Copy it from the message in which AMA sent your credentials.',
    pt: 'Copie-o da mensagem em que a AMA lhe enviou as credenciais.',
  },
  anchorsNone: { en: '{file} holds no certificate in PEM form', pt: '{file} não contém um certificado em formato PEM' },
  anchorsBroken: {
    en: 'a PEM block of {file} holds no certificate',
    pt: 'um bloco PEM de {file} não contém um certificado',
  },
  mechanismsWrong: {
    en: '--mechanisms {text} is not a list of mechanisms with at least one hash.',
    pt: '--mechanisms {text} não é uma lista de mecanismos com pelo menos um resumo.',
  },
  mechanismsRemedy: {
    en: 'Name some of these, with commas between, or "default": {names}.',
    pt: 'Indique alguns destes, separados por vírgulas, ou "default": {names}.',
  },
  rememberWrong: {
    en: '--remember-signatures {text} is not a number of seconds from 1 to 600.',
    pt: '--remember-signatures {text} não é um número de segundos de 1 a 600.',
  },
  rememberRemedy: { en: 'Give such a number, or "off".', pt: 'Indique um número assim, ou "off".' },
  moduleLogWrong: {
    en: 'The module cannot log to {file}: it must be a regular file, or a new one in a directory that exists.',
    pt: 'O módulo não pode registar em {file}: tem de ser um ficheiro regular, ou um novo num diretório que exista.',
  },
  moduleLogRemedy: {
    en: 'Name a file of yours, or "off" for no log.',
    pt: 'Indique um ficheiro seu, ou "off" para não haver registo.',
  },
  hasCertificate: {
    en: 'The profile "{name}" has its certificate already, so that no program has to ask for it.',
    pt: 'O perfil "{name}" já tem o certificado, pelo que nenhum programa o precisa de pedir.',
  },
  hasCertificateRemedy: {
    en: 'Leave out --enrol-on-first-use, or name another profile; smartcmd profile remove {name} makes room for a new one.',
    pt: 'Omita --enrol-on-first-use, ou indique outro perfil; smartcmd profile remove {name} dá lugar a um novo.',
  },
  // What is missing
  missing: { en: 'Missing: {flags}.', pt: 'Falta: {flags}.' },
  missingRemedy: {
    en: 'Give these options, or run smartcmd setup in a terminal, where it asks for them.',
    pt: 'Indique estas opções, ou execute smartcmd setup num terminal, onde são perguntadas.',
  },
  stateNeedsSimulator: {
    en: '--simulator-state is only for --environment simulator.',
    pt: '--simulator-state é só para --environment simulator.',
  },
  stateNeedsSimulatorRemedy: { en: 'Leave out one of the two.', pt: 'Omita uma das duas.' },
  noSimulator: {
    en: 'No simulator is running: there is no {file}.',
    pt: 'Não há um simulador a funcionar: não existe {file}.',
  },
  noSimulatorRemedy: {
    en: 'Start one in another terminal with: smartcmd simulator start{state}',
    pt: 'Inicie um noutro terminal com: smartcmd simulator start{state}',
  },
  readyWrong: {
    en: '{file} was not written by a simulator of this version.',
    pt: '{file} não foi escrito por um simulador desta versão.',
  },
  // What happens
  oldProfileBroken: {
    en: 'The present profile "{name}" cannot be used and its values are not proposed: {problem}',
    pt: 'O perfil atual "{name}" não pode ser usado e os seus valores não são propostos: {problem}',
  },
  oldCredentials: {
    en: 'The present credentials are not proposed: {problem}',
    pt: 'As credenciais atuais não são propostas: {problem}',
  },
  credentialsIn: {
    en: '  "{label}" in the secret service of your desktop (the credentials)',
    pt: '  "{label}" no serviço de segredos do seu ambiente de trabalho (as credenciais)',
  },
  phoneIs: { en: 'Phone: {phone}', pt: 'Telefone: {phone}' },
  plainInTls: {
    en: 'With the service ccmovel, phone, PIN and code are sent as text inside TLS; scmd encrypts them as well.',
    pt: 'Com o serviço ccmovel, telefone, PIN e código seguem como texto dentro de TLS; o scmd cifra-os também.',
  },
  asking: { en: 'Asking {host} for the certificate of {phone} …', pt: 'A pedir a {host} o certificado de {phone} …' },
  nothingSaved: { en: 'Nothing was saved.', pt: 'Nada foi guardado.' },
  holder: { en: 'Certificate of: {holder}', pt: 'Certificado de: {holder}' },
  issuer: { en: 'Issued by: {issuer}', pt: 'Emitido por: {issuer}' },
  validity: { en: 'Valid: {notBefore} to {notAfter}', pt: 'Válido: de {notBefore} a {notAfter}' },
  saved: { en: 'Profile "{name}" saved{isDefault}.', pt: 'Perfil "{name}" guardado{isDefault}.' },
  savedAsDefault: { en: '; it is used when none is named', pt: '; é usado quando nenhum é indicado' },
  savedNotDefault: { en: '; use it with --profile {name}', pt: '; use-o com --profile {name}' },
  wrote: { en: 'Written:', pt: 'Escrito:' },
  next: { en: 'Next:', pt: 'A seguir:' },
  savedEnrolling: {
    en: 'Profile "{name}" saved. The first program that looks for its certificate will ask for your phone number.',
    pt: 'Perfil "{name}" guardado. O primeiro programa que procure o certificado vai pedir o seu número de telefone.',
  },
  nextInstall: { en: 'what programs load', pt: 'o que os programas carregam' },
  nextRegister: { en: 'name it in your applications', pt: 'indicá-lo às suas aplicações' },
  nextFetch: { en: 'or fetch the certificate now', pt: 'ou obter já o certificado' },
  nextSign: { en: 'sign a file', pt: 'assinar um ficheiro' },
  nextDoctor: { en: 'check everything', pt: 'verificar tudo' },
} as const satisfies Catalogue;
