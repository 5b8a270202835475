import { type Language, type Localised, languageOf } from '@smartcmd/cmd-client';

interface Variable {
  readonly description: Localised;
  /** Its value may contain a secret: never shown, not even with --verbose. */
  readonly sensitive: boolean;
}

const variable = (en: string, pt: string, sensitive = false): Variable => ({ description: { en, pt }, sensitive });

const LANGUAGE = variable(
  'language of the messages (the first one set decides)',
  'língua das mensagens (decide a primeira definida)',
);
const PROXY = variable('proxy for https connections', 'proxy para ligações https', true);
const NO_PROXY = variable('hosts to connect to without the proxy', 'servidores a contactar sem proxy');

/** Every environment variable that the command line reads. Nothing else reads the environment. */
export const VARIABLES = {
  SMARTCMD_ASKPASS: variable(
    'program that answers the questions for phone, PIN, OTP and confirmation',
    'programa que responde aos pedidos de telefone, PIN, OTP e confirmação',
  ),
  SMARTCMD_REGISTRY: variable(
    'npm registry that the doctor asks for the newest version',
    'registo npm onde o doctor procura a versão mais recente',
  ),
  npm_config_registry: variable('the same, as npm sets it', 'o mesmo, como o npm o define'),
  PTEIDPKCS11_WRAPPER: variable(
    'PKCS#11 library of the Citizen Card, or none: for the module, and the doctor',
    'biblioteca PKCS#11 do Cartão de Cidadão, ou none: para o módulo e o doctor',
  ),
  PCSCLITE_CSOCK_NAME: variable(
    'socket of the smart card service, where the doctor looks for it',
    'socket do serviço de cartões, onde o doctor o procura',
  ),
  LC_ALL: LANGUAGE,
  LC_MESSAGES: LANGUAGE,
  LANG: LANGUAGE,
  NO_COLOR: variable('when not empty: no colour', 'quando não vazia: sem cor'),
  TERM: variable('kind of terminal; dumb: no colour, no spinner', 'tipo de terminal; dumb: sem cor nem animação'),
  HOME: variable('home directory', 'diretório pessoal'),
  XDG_CONFIG_HOME: variable('where profiles are kept', 'onde ficam os perfis'),
  XDG_DATA_HOME: variable('where certificates and tokens are kept', 'onde ficam os certificados e os tokens'),
  XDG_STATE_HOME: variable('where state and logs are kept', 'onde ficam o estado e os registos'),
  XDG_CACHE_HOME: variable('where what can be made again is kept', 'onde fica o que pode ser refeito'),
  HTTPS_PROXY: PROXY,
  https_proxy: PROXY,
  ALL_PROXY: PROXY,
  all_proxy: PROXY,
  NO_PROXY,
  no_proxy: NO_PROXY,
  NODE_EXTRA_CA_CERTS: variable('further TLS authorities', 'autoridades TLS adicionais'),
  NODE_DEBUG: variable(
    'has Node print what passes through it: refused where that would be a secret',
    'faz o Node mostrar o que passa por ele: recusada onde isso seria um segredo',
  ),
  MOZILLA_CERTIFICATE_FOLDER: variable(
    'the NSS database that LibreOffice is told to use',
    'a base de dados NSS que o LibreOffice deve usar',
  ),
  DISPLAY: variable('X11 display, for dialogs', 'ecrã X11, para diálogos'),
  WAYLAND_DISPLAY: variable('Wayland display, for dialogs', 'ecrã Wayland, para diálogos'),
  DBUS_SESSION_BUS_ADDRESS: variable(
    'session bus, for the secret service',
    'barramento da sessão, para o serviço de segredos',
  ),
  XDG_RUNTIME_DIR: variable(
    'where the session bus is, if nothing else says it',
    'onde está o barramento da sessão, se nada mais o disser',
  ),
  PATH: variable('where programs are looked for', 'onde se procuram os programas'),
} as const satisfies Record<string, Variable>;

/** The name of a registered variable. */
export type VariableName = keyof typeof VARIABLES;

/**
 * @param name a registered variable
 * @returns its value; an empty one counts as not set
 */
export function environment(name: VariableName): string | undefined {
  return process.env[name] || undefined;
}

/** The person's language, from the environment. */
export function environmentLanguage(): Language {
  return languageOf(process.env);
}

/**
 * The environment for a program that we start: ours, and more.
 *
 * @param added variables for that program only; undefined: not even ours
 */
export function environmentForProgram(
  added: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  return { ...process.env, ...added };
}
