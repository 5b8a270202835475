import type { Catalogue } from '../text.js';

/** What the person is asked, and told while being asked. */
export const promptTexts = {
  phone: { en: 'Phone number of your Chave Móvel Digital: ', pt: 'Número de telefone da sua Chave Móvel Digital: ' },
  phoneMalformed: {
    en: 'That is not a phone number. Example: +351 912345678',
    pt: 'Isso não é um número de telefone. Exemplo: +351 912345678',
  },
  phoneRefused: {
    en: 'The service knows no signature certificate for that number.',
    pt: 'O serviço não conhece um certificado de assinatura para esse número.',
  },
  pin: { en: 'Signature PIN: ', pt: 'PIN de assinatura: ' },
  pinOfRequest: {
    en: 'Signature PIN for request {number} of {of}: ',
    pt: 'PIN de assinatura para o pedido {number} de {of}: ',
  },
  pinMalformed: {
    en: 'A signature PIN has 4 to 8 digits; nothing was sent.',
    pt: 'Um PIN de assinatura tem de 4 a 8 algarismos; nada foi enviado.',
  },
  pinRefused: {
    en: 'The service refused the PIN. Repeated failures lock the account; attempts left here: {left}.',
    pt: 'O serviço recusou o PIN. Falhas repetidas bloqueiam a conta; tentativas que restam aqui: {left}.',
  },
  pinRestarted: {
    en: 'The service ended the operation: the code was wrong or came too late. It starts again, with your PIN and another SMS.',
    pt: 'O serviço terminou a operação: o código estava errado ou chegou tarde. Começa de novo, com o seu PIN e outro SMS.',
  },
  otpRestarted: { en: 'Use the code of the newest SMS.', pt: 'Use o código do SMS mais recente.' },
  otp: { en: 'Code of the SMS: ', pt: 'Código do SMS: ' },
  otpMalformed: { en: 'The code has 6 digits; nothing was sent.', pt: 'O código tem 6 algarismos; nada foi enviado.' },
  otpRefused: {
    en: 'The service refused the code. Use that of the newest SMS.',
    pt: 'O serviço recusou o código. Use o do SMS mais recente.',
  },
  otpResent: {
    en: 'Another SMS was sent; the code before it may no longer work.',
    pt: 'Foi enviado outro SMS; o código anterior pode já não servir.',
  },
  smsQuotes: { en: 'The SMS must name this document: "{name}"', pt: 'O SMS tem de referir este documento: "{name}"' },
  otherDocuments: { en: 'and stands for {count} more of this request.', pt: 'e vale por mais {count} deste pedido.' },
  otpSigns: {
    en: 'Entering the code creates the signature. In law it is equivalent to a handwritten one (eIDAS, Regulation (EU) 910/2014, article 25).',
    pt: 'Ao introduzir o código cria a assinatura. Em direito equivale a uma manuscrita (eIDAS, Regulamento (UE) 910/2014, artigo 25.º).',
  },
  otpCertificate: {
    en: 'The code only fetches your certificate; nothing is signed.',
    pt: 'O código apenas obtém o seu certificado; nada é assinado.',
  },
  otpExpires: { en: 'The code is valid until {time}.', pt: 'O código é válido até às {time}.' },
  otpAttempts: { en: 'Attempts left: {left}.', pt: 'Tentativas que restam: {left}.' },
  otpResend: { en: 'Type r to have the SMS sent again.', pt: 'Escreva r para voltar a enviar o SMS.' },
  otpPhone: {
    en: 'Or approve on your phone: this question then closes by itself.',
    pt: 'Ou aprove no telemóvel: esta pergunta fecha-se sozinha.',
  },
  toSignOne: { en: 'To be signed:', pt: 'A assinar:' },
  toSign: { en: 'To be signed, {count} documents:', pt: 'A assinar, {count} documentos:' },
  document: { en: '  "{name}"  {hash} {digest}', pt: '  "{name}"  {hash} {digest}' },
  more: { en: '  … and {count} more', pt: '  … e mais {count}' },
  codesOne: { en: 'It takes your PIN and one code by SMS.', pt: 'São precisos o seu PIN e um código por SMS.' },
  codes: {
    en: 'It takes {count} requests, each with your PIN and a code by SMS of its own.',
    pt: 'São precisos {count} pedidos, cada um com o seu PIN e um código por SMS.',
  },
  confirm: { en: 'Sign? [y/N] ', pt: 'Assinar? [s/N] ' },
  approved: { en: '(approved on the phone)', pt: '(aprovado no telemóvel)' },
  cannotAsk: {
    en: 'There is no terminal to ask for PIN and code on.',
    pt: 'Não há um terminal onde pedir o PIN e o código.',
  },
  cannotAskRemedy: {
    en: 'Run it in a terminal, or name a program that answers with --askpass or SMARTCMD_ASKPASS.',
    pt: 'Execute num terminal, ou indique um programa que responda com --askpass ou SMARTCMD_ASKPASS.',
  },
  askpassMissing: {
    en: 'The askpass program {program} cannot be started: {reason}.',
    pt: 'O programa askpass {program} não pode ser iniciado: {reason}.',
  },
  askpassNotFound: { en: 'it was not found', pt: 'não foi encontrado' },
  askpassNotExecutable: { en: 'it is not an executable file', pt: 'não é um ficheiro executável' },
  askpassMissingRemedy: {
    en: 'Give the path of a program in --askpass or SMARTCMD_ASKPASS, without arguments, and make it executable.',
    pt: 'Indique em --askpass ou SMARTCMD_ASKPASS o caminho de um programa, sem argumentos, e torne-o executável.',
  },
  askpassTooLong: {
    en: 'The askpass program {program} answered with more than a line can be.',
    pt: 'O programa askpass {program} respondeu com mais do que uma linha pode ter.',
  },
  askpassTooLongRemedy: {
    en: 'Its answer is the first line of its output, at most {limit} bytes.',
    pt: 'A resposta é a primeira linha da sua saída, com no máximo {limit} bytes.',
  },
  yesWord: { en: 'Yes', pt: 'Sim' },
  noWord: { en: 'No', pt: 'Não' },
} as const satisfies Catalogue;
