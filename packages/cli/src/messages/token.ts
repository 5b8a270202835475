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
  onFirstUse: {
    en: 'The certificate has not been fetched yet: programs see a token without objects, and the first that looks for a certificate asks for your phone number. Or fetch it now with: smartcmd certificate refresh{flag}',
    pt: 'O certificado ainda não foi obtido: os programas veem um token sem objetos, e o primeiro que procure um certificado pede o seu número de telefone. Ou obtenha-o já com: smartcmd certificate refresh{flag}',
  },
  dismissed: {
    en: 'The certificate has not been fetched: asking for your phone number was cancelled, or the service refused, and no program asks again. Fetch it with: smartcmd certificate refresh{flag}. Or have programs ask again with: smartcmd setup --enrol-on-first-use --non-interactive{flag}',
    pt: 'O certificado não foi obtido: o pedido do seu número de telefone foi cancelado, ou o serviço recusou, e nenhum programa volta a perguntar. Obtenha-o com: smartcmd certificate refresh{flag}. Ou deixe que perguntem de novo com: smartcmd setup --enrol-on-first-use --non-interactive{flag}',
  },
  remedy: {
    en: 'Make it again with: smartcmd certificate refresh{flag}',
    pt: 'Volte a criá-lo com: smartcmd certificate refresh{flag}',
  },
} as const satisfies Catalogue;
