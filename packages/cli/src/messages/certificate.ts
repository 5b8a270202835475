import type { Catalogue } from '../text.js';

/** Texts of `smartcmd certificate …`. */
export const certificateTexts = {
  holder: { en: 'Holder', pt: 'Titular' },
  subject: { en: 'Subject', pt: 'Sujeito' },
  issuer: { en: 'Issuer', pt: 'Emissor' },
  serial: { en: 'Serial number', pt: 'Número de série' },
  validity: { en: 'Valid', pt: 'Válido' },
  validityValue: { en: '{notBefore} to {notAfter}', pt: 'de {notBefore} a {notAfter}' },
  notNow: { en: '{validity} (not now)', pt: '{validity} (não agora)' },
  key: { en: 'Key', pt: 'Chave' },
  keyValue: { en: '{type}, {bits} bits', pt: '{type}, {bits} bits' },
  keyUsage: { en: 'Key usage', pt: 'Uso da chave' },
  policies: { en: 'Policies', pt: 'Políticas' },
  qcStatements: { en: 'Qualified statements', pt: 'Declarações qualificadas' },
  ocsp: { en: 'OCSP', pt: 'OCSP' },
  crls: { en: 'Revocation lists', pt: 'Listas de revogação' },
  fingerprint: { en: 'SHA-256', pt: 'SHA-256' },
  chain: { en: 'Chain', pt: 'Cadeia' },
  chainComplete: { en: 'complete, up to the root', pt: 'completa, até à raiz' },
  chainIncomplete: { en: 'without the root', pt: 'sem a raiz' },
  derToTerminal: {
    en: 'DER is binary and is not shown in a terminal.',
    pt: 'DER é binário e não é mostrado num terminal.',
  },
  derToTerminalRemedy: {
    en: 'Give a file with --output, or redirect stdout.',
    pt: 'Indique um ficheiro com --output, ou redirecione stdout.',
  },
  chainInDer: {
    en: 'A DER file holds one certificate, and --chain gives several.',
    pt: 'Um ficheiro DER contém um só certificado, e --chain dá vários.',
  },
  chainInDerRemedy: { en: 'Leave out --chain, or use --format pem.', pt: 'Omita --chain, ou use --format pem.' },
  outputExists: { en: '{file} exists already and was not changed.', pt: '{file} já existe e não foi alterado.' },
  outputExistsRemedy: { en: 'Choose another name, or give --force.', pt: 'Escolha outro nome, ou indique --force.' },
  exported: { en: 'Written: {file}', pt: 'Escrito: {file}' },
  asking: { en: 'Asking {host} for the certificate of {phone} …', pt: 'A pedir a {host} o certificado de {phone} …' },
  same: {
    en: 'The certificate is the same: {holder}, serial number {serial}, valid until {notAfter}.',
    pt: 'O certificado é o mesmo: {holder}, número de série {serial}, válido até {notAfter}.',
  },
  chainChanged: { en: 'Its issuers changed; they were saved.', pt: 'Os emissores mudaram; foram guardados.' },
  fetched: {
    en: 'The certificate was downloaded: {holder}, serial number {serial}, valid until {notAfter}.',
    pt: 'O certificado foi descarregado: {holder}, número de série {serial}, válido até {notAfter}.',
  },
  renewed: { en: 'The certificate was renewed.', pt: 'O certificado foi renovado.' },
  before: {
    en: '  before: {holder}, serial number {serial}, {notBefore} to {notAfter}',
    pt: '  antes: {holder}, número de série {serial}, de {notBefore} a {notAfter}',
  },
  now: {
    en: '  now:    {holder}, serial number {serial}, {notBefore} to {notAfter}',
    pt: '  agora: {holder}, número de série {serial}, de {notBefore} a {notAfter}',
  },
} as const satisfies Catalogue;
