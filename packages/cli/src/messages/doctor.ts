import type { Catalogue } from '../text.js';

/** Texts of `smartcmd doctor`. */
export const doctorTexts = {
  // Titles
  node: { en: 'Node', pt: 'Node' },
  files: { en: 'Files', pt: 'Ficheiros' },
  profile: { en: 'Profile', pt: 'Perfil' },
  credentialsPlace: { en: 'Place of the credentials', pt: 'Lugar das credenciais' },
  encryptionCertificate: { en: 'Encryption certificate', pt: 'Certificado de cifra' },
  chain: { en: 'Your certificate', pt: 'O seu certificado' },
  nameResolution: { en: 'Name of the service', pt: 'Nome do serviço' },
  tls: { en: 'TLS', pt: 'TLS' },
  credentials: { en: 'Credentials', pt: 'Credenciais' },
  clock: { en: 'Clock', pt: 'Relógio' },
  prompts: { en: 'Questions', pt: 'Perguntas' },
  version: { en: 'Version', pt: 'Versão' },
  // Skipped
  offline: { en: 'not looked at with --offline', pt: 'não verificado com --offline' },
  dependsOn: { en: 'not looked at, because of: {check}', pt: 'não verificado, devido a: {check}' },
  // node
  nodeRunning: { en: '{version}', pt: '{version}' },
  nodeOld: { en: '{version} is too old; {least} is the least', pt: '{version} é demasiado antigo; o mínimo é {least}' },
  nodeRemedy: { en: 'Install a newer Node from nodejs.org.', pt: 'Instale um Node mais recente de nodejs.org.' },
  // files
  filesFine: { en: '{directory}, private', pt: '{directory}, privado' },
  directoryOpen: {
    en: 'other users of this machine can look into {directory}',
    pt: 'outros utilizadores desta máquina podem ver o que há em {directory}',
  },
  directoryRemedy: { en: 'Run: chmod 700 {quoted}', pt: 'Execute: chmod 700 {quoted}' },
  // profile
  profileFine: { en: '"{name}": {environment}, {service}, {phone}', pt: '"{name}": {environment}, {service}, {phone}' },
  // place of the credentials
  inFile: { en: '{file}, which only you can read', pt: '{file}, que só a sua conta pode ler' },
  inService: {
    en: '"{label}" in the secret service of your desktop, unlocked',
    pt: '"{label}" no serviço de segredos do seu ambiente de trabalho, desbloqueado',
  },
  inLocked: {
    en: '"{label}" in the secret service of your desktop, which is locked: the next signature asks you to unlock it',
    pt: '"{label}" no serviço de segredos do seu ambiente de trabalho, que está bloqueado: a próxima assinatura pede para o desbloquear',
  },
  inLockedRemedy: {
    en: 'Unlock it to have the credentials tried; for programs outside of your desktop session, a file is the place for them (smartcmd credentials move file).',
    pt: 'Desbloqueie-o para que as credenciais sejam experimentadas; para programas fora da sua sessão, o lugar delas é um ficheiro (smartcmd credentials move file).',
  },
  inBoth: {
    en: '"{label}" in the secret service of your desktop; but {file} has credentials for this profile too, which nothing uses',
    pt: '"{label}" no serviço de segredos do seu ambiente de trabalho; mas {file} também tem credenciais para este perfil, que nada usa',
  },
  inBothRemedy: {
    en: 'Remove those with: smartcmd credentials move secret-service{flag}',
    pt: 'Remova essas com: smartcmd credentials move secret-service{flag}',
  },
  // encryption certificate
  encryptionNotNeeded: { en: 'the service ccmovel uses none', pt: 'o serviço ccmovel não usa nenhum' },
  encryptionFine: {
    en: '{subject}, RSA {bits}, valid until {notAfter}',
    pt: '{subject}, RSA {bits}, válido até {notAfter}',
  },
  encryptionSoon: {
    en: '{subject} expires in {days} days, on {notAfter}',
    pt: '{subject} expira dentro de {days} dias, em {notAfter}',
  },
  encryptionSoonRemedy: {
    en: 'Ask AMA for the next certificate, then add it: smartcmd credentials encryption-certificate FILE{flag}',
    pt: 'Peça à AMA o próximo certificado e acrescente-o: smartcmd credentials encryption-certificate FICHEIRO{flag}',
  },
  encryptionFollowed: {
    en: '{subject}, RSA {bits}, valid until {notAfter}; then the next one, valid until {nextAfter}',
    pt: '{subject}, RSA {bits}, válido até {notAfter}; depois o próximo, válido até {nextAfter}',
  },
  encryptionGap: {
    en: '{subject} expires in {days} days, on {notAfter}, and the next one is valid only from {nextBefore}',
    pt: '{subject} expira dentro de {days} dias, em {notAfter}, e o próximo só é válido a partir de {nextBefore}',
  },
  encryptionGapRemedy: {
    en: 'Ask AMA which certificate it takes in between.',
    pt: 'Pergunte à AMA que certificado aceita entretanto.',
  },
  encryptionUnknown: {
    en: '{subject}, valid until {notAfter}, is not a certificate that this version knows to be AMA’s (SHA-256 {fingerprint})',
    pt: '{subject}, válido até {notAfter}, não é um certificado que esta versão saiba ser da AMA (SHA-256 {fingerprint})',
  },
  encryptionUnknownRemedy: {
    en: 'Make sure that it came from AMA: whoever has its key can read your PIN and codes, if they can also read the connection.',
    pt: 'Certifique-se de que veio da AMA: quem tiver a sua chave pode ler o seu PIN e os códigos, se puder também ler a ligação.',
  },
  // chain
  chainFine: { en: '{holder}, RSA {bits}, valid until {notAfter}', pt: '{holder}, RSA {bits}, válido até {notAfter}' },
  chainOnFirstUse: {
    en: 'not fetched yet: the first program that looks for it asks for your phone number',
    pt: 'ainda não obtido: o primeiro programa que o procure pede o seu número de telefone',
  },
  chainDismissed: {
    en: 'not fetched: a program asked for your phone number, and that was cancelled, or the service refused; no program asks again',
    pt: 'não obtido: um programa pediu o seu telefone, e isso foi cancelado, ou o serviço recusou; nenhum programa volta a perguntar',
  },
  chainDismissedRemedy: {
    en: 'Fetch it with: smartcmd certificate refresh{flag}. Or have programs ask again: smartcmd setup --enrol-on-first-use --non-interactive{flag}',
    pt: 'Obtenha-o com: smartcmd certificate refresh{flag}. Ou deixe que perguntem de novo: smartcmd setup --enrol-on-first-use --non-interactive{flag}',
  },
  credentialsLater: {
    en: 'they are tried when the certificate is fetched: until then no account is known',
    pt: 'são experimentadas quando o certificado for obtido: até lá nenhuma conta é conhecida',
  },
  chainSoon: {
    en: '{subject} expires in {days} days, on {notAfter}',
    pt: '{subject} expira dentro de {days} dias, em {notAfter}',
  },
  chainSoonRemedy: {
    en: 'Renew the signature at www.autenticacao.gov.pt, then run: smartcmd certificate refresh{flag}',
    pt: 'Renove a assinatura em www.autenticacao.gov.pt e depois execute: smartcmd certificate refresh{flag}',
  },
  issuerExpired: {
    en: 'its issuer {subject} expired on {notAfter}',
    pt: 'o seu emissor {subject} expirou em {notAfter}',
  },
  issuerExpiredRemedy: {
    en: 'Run: smartcmd certificate refresh{flag}',
    pt: 'Execute: smartcmd certificate refresh{flag}',
  },
  chainIncomplete: {
    en: '{holder}: the certificates of its issuers are not all there',
    pt: '{holder}: não estão todos os certificados dos emissores',
  },
  chainUsage: {
    en: 'the certificate of {holder} is not made for signatures (key usage: {usage})',
    pt: 'o certificado de {holder} não é para assinaturas (uso da chave: {usage})',
  },
  chainPolicy: {
    en: 'the certificate of {holder} does not name the policy of Chave Móvel Digital ({policy})',
    pt: 'o certificado de {holder} não indica a política da Chave Móvel Digital ({policy})',
  },
  chainQuestion: {
    en: 'Make sure that it is your Chave Móvel Digital: smartcmd certificate show{flag}',
    pt: 'Certifique-se de que é a sua Chave Móvel Digital: smartcmd certificate show{flag}',
  },
  // network
  nameFine: { en: '{host} is {addresses}', pt: '{host} é {addresses}' },
  nameIsAddress: { en: '{host} is an address itself', pt: '{host} já é um endereço' },
  nameThroughProxy: { en: 'the proxy {proxy} looks up {host}', pt: 'o proxy {proxy} procura {host}' },
  tlsFine: {
    en: '{protocol} with {host}, its certificate valid until {notAfter}',
    pt: '{protocol} com {host}, certificado válido até {notAfter}',
  },
  tlsSoon: {
    en: 'the TLS certificate of {host} expires in {days} days, on {notAfter}',
    pt: 'o certificado TLS de {host} expira dentro de {days} dias, em {notAfter}',
  },
  tlsSoonRemedy: {
    en: 'Whoever runs the service has to renew it; if it is not renewed, signing will fail.',
    pt: 'Quem gere o serviço tem de o renovar; se não o fizer, deixará de ser possível assinar.',
  },
  // credentials
  credentialsFine: {
    en: 'accepted; the certificate is the one saved here',
    pt: 'aceites; o certificado é o que está guardado aqui',
  },
  credentialsAccepted: { en: 'accepted', pt: 'aceites' },
  credentialsWithPin: {
    en: 'accepted; the certificate is given only for the PIN, and was not compared',
    pt: 'aceites; o certificado só é dado com o PIN, e não foi comparado',
  },
  credentialsOther: {
    en: 'accepted, but the service has another certificate than the one saved here (of {holder}, valid until {notAfter})',
    pt: 'aceites, mas o serviço tem outro certificado que não o guardado aqui (de {holder}, válido até {notAfter})',
  },
  // clock
  clockFine: { en: 'differs by {seconds} s from that of the service', pt: 'difere {seconds} s do relógio do serviço' },
  clockUnknown: { en: 'the service does not tell its time', pt: 'o serviço não diz as horas' },
  clockRemedy: { en: 'Set the clock: timedatectl set-ntp true', pt: 'Acerte o relógio: timedatectl set-ntp true' },
  clockUnknownRemedy: { en: 'Compare the clock with another.', pt: 'Compare o relógio com outro.' },
  // prompts
  promptsAskpass: {
    en: 'the program {program} answers (SMARTCMD_ASKPASS)',
    pt: 'o programa {program} responde (SMARTCMD_ASKPASS)',
  },
  promptsTerminal: { en: 'asked in this terminal; {dialogs}', pt: 'feitas neste terminal; {dialogs}' },
  promptsNone: {
    en: 'there is no terminal, and SMARTCMD_ASKPASS names no program; {dialogs}',
    pt: 'não há terminal, e SMARTCMD_ASKPASS não indica um programa; {dialogs}',
  },
  promptsRemedy: {
    en: 'Run smartcmd in a terminal, or name a program that answers with --askpass or SMARTCMD_ASKPASS.',
    pt: 'Execute o smartcmd num terminal, ou indique um programa que responda com --askpass ou SMARTCMD_ASKPASS.',
  },
  dialogsFound: {
    en: 'other programs can ask in dialogs by {program}',
    pt: 'outros programas podem perguntar em diálogos com {program}',
  },
  dialogsNoDisplay: {
    en: '{program} is installed for the dialogs of other programs, but there is no display',
    pt: '{program} está instalado para os diálogos de outros programas, mas não há ecrã',
  },
  dialogsMissing: {
    en: 'nothing is installed for the dialogs of other programs: neither zenity nor kdialog nor pinentry',
    pt: 'nada está instalado para os diálogos de outros programas: nem zenity, nem kdialog, nem pinentry',
  },
  // version
  versionFine: { en: '{version} is the newest', pt: '{version} é a mais recente' },
  versionAhead: {
    en: '{version} is newer than the published {latest}',
    pt: '{version} é mais recente do que a publicada, {latest}',
  },
  versionOld: { en: '{version}, and {latest} is out', pt: '{version}, e já existe a {latest}' },
  versionRemedy: {
    en: 'Update: npm install --global smartcmd@latest',
    pt: 'Atualize: npm install --global smartcmd@latest',
  },
  versionUnpublished: {
    en: '{version}; smartcmd is not published in the npm registry, so there is no newer one to install',
    pt: '{version}; o smartcmd não está publicado no registo npm, pelo que não há uma mais recente para instalar',
  },
  versionUnknown: {
    en: '{version}; whether there is a newer one could not be found out: {problem}',
    pt: '{version}; não foi possível saber se há uma mais recente: {problem}',
  },
  versionUnknownRemedy: {
    en: 'Nothing else depends on it. Try again later, or leave it out with --offline.',
    pt: 'Nada mais depende disto. Tente mais tarde, ou omita com --offline.',
  },
  versionAnswer: { en: 'the registry answered HTTP {status}', pt: 'o registo respondeu HTTP {status}' },
  versionNonsense: { en: 'the registry’s answer names no version', pt: 'a resposta do registo não indica uma versão' },
  registryWrong: {
    en: 'the address of the registry is not an https:// URL',
    pt: 'o endereço do registo não é um URL https://',
  },
  // Summary
  allFine: { en: 'Everything is in order.', pt: 'Está tudo em ordem.' },
  summary: { en: 'Errors: {errors}. Warnings: {warnings}.', pt: 'Erros: {errors}. Avisos: {warnings}.' },
  unexpected: { en: 'the check itself failed: {message}', pt: 'a própria verificação falhou: {message}' },
} as const satisfies Catalogue;
