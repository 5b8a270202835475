import { type Language, type Localised, printable } from '@smartcmd/cmd-client';

/**
 * A text in one language, its placeholders filled in. Values lose what could steer a terminal or break a line: they come
 * from the application and from the service.
 *
 * @param text a text of this file
 * @param language the person's
 * @param values what stands for `{x}`
 */
export function say(
  text: Localised,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : printable(String(value));
  });
}

/** What the agent itself says when it fails. */
export const agentTexts = {
  unexpected: {
    en: 'The signing agent failed in a way that nobody planned for.',
    pt: 'O agente de assinatura falhou de um modo que ninguém previu.',
  },
  unexpectedRemedy: {
    en: 'Try again. If it happens again, run: smartcmd doctor',
    pt: 'Tente de novo. Se voltar a acontecer, execute: smartcmd doctor',
  },
  versions: {
    en: 'PKCS#11 module and signing agent come from different versions of SmartCMD.',
    pt: 'O módulo PKCS#11 e o agente de assinatura são de versões diferentes do SmartCMD.',
  },
  versionsRemedy: {
    en: 'Run: smartcmd module install. Then start the application again.',
    pt: 'Execute: smartcmd module install. Depois reinicie a aplicação.',
  },
  mechanism: {
    en: 'The application asked for a way of signing that this profile does not offer.',
    pt: 'A aplicação pediu um modo de assinar que este perfil não oferece.',
  },
  mechanismRemedy: {
    en: 'Choose RSA (PKCS #1 v1.5) with SHA-256 in the application.',
    pt: 'Escolha na aplicação RSA (PKCS #1 v1.5) com SHA-256.',
  },
  data: {
    en: 'What the application wants signed is not the DigestInfo of a hash that this profile signs.',
    pt: 'O que a aplicação quer assinar não é o DigestInfo de um resumo que este perfil assina.',
  },
  dataRemedy: {
    en: 'Choose SHA-256 as the hash in the application.',
    pt: 'Escolha SHA-256 como resumo na aplicação.',
  },
  otherCertificate: {
    en: 'The profile has another certificate now than the one that the application has loaded.',
    pt: 'O perfil tem agora um certificado diferente do que a aplicação carregou.',
  },
  otherCertificateRemedy: {
    en: 'Start the application again, and sign with the new certificate.',
    pt: 'Reinicie a aplicação e assine com o novo certificado.',
  },
  nobody: {
    en: 'There is no way to ask for your PIN: no terminal, no dialog and no askpass program.',
    pt: 'Não há modo de pedir o PIN: nem terminal, nem diálogo, nem programa askpass.',
  },
  nobodyRemedy: {
    en: 'Install zenity, kdialog or pinentry, start the application in a terminal, or name a program that answers in SMARTCMD_ASKPASS.',
    pt: 'Instale zenity, kdialog ou pinentry, inicie a aplicação num terminal, ou indique em SMARTCMD_ASKPASS um programa que responda.',
  },
} as const satisfies Record<string, Localised>;

/** What stands for the parts of an answer that did not come. */
export const questionNames = {
  phone: { en: 'phone number', pt: 'número de telefone' },
  pin: { en: 'PIN', pt: 'PIN' },
  otp: { en: 'code of the SMS', pt: 'código do SMS' },
} as const satisfies Record<string, Localised>;

/** What the person is asked. The last line of a question says what is to be entered. */
export const questionTexts = {
  titleCertificate: { en: 'Chave Móvel Digital: your certificate', pt: 'Chave Móvel Digital: o seu certificado' },
  titlePin: { en: 'Chave Móvel Digital: PIN', pt: 'Chave Móvel Digital: PIN' },
  titleOtp: { en: 'Chave Móvel Digital: code of the SMS', pt: 'Chave Móvel Digital: código do SMS' },
  titleRanOut: { en: 'Chave Móvel Digital: code run out', pt: 'Chave Móvel Digital: código expirado' },
  certificateWanted: {
    en: '{program} looks for the certificate with which you sign. It has to be fetched once.',
    pt: '{program} procura o certificado com que assina. Tem de ser obtido uma vez.',
  },
  certificateWantedUnnamed: {
    en: 'The certificate with which you sign is looked for. It has to be fetched once.',
    pt: 'É procurado o certificado com que assina. Tem de ser obtido uma vez.',
  },
  certificateQuiet: {
    en: 'If you cancel, no program asks again; "smartcmd certificate refresh" fetches it whenever you want.',
    pt: 'Se cancelar, nenhum programa volta a perguntar; "smartcmd certificate refresh" obtém-no quando quiser.',
  },
  phoneRefused: {
    en: 'The service knows no signature certificate for that number.',
    pt: 'O serviço não conhece um certificado de assinatura para esse número.',
  },
  phoneMalformed: {
    en: 'That is not a phone number. Example: +351 912345678',
    pt: 'Isso não é um número de telefone. Exemplo: +351 912345678',
  },
  phone: { en: 'Phone number of your Chave Móvel Digital:', pt: 'Número de telefone da sua Chave Móvel Digital:' },
  asks: { en: '{program} asks for your signature.', pt: '{program} pede a sua assinatura.' },
  asksUnnamed: { en: 'Your signature is asked for.', pt: 'É pedida a sua assinatura.' },
  document: { en: 'Document: "{name}"', pt: 'Documento: "{name}"' },
  inTheNameOf: { en: 'In the name of: {holder}', pt: 'Em nome de: {holder}' },
  digest: { en: '{hash}: {digest}', pt: '{hash}: {digest}' },
  certificateOnly: {
    en: 'This only fetches your certificate; nothing is signed.',
    pt: 'Isto apenas obtém o seu certificado; nada é assinado.',
  },
  smsFollows: {
    en: 'A code by SMS follows: nothing is signed without it.',
    pt: 'Segue-se um código por SMS: sem ele nada é assinado.',
  },
  smsFollowsToo: { en: 'A code by SMS follows.', pt: 'Segue-se um código por SMS.' },
  pinMalformed: {
    en: 'A signature PIN has 4 to 8 digits; nothing was sent.',
    pt: 'Um PIN de assinatura tem de 4 a 8 algarismos; nada foi enviado.',
  },
  pinRefused: {
    en: 'The service refused the PIN. Repeated failures lock the account.',
    pt: 'O serviço recusou o PIN. Falhas repetidas bloqueiam a conta.',
  },
  pinRestarted: {
    en: 'The service ended the operation: the code was wrong or came too late. It starts again, with your PIN and another SMS.',
    pt: 'O serviço terminou a operação: o código estava errado ou chegou tarde. Começa de novo, com o seu PIN e outro SMS.',
  },
  attempts: { en: 'Attempts left: {left}.', pt: 'Tentativas que restam: {left}.' },
  pin: { en: 'Signature PIN:', pt: 'PIN de assinatura:' },
  smsNames: { en: 'The SMS must name this document: "{name}"', pt: 'O SMS tem de referir este documento: "{name}"' },
  otpSignsAs: {
    en: 'Entering the code signs it in the name of {holder}, with a qualified signature.',
    pt: 'Ao introduzir o código assina em nome de {holder}, com uma assinatura qualificada.',
  },
  otpSigns: {
    en: 'Entering the code signs it, with a qualified signature.',
    pt: 'Ao introduzir o código assina, com uma assinatura qualificada.',
  },
  otpLaw: {
    en: 'In law it equals a handwritten one (eIDAS, Regulation (EU) 910/2014, article 25).',
    pt: 'Em direito equivale a uma manuscrita (eIDAS, Regulamento (UE) 910/2014, art. 25.º).',
  },
  otpExpires: { en: 'The code is valid until {time}.', pt: 'O código é válido até às {time}.' },
  otpMalformed: { en: 'The code has 6 digits; nothing was sent.', pt: 'O código tem 6 algarismos; nada foi enviado.' },
  otpRefused: {
    en: 'The service refused the code. Use that of the newest SMS.',
    pt: 'O serviço recusou o código. Use o do SMS mais recente.',
  },
  otpRestarted: { en: 'Use the code of the newest SMS.', pt: 'Use o código do SMS mais recente.' },
  otpResent: {
    en: 'Another SMS was sent; the code before it may no longer work.',
    pt: 'Foi enviado outro SMS; o código anterior pode já não servir.',
  },
  otpPhone: {
    en: 'Or approve on your phone: this question then closes by itself.',
    pt: 'Ou aprove no telemóvel: esta pergunta fecha-se sozinha.',
  },
  otp: { en: 'Code of the SMS:', pt: 'Código do SMS:' },
  sendAgain: { en: 'Send the SMS again', pt: 'Enviar o SMS de novo' },
  otpRanOut: {
    en: 'The code was valid until {time}, and has run out. Nothing was signed.',
    pt: 'O código era válido até às {time} e expirou. Nada foi assinado.',
  },
  anotherCode: {
    en: 'Another one can be sent; the service may want your PIN for it again.',
    pt: 'Pode ser enviado outro; para isso o serviço pode voltar a querer o PIN.',
  },
  ranOut: { en: 'Send the SMS again (yes or no):', pt: 'Enviar o SMS de novo (sim ou não):' },
} as const satisfies Record<string, Localised>;

/** What the person is told while it happens (AMA's guidelines 19 and 20). */
export const stepTexts = {
  'fetching-certificate': { en: 'Fetching your certificate…', pt: 'A obter o seu certificado…' },
  'sending-request': { en: 'Sending the request to sign…', pt: 'A enviar o pedido de assinatura…' },
  'sms-sent': {
    en: 'An SMS with a code is on its way to your phone.',
    pt: 'Um SMS com um código está a caminho do seu telemóvel.',
  },
  'sms-sent-again': {
    en: 'Another SMS is on its way to your phone.',
    pt: 'Outro SMS está a caminho do seu telemóvel.',
  },
  'sms-limit': {
    en: 'No further SMS can be sent for this operation.',
    pt: 'Não podem ser enviados mais SMS para esta operação.',
  },
  'creating-signature': { en: 'Creating the signature…', pt: 'A criar a assinatura…' },
  'approved-on-phone': { en: 'Approved on the phone.', pt: 'Aprovado no telemóvel.' },
  signed: { en: 'Signed, and the signature verified.', pt: 'Assinado, e a assinatura verificada.' },
} as const satisfies Record<string, Localised>;
