import type { Catalogue } from '../text.js';

/** Texts of `smartcmd doctor` about the Citizen Card beside the CMD. */
export const doctorCardTexts = {
  // Titles
  cardLibrary: { en: 'Library of the Citizen Card', pt: 'Biblioteca do Cartão de Cidadão' },
  cardService: { en: 'Smart card service', pt: 'Serviço de cartões' },
  cardReader: { en: 'Card reader', pt: 'Leitor de cartões' },
  card: { en: 'Card', pt: 'Cartão' },
  // Who names the library
  PTEIDPKCS11_WRAPPER: { en: 'PTEIDPKCS11_WRAPPER', pt: 'PTEIDPKCS11_WRAPPER' },
  'config.json': { en: 'config.json', pt: 'config.json' },
  usualPlace: { en: 'nobody', pt: 'ninguém' },
  // card-library
  libraryFine: {
    en: '{library}: {manufacturer} {version}, Cryptoki {cryptoki}',
    pt: '{library}: {manufacturer} {version}, Cryptoki {cryptoki}',
  },
  noLibrary: {
    en: 'not installed; the Chave Móvel Digital signs without it',
    pt: 'não instalada; a Chave Móvel Digital assina sem ela',
  },
  noLibraryRemedy: {
    en: 'To have the Citizen Card beside it, install Autenticação.gov from www.autenticacao.gov.pt. If it is there, name its library: smartcmd module install --card FILE',
    pt: 'Para ter o Cartão de Cidadão ao lado, instale o Autenticação.gov a partir de www.autenticacao.gov.pt. Se já o tiver, indique a biblioteca: smartcmd module install --card FICHEIRO',
  },
  leftOut: {
    en: 'left out, as {by} says; the Chave Móvel Digital signs without it',
    pt: 'deixada de fora, como diz {by}; a Chave Móvel Digital assina sem ela',
  },
  relative: {
    en: '{library}, which {by} names, is no absolute path, and so is not used',
    pt: '{library}, indicada por {by}, não é um caminho absoluto, pelo que não é usada',
  },
  gone: {
    en: '{library}, which {by} names, is not there; the Chave Móvel Digital is offered alone',
    pt: '{library}, indicada por {by}, não existe; só a Chave Móvel Digital é oferecida',
  },
  failed: {
    en: '{library} fails in {step}: {reason}; the Chave Móvel Digital is offered alone',
    pt: '{library} falha em {step}: {reason}; só a Chave Móvel Digital é oferecida',
  },
  crashed: {
    en: '{library} brings the program that loads it down in {step} ({by}), and so every program that loads the module',
    pt: '{library} faz cair o programa que a carrega em {step} ({by}), e assim todos os que carreguem o módulo',
  },
  hung: {
    en: '{library} does not come back from {step}: programs wait for it some seconds, then the Chave Móvel Digital is offered alone',
    pt: '{library} não regressa de {step}: os programas esperam alguns segundos, depois só a Chave Móvel Digital é oferecida',
  },
  libraryRemedy: {
    en: 'Install Autenticação.gov again, or name another library, or none: smartcmd module install --card FILE|none',
    pt: 'Instale de novo o Autenticação.gov, ou indique outra biblioteca, ou nenhuma: smartcmd module install --card FICHEIRO|none',
  },
  variableRemedy: {
    en: 'Set PTEIDPKCS11_WRAPPER to the path of the library, or to none, or unset it: then the usual places are looked in.',
    pt: 'Defina PTEIDPKCS11_WRAPPER com o caminho da biblioteca, ou none, ou remova-a: procura-se então nos sítios habituais.',
  },
  // card-service
  serviceFine: { en: 'pcscd answers on {socket}', pt: 'o pcscd responde em {socket}' },
  noService: {
    en: 'pcscd does not answer on {socket}: {reason}; the Chave Móvel Digital signs without it, a card does not',
    pt: 'o pcscd não responde em {socket}: {reason}; a Chave Móvel Digital assina sem ele, um cartão não',
  },
  noServiceRemedy: {
    en: 'Only for the Citizen Card: install the package pcscd, then: sudo systemctl enable --now pcscd.socket',
    pt: 'Só para o Cartão de Cidadão: instale o pacote pcscd, depois: sudo systemctl enable --now pcscd.socket',
  },
  // card-reader
  noReader: {
    en: 'none is connected; the Chave Móvel Digital signs without one',
    pt: 'nenhum ligado; a Chave Móvel Digital assina sem leitor',
  },
  noReaderRemedy: {
    en: "Only for the Citizen Card: plug the reader in. One that is not recognised may need the package libccid, or its maker's driver.",
    pt: 'Só para o Cartão de Cidadão: ligue o leitor. Um que não seja reconhecido pode precisar do pacote libccid, ou do controlador do fabricante.',
  },
  // card
  noCard: { en: 'none is in the reader', pt: 'nenhum no leitor' },
  noCardRemedy: {
    en: 'Only for the Citizen Card: put it into the reader, with the chip first and upwards.',
    pt: 'Só para o Cartão de Cidadão: introduza-o no leitor, com o chip para a frente e para cima.',
  },
} as const satisfies Catalogue;
