import type { Catalogue } from '../text.js';

/** Texts of `smartcmd token …`. */
export const tokenTexts = {
  missing: {
    en: 'The token file of the profile "{name}" is missing: {file}.',
    pt: 'Falta o ficheiro de token do perfil "{name}": {file}.',
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
