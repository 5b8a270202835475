import type { CommandHelpTexts } from './command-help.js';

const profile = {
  en: 'profile; by default the default profile',
  pt: 'perfil; por omissão, o perfil predefinido',
} as const;
const json = { en: 'machine-readable form', pt: 'forma para programas' } as const;

export const credentialsShowHelp = {
  summary: {
    en: 'Say where the credentials of a profile are; never what they are',
    pt: 'Dizer onde estão as credenciais de um perfil; nunca quais são',
  },
  description: {
    en: `Nothing is unlocked, and nobody asked.

The form of --json: {"version": 1, "profile", "place": "file" or "secret-service", "file" or "label", "state": "present", "locked" or "unavailable", "problem"}; problem, a text for a person, only with "unavailable". Fields may be added; none changes its meaning while the version stays.`,
    pt: `Nada é desbloqueado, e nada é perguntado.

A forma de --json: {"version": 1, "profile", "place": "file" ou "secret-service", "file" ou "label", "state": "present", "locked" ou "unavailable", "problem"}; problem, um texto para pessoas, só com "unavailable". Podem ser acrescentados campos; nenhum muda de significado enquanto a versão for a mesma.`,
  },
  flags: { profile, json },
  examples: [{ description: { en: 'Where are they?', pt: 'Onde estão?' }, command: 'smartcmd credentials show' }],
} as const satisfies CommandHelpTexts;

export const credentialsMoveHelp = {
  summary: {
    en: 'Move the credentials of a profile: to the secret service of your desktop, or to a file',
    pt: 'Mudar as credenciais de um perfil de sítio: para o serviço de segredos do ambiente de trabalho, ou para um ficheiro',
  },
  description: {
    en: 'In the secret service (GNOME Keyring, KWallet, KeePassXC) they are encrypted with your login, and can be had only in your desktop session. In the file, credentials.json, they can also be had by programs outside of it, such as those started by cron or on a server; only you can read it. They are in one of the two: when they have arrived, they are removed where they were.',
    pt: 'No serviço de segredos (GNOME Keyring, KWallet, KeePassXC) ficam cifradas com a sua sessão, e só podem ser lidas dentro dela. No ficheiro, credentials.json, também as podem ler programas fora dela, como os iniciados pelo cron ou num servidor; só a sua conta o pode ler. Estão num dos dois: quando chegam, são removidas de onde estavam.',
  },
  args: { place: { en: 'where to', pt: 'para onde' } },
  flags: { profile },
  examples: [
    {
      description: { en: 'To the secret service of the desktop', pt: 'Para o serviço de segredos' },
      command: 'smartcmd credentials move secret-service',
    },
    {
      description: { en: 'To a file, for a server', pt: 'Para um ficheiro, para um servidor' },
      command: 'smartcmd credentials move file',
    },
  ],
} as const satisfies CommandHelpTexts;

export const credentialsRotateHelp = {
  summary: {
    en: 'Replace the credentials of a profile by new ones from AMA',
    pt: 'Substituir as credenciais de um perfil por outras dadas pela AMA',
  },
  description: {
    en: 'What is not given as an option is asked for, and stays as it is where nothing is answered. The new ones are tried at the service before the old ones go; if they are refused, nothing changes. Programs that sign at the moment use the new ones from their next signature on.',
    pt: 'O que não for dado como opção é perguntado, e fica como está se nada for respondido. As novas são experimentadas no serviço antes de as antigas serem apagadas; se forem recusadas, nada muda. Os programas que estejam a assinar usam as novas a partir da assinatura seguinte.',
  },
  flags: {
    profile,
    'application-id': { en: 'application id (GUID) from AMA', pt: 'identificador da aplicação (GUID) dado pela AMA' },
    username: { en: 'user name from AMA', pt: 'utilizador dado pela AMA' },
    'password-file': {
      en: 'file with the password from AMA; "-" reads it from stdin',
      pt: 'ficheiro com a palavra-passe dada pela AMA; "-" lê-a de stdin',
    },
    'credentials-in': {
      en: 'where to keep them; by default where they are',
      pt: 'onde as guardar; por omissão, onde estão',
    },
    'non-interactive': { en: 'ask nothing', pt: 'não perguntar nada' },
  },
  examples: [
    {
      description: { en: 'A new password, at the terminal', pt: 'Uma nova palavra-passe, no terminal' },
      command: 'smartcmd credentials rotate',
    },
    {
      description: { en: 'The same in a script', pt: 'O mesmo num script' },
      command: 'smartcmd credentials rotate --non-interactive --username NAME --password-file FILE',
    },
  ],
} as const satisfies CommandHelpTexts;

export const credentialsRemoveHelp = {
  summary: {
    en: 'Remove the credentials of a profile, and keep the rest of it',
    pt: 'Remover as credenciais de um perfil, e manter o resto dele',
  },
  flags: { profile, yes: { en: 'remove without asking', pt: 'remover sem perguntar' } },
  examples: [
    {
      description: { en: 'Remove those of the profile "test"', pt: 'Remover as do perfil "test"' },
      command: 'smartcmd credentials remove --profile test',
    },
  ],
} as const satisfies CommandHelpTexts;

export const credentialsEncryptionCertificateHelp = {
  summary: {
    en: "Show AMA's encryption certificates of a profile, or add the next one",
    pt: 'Mostrar os certificados de cifra da AMA de um perfil, ou acrescentar o próximo',
  },
  description: {
    en: `AMA replaces the certificate with which phone, PIN and code are encrypted every two or three years. A profile holds two: the one in use, and another. Each signature uses the one that is valid; of two that are, the newer. So the next one can be added as soon as AMA publishes it, and takes over by itself. A third takes the place of the one that is not in use. A wrong one goes when the right one is given to smartcmd setup --encryption-certificate FILE, which replaces both.

The form of --json: {"version": 1, "profile", "certificates": [{"subject", "notBefore", "notAfter", "fingerprint", "keyBits", "inUse"}]}, dates in ISO 8601, fingerprints SHA-256 in hex. Fields may be added; none changes its meaning while the version stays.`,
    pt: `A AMA substitui a cada dois ou três anos o certificado com que são cifrados telefone, PIN e código. Um perfil tem dois: o que está em uso, e outro. Cada assinatura usa o que for válido; de dois válidos, o mais recente. Assim, o próximo pode ser acrescentado logo que a AMA o publique, e entra em uso automaticamente. Um terceiro toma o lugar do que não está em uso. Um errado sai quando o certo é dado a smartcmd setup --encryption-certificate FICHEIRO, que substitui os dois.

A forma de --json: {"version": 1, "profile", "certificates": [{"subject", "notBefore", "notAfter", "fingerprint", "keyBits", "inUse"}]}, datas em ISO 8601, impressões digitais SHA-256 em hexadecimal. Podem ser acrescentados campos; nenhum muda de significado enquanto a versão for a mesma.`,
  },
  args: {
    file: { en: 'file with the next certificate (PEM or DER)', pt: 'ficheiro com o próximo certificado (PEM ou DER)' },
  },
  flags: { profile, json },
  examples: [
    {
      description: { en: 'Which does the profile have?', pt: 'Quais tem o perfil?' },
      command: 'smartcmd credentials encryption-certificate',
    },
    {
      description: { en: 'Add the one that AMA has published', pt: 'Acrescentar o que a AMA publicou' },
      command: 'smartcmd credentials encryption-certificate cmd-encryption.pem',
    },
  ],
} as const satisfies CommandHelpTexts;
