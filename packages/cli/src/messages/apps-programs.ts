import type { Catalogue } from '../text.js';

/** Which database LibreOffice takes, and why. */
export const libreOfficeTexts = {
  variable: {
    en: 'LibreOffice takes this database, since MOZILLA_CERTIFICATE_FOLDER names it.',
    pt: 'O LibreOffice usa esta base de dados, porque MOZILLA_CERTIFICATE_FOLDER a indica.',
  },
  setting: {
    en: 'LibreOffice takes the database of its setting (Tools, Options, Security, Certificate): {directory}.',
    pt: 'O LibreOffice usa a base de dados da sua configuração (Ferramentas, Opções, Segurança, Certificado): {directory}.',
  },
  profile: {
    en: 'LibreOffice takes the database of this Mozilla profile: {directory}.',
    pt: 'O LibreOffice usa a base de dados deste perfil da Mozilla: {directory}.',
  },
  none: {
    en: 'LibreOffice finds no database by itself: it is told to take {directory}.',
    pt: 'O LibreOffice não encontra por si nenhuma base de dados: é-lhe indicada {directory}.',
  },
} as const satisfies Catalogue;

/** Which database Okular takes, and why. */
export const okularTexts = {
  setting: {
    en: 'Okular takes the database of its setting (Configure Backends, PDF): {directory}.',
    pt: 'O Okular usa a base de dados da sua configuração (Configurar Infraestruturas, PDF): {directory}.',
  },
  profile: {
    en: 'Okular and pdfsig take the database of this profile of Firefox: {directory}.',
    pt: 'O Okular e o pdfsig usam a base de dados deste perfil do Firefox: {directory}.',
  },
  system: {
    en: 'Okular would take the database of the whole machine: it is told to take {directory}. pdfsig is told with -nssdir.',
    pt: 'O Okular usaria a base de dados de toda a máquina: é-lhe indicada {directory}. Ao pdfsig indica-se com -nssdir.',
  },
  none: {
    en: 'Okular and pdfsig take the shared database, since there is no profile of Firefox: {directory}.',
    pt: 'O Okular e o pdfsig usam a base de dados partilhada, porque não há nenhum perfil do Firefox: {directory}.',
  },
} as const satisfies Catalogue;

/** What is said of the other applications, and how each is told of the module. */
export const appProgramTexts = {
  p11KitRoot: {
    en: 'p11-kit does not look into the home of root: only other users’ programs would find it.',
    pt: 'O p11-kit não procura no diretório pessoal de root: só programas de outros utilizadores o encontrariam.',
  },
  opensslLoaders: {
    en: 'OpenSSL loads a module with the package libengine-pkcs11-openssl or pkcs11-provider; neither is installed.',
    pt: 'O OpenSSL carrega um módulo com o pacote libengine-pkcs11-openssl ou pkcs11-provider; nenhum está instalado.',
  },
  sshByHand: {
    en: 'Each login costs a code, so you choose for which servers: on the command line, or in ~/.ssh/config.',
    pt: 'Cada entrada custa um código, por isso escolha para que servidores: na linha de comandos, ou em ~/.ssh/config.',
  },
  useKeytool: { en: 'List with keytool:', pt: 'Listar com keytool:' },
  useJarsigner: { en: 'Sign with jarsigner:', pt: 'Assinar com jarsigner:' },
  useJsignpdf: {
    en: 'In conf/conf.properties of JSignPdf, then with --keystore-type PKCS11:',
    pt: 'Em conf/conf.properties do JSignPdf, depois com --keystore-type PKCS11:',
  },
  usePdfStudio: {
    en: 'In PDF Studio, as the library of a PKCS#11 device:',
    pt: 'No PDF Studio, como biblioteca de um dispositivo PKCS#11:',
  },
  useCertificate: { en: 'Your certificate, for OpenSSL:', pt: 'O seu certificado, para o OpenSSL:' },
  useEngine: {
    en: 'Sign through the engine (package libengine-pkcs11-openssl):',
    pt: 'Assinar através do engine (pacote libengine-pkcs11-openssl):',
  },
  useProvider: {
    en: 'Sign through the provider (package pkcs11-provider):',
    pt: 'Assinar através do provider (pacote pkcs11-provider):',
  },
  usePdfsig: { en: 'List with pdfsig:', pt: 'Listar com pdfsig:' },
  useSshKey: {
    en: 'Your key, for authorized_keys of the server:',
    pt: 'A sua chave, para authorized_keys do servidor:',
  },
  useSsh: { en: 'Log in once:', pt: 'Entrar uma vez:' },
  useSshConfig: { en: 'Or always, in ~/.ssh/config:', pt: 'Ou sempre, em ~/.ssh/config:' },
} as const satisfies Catalogue;
