import { basename, join } from 'node:path';
import { shellQuote } from '../files/shell-quote.js';
import { appProgramTexts as texts } from '../messages/apps-programs.js';
import { storePaths } from '../store/paths.js';
import type { Application } from './application.js';
import { fileTarget } from './file-target.js';
import { isAnyInPath } from './installed.js';
import type { LoadCheck } from './target.js';

/** The configuration of SunPKCS11, Java's own provider. */
const javaConfiguration = (): string => join(storePaths().applicationsDirectory, 'java.cfg');

/** Programs in Java, which are told a configuration each time. */
export const java: Application = {
  id: 'java',
  name: 'Java',
  find: () => ({
    installed: isAnyInPath('java', 'keytool'),
    targets: [fileTarget({ path: javaConfiguration(), content, loadCheck })],
  }),
  usage: (library) => {
    const keystore = '-keystore NONE -storetype PKCS11 -protected';
    const provider = `-addprovider SunPKCS11 -providerArg ${shellQuote(javaConfiguration())}`;
    return [
      { purpose: texts.useKeytool, text: `keytool -list ${keystore} ${provider}` },
      { purpose: texts.useJarsigner, text: `jarsigner ${keystore} ${provider} FILE.jar 'Signature Certificate'` },
      { purpose: texts.useJsignpdf, text: `pkcs11config.path=${javaConfiguration()}` },
      { purpose: texts.usePdfStudio, text: library },
    ];
  },
};

const loadCheck = (): LoadCheck => ({
  program: 'keytool',
  args: [
    ...['-J-XX:TieredStopAtLevel=1', '-list', '-keystore', 'NONE', '-storetype', 'PKCS11', '-protected'],
    ...['-addprovider', 'SunPKCS11', '-providerArg', javaConfiguration()],
  ],
  needsToken: true,
  shows: (output) => output.includes('PrivateKeyEntry'),
});

/** The CMD's first slot in the module that offers the Citizen Card, too: Java would take the card's. */
const CMD_SLOT = 0x434d4400;

const content = (library: string): string =>
  `# By "smartcmd apps register java".\nname = SmartCMD\nlibrary = "${library}"\n${basename(library) === 'libsmartcmd.so' ? `slot = ${CMD_SLOT}\n` : ''}`;
