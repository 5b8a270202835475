import type { Catalogue } from '../text.js';

/** Texts of `smartcmd module …`. */
export const moduleTexts = {
  noLibrary: {
    en: 'The PKCS#11 module is neither installed nor built.',
    pt: 'O módulo PKCS#11 não está instalado nem compilado.',
  },
  notBuilt: {
    en: 'The PKCS#11 module is not built, so it cannot be installed.',
    pt: 'O módulo PKCS#11 não está compilado, por isso não pode ser instalado.',
  },
  buildRemedy: {
    en: 'Install the packages gcc, libc6-dev and make, then run "npm run build" in the repository of SmartCMD and "smartcmd module install".',
    pt: 'Instale os pacotes gcc, libc6-dev e make, depois execute "npm run build" no repositório do SmartCMD e "smartcmd module install".',
  },
  noOtherLibrary: {
    en: 'There is no PKCS#11 library {library}.',
    pt: 'Não existe a biblioteca PKCS#11 {library}.',
  },
  otherLibraryRemedy: {
    en: 'Give the path of a library that is there, or "none".',
    pt: 'Indique o caminho de uma biblioteca que exista, ou "none".',
  },
  tooManyOthers: {
    en: 'The module has room for {most} other libraries, and {count} were given.',
    pt: 'O módulo tem lugar para {most} outras bibliotecas, e foram indicadas {count}.',
  },
  installed: { en: 'Also written:', pt: 'Também escritos:' },
  tokenSkipped: {
    en: 'The token of the profile "{name}" is as it was: {problem}',
    pt: 'O token do perfil "{name}" ficou como estava: {problem}',
  },
  noTokens: {
    en: 'There is no profile yet, so the module has no token. Make one with: smartcmd setup',
    pt: 'Ainda não há nenhum perfil, por isso o módulo não tem nenhum token. Crie um com: smartcmd setup',
  },
  next: { en: 'Next:', pt: 'A seguir:' },
  nextList: { en: 'see what it offers', pt: 'ver o que oferece' },
  nextApps: { en: 'name it in your applications', pt: 'indicá-lo às suas aplicações' },
  nextLoad: {
    en: 'To others give this path, as a PKCS#11 module or security device. It stays the same across upgrades: run this command again after each one.',
    pt: 'Às outras indique este caminho, como módulo PKCS#11 ou dispositivo de segurança. Mantém-se nas atualizações: execute este comando de novo depois de cada uma.',
  },
} as const satisfies Catalogue;
