import type { CommandHelpTexts } from './command-help.js';

const profile = {
  en: 'profile; by default the default profile',
  pt: 'perfil; por omissão, o perfil predefinido',
} as const;

export const certificateShowHelp = {
  summary: {
    en: 'Show whose certificate a profile signs with',
    pt: 'Mostrar com o certificado de quem um perfil assina',
  },
  description: {
    en: `Reads the certificates that setup saved; the service is not called.

The form of --json: {"version": 1, "profile", "complete", "certificates": [{"subject", "issuer", "serialNumber", "notBefore", "notAfter", "fingerprint", "keyType", "keyBits", "keyUsage", "policies", "qcStatements", "ocsp", "caIssuers", "crls"}]}, the signer's certificate first, dates in ISO 8601, fingerprints SHA-256 in hex. Fields may be added; none changes its meaning while the version stays.`,
    pt: `Lê os certificados que o setup guardou; o serviço não é chamado.

A forma de --json: {"version": 1, "profile", "complete", "certificates": [{"subject", "issuer", "serialNumber", "notBefore", "notAfter", "fingerprint", "keyType", "keyBits", "keyUsage", "policies", "qcStatements", "ocsp", "caIssuers", "crls"}]}, primeiro o certificado do signatário, datas em ISO 8601, impressões digitais SHA-256 em hexadecimal. Podem ser acrescentados campos; nenhum muda de significado enquanto a versão for a mesma.`,
  },
  flags: { profile, json: { en: 'machine-readable form', pt: 'forma para programas' } },
  examples: [
    { description: { en: 'Show the certificate', pt: 'Mostrar o certificado' }, command: 'smartcmd certificate show' },
    {
      description: { en: 'When does it expire?', pt: 'Quando expira?' },
      command: "smartcmd certificate show --json | jq -r '.certificates[0].notAfter'",
    },
  ],
} as const satisfies CommandHelpTexts;

export const certificateExportHelp = {
  summary: {
    en: 'Write the certificate of a profile to a file or stdout',
    pt: 'Escrever o certificado de um perfil num ficheiro ou em stdout',
  },
  flags: {
    profile,
    chain: { en: 'with its issuers (PEM only), leaf first', pt: 'com os emissores (só PEM), primeiro o do signatário' },
    format: { en: 'pem or der', pt: 'pem ou der' },
    output: { en: 'file to write; "-" for stdout', pt: 'ficheiro a escrever; "-" para stdout' },
    force: { en: 'replace a file that exists', pt: 'substituir um ficheiro que exista' },
  },
  examples: [
    {
      description: { en: 'Certificate and issuers in one PEM file', pt: 'Certificado e emissores num ficheiro PEM' },
      command: 'smartcmd certificate export --chain --output chain.pem',
    },
    {
      description: { en: 'Look at it with openssl', pt: 'Vê-lo com o openssl' },
      command: 'smartcmd certificate export | openssl x509 -text -noout',
    },
  ],
} as const satisfies CommandHelpTexts;

export const certificateRefreshHelp = {
  summary: {
    en: 'Download the certificates of a profile again',
    pt: 'Descarregar de novo os certificados de um perfil',
  },
  description: {
    en: 'Needed after the certificate was renewed. The new certificates are verified before they replace the old; says what changed. A profile made with --with-pin asks for PIN and code.',
    pt: 'Necessário depois de o certificado ser renovado. Os novos certificados são verificados antes de substituírem os antigos; diz o que mudou. Um perfil criado com --with-pin pede PIN e código.',
  },
  flags: { profile },
  examples: [
    {
      description: { en: 'Download the certificates again', pt: 'Descarregar de novo os certificados' },
      command: 'smartcmd certificate refresh',
    },
  ],
} as const satisfies CommandHelpTexts;
