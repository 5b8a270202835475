import type { Catalogue } from '../text.js';

/** Texts of `smartcmd credentials …`. */
export const credentialsTexts = {
  // show
  inFile: { en: 'Profile "{name}": in the file {file}', pt: 'Perfil "{name}": no ficheiro {file}' },
  inService: {
    en: 'Profile "{name}": in the secret service of your desktop, as "{label}" ({state})',
    pt: 'Perfil "{name}": no serviço de segredos do seu ambiente de trabalho, como "{label}" ({state})',
  },
  unlocked: { en: 'unlocked', pt: 'desbloqueado' },
  locked: { en: 'locked: it asks when they are needed', pt: 'bloqueado: pergunta quando forem precisas' },
  notAvailable: { en: 'not available', pt: 'não disponível' },
  leftover: {
    en: 'Warning: {file} has credentials for the profile "{name}" too, which nothing uses. Remove them with: {command}',
    pt: 'Aviso: {file} também tem credenciais para o perfil "{name}", que nada usa. Remova-as com: {command}',
  },
  // move
  movedToFile: {
    en: 'The credentials of the profile "{name}" are now in {file}, which only you can read.',
    pt: 'As credenciais do perfil "{name}" estão agora em {file}, que só a sua conta pode ler.',
  },
  movedToService: {
    en: 'The credentials of the profile "{name}" are now in the secret service of your desktop, as "{label}".',
    pt: 'As credenciais do perfil "{name}" estão agora no serviço de segredos do seu ambiente de trabalho, como "{label}".',
  },
  // rotate
  nothingNew: { en: 'No new credentials were given.', pt: 'Não foram indicadas credenciais novas.' },
  nothingNewRemedy: {
    en: 'Give what AMA has replaced: --application-id GUID, --username NAME, --password-file FILE. In a terminal you are asked for it.',
    pt: 'Indique o que a AMA substituiu: --application-id GUID, --username NOME, --password-file FICHEIRO. Num terminal é-lhe perguntado.',
  },
  allOrPresent: {
    en: 'What is not given is taken from the present credentials. Give all: --application-id GUID, --username NAME, --password-file FILE',
    pt: 'O que não é indicado vem das credenciais atuais. Indique tudo: --application-id GUID, --username NOME, --password-file FICHEIRO',
  },
  trying: { en: 'Trying the new credentials at {host} …', pt: 'A experimentar as novas credenciais em {host} …' },
  untried: {
    en: 'They could not be tried: until the certificate is fetched, no account is known.',
    pt: 'Não puderam ser experimentadas: até o certificado ser obtido, nenhuma conta é conhecida.',
  },
  oldKept: { en: 'The present credentials stay as they are.', pt: 'As credenciais atuais ficam como estão.' },
  rotated: {
    en: 'The profile "{name}" has its new credentials; the old ones are gone.',
    pt: 'O perfil "{name}" tem as novas credenciais; as antigas foram apagadas.',
  },
  // remove
  askRemove: {
    en: 'Remove the credentials of the profile "{name}"? Nothing can be signed with it until it has new ones.',
    pt: 'Remover as credenciais do perfil "{name}"? Nada pode ser assinado com ele até ter outras.',
  },
  cannotAsk: {
    en: 'Removing the credentials of "{name}" has to be confirmed, and this is no terminal.',
    pt: 'Remover as credenciais de "{name}" tem de ser confirmado, e isto não é um terminal.',
  },
  cannotAskRemedy: {
    en: 'Give --yes to remove them without being asked.',
    pt: 'Indique --yes para as remover sem confirmação.',
  },
  kept: {
    en: 'The credentials of the profile "{name}" were kept.',
    pt: 'As credenciais do perfil "{name}" foram mantidas.',
  },
  removed: {
    en: 'The credentials of the profile "{name}" were removed.',
    pt: 'As credenciais do perfil "{name}" foram removidas.',
  },
  // encryption-certificate
  notNeeded: {
    en: 'The service ccmovel of the profile "{name}" uses no encryption certificate.',
    pt: 'O serviço ccmovel do perfil "{name}" não usa certificado de cifra.',
  },
  alreadyExpired: {
    en: 'The certificate in {file} expired on {notAfter}.',
    pt: 'O certificado em {file} expirou em {notAfter}.',
  },
  alreadyExpiredRemedy: {
    en: 'Ask AMA for the one that succeeds it. If it has not expired, check the clock of this machine.',
    pt: 'Peça à AMA o que lhe sucede. Se não expirou, verifique o relógio desta máquina.',
  },
  certificate: {
    en: '{mark} {subject}, RSA {bits}, valid {notBefore} to {notAfter}, SHA-256 {fingerprint}',
    pt: '{mark} {subject}, RSA {bits}, válido de {notBefore} a {notAfter}, SHA-256 {fingerprint}',
  },
  ownCertificate: {
    en: 'The certificate in {file} is one of the profile "{name}" itself, for signing: nothing can be encrypted for the service with it.',
    pt: 'O certificado em {file} é um dos do próprio perfil "{name}", para assinar: com ele não se pode cifrar nada para o serviço.',
  },
  ownCertificateRemedy: {
    en: 'Give the one that AMA sends for this (CN CMD.assinatura).',
    pt: 'Indique o que a AMA envia para isto (CN CMD.assinatura).',
  },
  noCertificate: {
    en: 'The profile "{name}" has no encryption certificate.',
    pt: 'O perfil "{name}" não tem certificado de cifra.',
  },
  usedNow: {
    en: 'It is used from now on.',
    pt: 'É usado a partir de agora.',
  },
  usedLater: {
    en: 'It is used by itself from {notBefore} on; until then the present one is.',
    pt: 'Passa a ser usado automaticamente em {notBefore}; até lá é usado o atual.',
  },
} as const satisfies Catalogue;
