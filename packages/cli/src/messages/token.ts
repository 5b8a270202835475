import type { Catalogue } from '../text.js';

/** Texts of `smartcmd token …`. */
export const tokenTexts = {
  link: {
    en: '{file} is a symbolic link, which the PKCS#11 module does not follow.',
    pt: '{file} é uma ligação simbólica, que o módulo PKCS#11 não segue.',
  },
  missing: {
    en: 'The token file of the profile "{name}" is missing: {file}.',
    pt: 'Falta o ficheiro de token do perfil "{name}": {file}.',
  },
  linkRemedy: {
    en: 'Put a file in its place: rm {quoted} && smartcmd certificate refresh{flag}',
    pt: 'Ponha um ficheiro no seu lugar: rm {quoted} && smartcmd certificate refresh{flag}',
  },
  broken: {
    en: 'The token file {file} cannot be used: {problem}.',
    pt: 'O ficheiro de token {file} não pode ser usado: {problem}.',
  },
  remedy: {
    en: 'Make it again with: smartcmd certificate refresh{flag}',
    pt: 'Volte a criá-lo com: smartcmd certificate refresh{flag}',
  },
} as const satisfies Catalogue;
