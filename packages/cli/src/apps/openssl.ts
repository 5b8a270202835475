import { join } from 'node:path';
import { shellQuote } from '../files/shell-quote.js';
import { appProgramTexts as texts } from '../messages/apps-programs.js';
import { storePaths } from '../store/paths.js';
import type { Application } from './application.js';
import { fileTarget } from './file-target.js';
import { isAnyInPath, presentLibraryFile } from './installed.js';
import type { LoadCheck } from './target.js';

/** The private key of every token, as a PKCS#11 URI. */
const KEY = "'pkcs11:manufacturer=SmartCMD;type=private'";

/** The two ways in which OpenSSL loads a module. */
const opensslConfigurations = () => ({
  engine: join(storePaths().applicationsDirectory, 'openssl-engine.cnf'),
  provider: join(storePaths().applicationsDirectory, 'openssl-provider.cnf'),
});

/** Where the packages put what loads the module; undefined when they are not installed. */
const opensslLoaders = () => ({
  engine: presentLibraryFile('engines-3/pkcs11.so'),
  provider: presentLibraryFile('ossl-modules/pkcs11.so'),
});

/** OpenSSL and what uses its configuration. */
export const openssl: Application = {
  id: 'openssl',
  name: 'OpenSSL',
  find: () => {
    const files = opensslConfigurations();
    const loaders = opensslLoaders();
    return {
      installed: isAnyInPath('openssl'),
      targets: [
        fileTarget({ path: files.engine, profile: 'engine', content: engine, loadCheck: engineCheck }),
        fileTarget({ path: files.provider, profile: 'provider', content: provider, loadCheck: providerCheck }),
      ],
      notes: loaders.engine === undefined && loaders.provider === undefined ? [texts.opensslLoaders] : [],
    };
  },
  usage: () => {
    const files = opensslConfigurations();
    const cms = 'openssl cms -sign -binary -in FILE -signer certificate.pem -outform DER -out FILE.p7s';
    const fragment = (file: string): string => `OPENSSL_CONF=${shellQuote(file)}`;
    return [
      { purpose: texts.useCertificate, text: 'smartcmd certificate export --output certificate.pem' },
      {
        purpose: texts.useEngine,
        text: `${fragment(files.engine)} ${cms} -engine pkcs11 -keyform engine -inkey ${KEY}`,
      },
      { purpose: texts.useProvider, text: `${fragment(files.provider)} ${cms} -inkey ${KEY}` },
    ];
  },
};

const engineCheck = (): LoadCheck | undefined =>
  opensslLoaders().engine === undefined
    ? undefined
    : {
        program: 'openssl',
        args: [
          'pkey',
          '-engine',
          'pkcs11',
          '-inform',
          'engine',
          '-in',
          'pkcs11:manufacturer=SmartCMD;type=private',
          '-noout',
        ],
        env: { OPENSSL_CONF: opensslConfigurations().engine },
        needsToken: true,
        shows: () => true,
      };

const providerCheck = (): LoadCheck | undefined =>
  opensslLoaders().provider === undefined
    ? undefined
    : {
        program: 'openssl',
        args: ['storeutl', '-noout', '-certs', 'pkcs11:manufacturer=SmartCMD;type=cert'],
        env: { OPENSSL_CONF: opensslConfigurations().provider },
        needsToken: true,
        shows: (output) => /Total found: [1-9]/.test(output),
      };

const HEAD = '# By "smartcmd apps register openssl".\nopenssl_conf = init\n';

const engine = (library: string): string => `${HEAD}[init]
engines = engines
[engines]
pkcs11 = smartcmd
[smartcmd]
engine_id = pkcs11
MODULE_PATH = ${escaped(library)}
init = 0
`;

const provider = (library: string): string => `${HEAD}[init]
providers = providers
[providers]
default = default
pkcs11 = smartcmd
[default]
activate = 1
[smartcmd]
pkcs11-module-path = ${escaped(library)}
activate = 1
`;

/** What would be a variable, a comment or a quotation is none after a backslash. */
function escaped(value: string): string {
  return value.replace(/["#$'\\]/g, '\\$&');
}
