import type { Catalogue } from '../text.js';

/** Profiles, credentials and certificates as files. */
export const storeTexts = {
  profileNameInvalid: {
    en: '"{name}" cannot be the name of a profile.',
    pt: '"{name}" não pode ser o nome de um perfil.',
  },
  profileNameRemedy: {
    en: 'Use 1 to 63 letters without accents, digits, dots, dashes and underscores, beginning with a letter or digit.',
    pt: 'Use de 1 a 63 letras sem acentos, algarismos, pontos, hífenes e sublinhados, a começar por letra ou algarismo.',
  },
  noHome: {
    en: 'There is no home directory: HOME does not name one, and the system does not know this user.',
    pt: 'Não há pasta pessoal: HOME não indica nenhuma e o sistema não conhece este utilizador.',
  },
  noHomeRemedy: {
    en: 'Set HOME to the full path of the directory where profiles are to be kept.',
    pt: 'Defina HOME com o caminho completo da pasta onde os perfis devem ser guardados.',
  },
  notJson: {
    en: '{file} is not JSON: line {line}, column {column}.',
    pt: '{file} não é JSON: linha {line}, coluna {column}.',
  },
  moveAway: {
    en: 'Correct it, or move it away and begin anew: mv -n {file} {aside} && smartcmd setup',
    pt: 'Corrija-o, ou mude-o de sítio e comece de novo: mv -n {file} {aside} && smartcmd setup',
  },
  newerFile: {
    en: '{file} was made by a newer smartcmd (version {version} of the file; this smartcmd knows {ours}).',
    pt: '{file} foi feito por um smartcmd mais recente (versão {version} do ficheiro; este smartcmd conhece a {ours}).',
  },
  newerFileRemedy: {
    en: 'Update smartcmd: npm install --global smartcmd@latest',
    pt: 'Atualize o smartcmd: npm install --global smartcmd@latest',
  },
  fieldWrong: {
    en: 'The field "{field}" of {file} is wrong: it must be {expected}.',
    pt: 'O campo "{field}" de {file} está errado: tem de ser {expected}.',
  },
  profileWrongRemedy: {
    en: 'Correct it, or run: smartcmd setup --profile {profile}',
    pt: 'Corrija-o, ou execute: smartcmd setup --profile {profile}',
  },
  expectedVersion: { en: 'the version of the file, 1', pt: 'a versão do ficheiro, 1' },
  expectedObject: { en: 'an object in braces', pt: 'um objeto entre chavetas' },
  expectedAbsolutePath: { en: 'a path that begins with /', pt: 'um caminho que comece por /' },
  expectedPathOrNone: { en: 'a path that begins with /, or none', pt: 'um caminho que comece por /, ou none' },
  expectedPaths: {
    en: 'a list of at most 15 paths, each beginning with /',
    pt: 'uma lista de, no máximo, 15 caminhos que comecem por /',
  },
  expectedText: { en: 'a text', pt: 'um texto' },
  expectedBoolean: { en: 'true or false', pt: 'true ou false' },
  expectedEnvironment: {
    en: 'production, preproduction, simulator or custom',
    pt: 'production, preproduction, simulator ou custom',
  },
  expectedEndpoint: { en: 'a full https:// address', pt: 'um endereço https:// completo' },
  expectedService: { en: 'scmd or ccmovel', pt: 'scmd ou ccmovel' },
  expectedPhone: { en: 'a number such as +351 912345678', pt: 'um número como +351 912345678' },
  expectedPem: { en: 'a certificate in PEM form', pt: 'um certificado em formato PEM' },
  expectedItem: {
    en: 'the name of an item, 32 hexadecimal digits',
    pt: 'o nome de um item, 32 algarismos hexadecimais',
  },
  expectedFingerprint: {
    en: 'the SHA-256 fingerprint of your certificate',
    pt: 'a impressão digital SHA-256 do seu certificado',
  },
  expectedEnrolment: { en: '"on-first-use" or "dismissed"', pt: '"on-first-use" ou "dismissed"' },
  expectedMilliseconds: { en: 'milliseconds, 100 to 600000', pt: 'milissegundos, de 100 a 600000' },
  expectedMechanisms: {
    en: 'a list of names such as CKM_SHA256_RSA_PKCS or RSA-PKCS, at least one of them with a hash',
    pt: 'uma lista de nomes como CKM_SHA256_RSA_PKCS ou RSA-PKCS, pelo menos um deles com um resumo',
  },
  expectedRemembering: { en: 'seconds, 1 to 600, or false', pt: 'segundos, de 1 a 600, ou false' },
  expectedPrompts: {
    en: 'auto, zenity, kdialog, pinentry or terminal',
    pt: 'auto, zenity, kdialog, pinentry ou terminal',
  },
  expectedGuid: { en: 'the application id, a GUID', pt: 'o identificador da aplicação, um GUID' },
  noProfiles: { en: 'There is no profile yet.', pt: 'Ainda não há nenhum perfil.' },
  noProfilesRemedy: { en: 'Make one with: smartcmd setup', pt: 'Crie um com: smartcmd setup' },
  noSuchProfile: { en: 'There is no profile "{name}".', pt: 'Não existe o perfil "{name}".' },
  noSuchProfileThereAre: { en: 'There are: {names}.', pt: 'Existem: {names}.' },
  noSuchProfileRemedy: {
    en: 'There are: {names}. Make it with: smartcmd setup --profile {name}',
    pt: 'Existem: {names}. Crie-o com: smartcmd setup --profile {name}',
  },
  credentialsMissing: {
    en: '{file} has no credentials for the profile "{name}".',
    pt: '{file} não tem credenciais para o perfil "{name}".',
  },
  credentialsChanged: {
    en: 'The credentials of the profile "{name}" were changed meanwhile.',
    pt: 'As credenciais do perfil "{name}" foram entretanto alteradas.',
  },
  credentialsChangedRemedy: {
    en: 'Nothing was moved. Try again.',
    pt: 'Nada foi mudado de sítio. Tente de novo.',
  },
  credentialsMissingRemedy: {
    en: 'Give them with: smartcmd credentials rotate{flag}',
    pt: 'Indique-as com: smartcmd credentials rotate{flag}',
  },
  runSetup: { en: 'Run: smartcmd setup{flag}', pt: 'Execute: smartcmd setup{flag}' },
  notEnrolled: {
    en: 'The certificate of the profile "{name}" has not been fetched yet.',
    pt: 'O certificado do perfil "{name}" ainda não foi obtido.',
  },
  notEnrolledRemedy: {
    en: 'Fetch it now with: smartcmd certificate refresh{flag}',
    pt: 'Obtenha-o agora com: smartcmd certificate refresh{flag}',
  },
  chainMissing: {
    en: 'The certificate of the profile "{name}" is missing: there is no {file}.',
    pt: 'Falta o certificado do perfil "{name}": não existe {file}.',
  },
  chainBroken: {
    en: '{file} does not hold the certificate of the profile "{name}": {problem}',
    pt: '{file} não contém o certificado do perfil "{name}": {problem}',
  },
  chainMismatch: {
    en: 'The certificate in {file} is not the one that the profile "{name}" was set up with.',
    pt: 'O certificado em {file} não é aquele com que o perfil "{name}" foi configurado.',
  },
  refreshRemedy: {
    en: 'Download it again: smartcmd certificate refresh{flag}',
    pt: 'Descarregue-o de novo: smartcmd certificate refresh{flag}',
  },
  pemInProfile: {
    en: 'The field "profiles.{name}.{field}" of {file} is wrong: {problem}',
    pt: 'O campo "profiles.{name}.{field}" de {file} está errado: {problem}',
  },
  encryptionExpired: {
    en: '{problem} It may be because the encryption certificate of the profile is out of date (valid until {notAfter}).',
    pt: '{problem} Pode ser por o certificado de cifra do perfil estar fora de prazo (válido até {notAfter}).',
  },
  encryptionExpiredRemedy: {
    en: 'Ask AMA for the current certificate and add it: smartcmd credentials encryption-certificate FILE{flag}',
    pt: 'Peça à AMA o certificado atual e acrescente-o: smartcmd credentials encryption-certificate FICHEIRO{flag}',
  },
  simulatorRemedy: {
    en: 'Start the simulator with: smartcmd simulator start, then run: smartcmd setup --environment simulator{flag}',
    pt: 'Inicie o simulador com: smartcmd simulator start, e depois execute: smartcmd setup --environment simulator{flag}',
  },
  overheard: {
    en: 'NODE_DEBUG is set: Node would print PIN, code and password as they pass through it.',
    pt: 'NODE_DEBUG está definida: o Node mostraria PIN, código e palavra-passe quando passam por ele.',
  },
  overheardRemedy: {
    en: 'Unset it. What happens is said, without secrets, by: --verbose',
    pt: 'Retire-a. O que acontece é dito, sem segredos, por: --verbose',
  },
  locked: {
    en: 'Another smartcmd is changing the profiles ({file} exists).',
    pt: 'Outro smartcmd está a alterar os perfis (existe {file}).',
  },
  lockedRemedy: {
    en: 'Wait until it is done and try again. If there is none, remove that file.',
    pt: 'Espere que termine e tente de novo. Se não houver nenhum, apague esse ficheiro.',
  },
} as const satisfies Catalogue;
