/** How a dialogue with the service ends. */
export type Failure =
  | 'network-timeout'
  | 'network-lost'
  | 'network-refused'
  | 'network-name'
  | 'answer-malformed-xml'
  | 'answer-malformed-result'
  | 'answer-malformed-status'
  | 'answer-malformed-code'
  | 'answer-nothing-200'
  | 'answer-nothing-204'
  | 'answer-nothing-307'
  | 'answer-page-200'
  | 'answer-page-500'
  | 'answer-json'
  | 'answer-doctype'
  | 'answer-too-large'
  | 'answer-duplicate'
  | 'application-refused'
  | 'account-without-signature'
  | 'service-fault'
  | 'service-code'
  | 'parameter-refused'
  | 'signature-invalid'
  | 'chain-garbage'
  | 'chain-strange'
  | 'tls-expired'
  | 'tls-wrong-host'
  | 'tls-unknown-ca';

/** A sentence, and what to do. */
export type Told = readonly [sentence: string, remedy: string];

/** What becomes of a failure: for scripts, for applications, and for the person. */
export interface FailureText {
  readonly exit: 3 | 4 | 5 | 7;
  readonly rv: 'CKR_DEVICE_ERROR';
  readonly en: Told;
  readonly pt: Told;
}

const service = (exit: 5 | 7, en: Told, pt: Told): FailureText => ({ exit, rv: 'CKR_DEVICE_ERROR', en, pt });
const refusal = (en: Told, pt: Told): FailureText => ({ exit: 4, rv: 'CKR_DEVICE_ERROR', en, pt });

const AGAIN: { en: string; pt: string } = { en: 'Try again.', pt: 'Tente de novo.' };
const GATEWAY = {
  en: 'Check the address in the profile; a gateway or proxy may be in the way. Try again later.',
  pt: 'Verifique o endereço no perfil; pode haver um gateway ou proxy no caminho. Tente mais tarde.',
};
const unexpected = (status: number, en: string, pt: string): FailureText =>
  service(
    5,
    [`{host} answered {wire} with ${en} instead of SOAP (HTTP ${status}).`, GATEWAY.en],
    [`{host} respondeu a {wire} com ${pt} em vez de SOAP (HTTP ${status}).`, GATEWAY.pt],
  );
const malformed = (operation: '{wire}' | '{operation}', problem: string): FailureText =>
  service(
    7,
    [
      `The answer to ${operation} is not one that the service may give: ${problem}.`,
      'Nothing of it was used. Try again later.',
    ],
    [
      `A resposta a ${operation} não é uma que o serviço possa dar: ${problem}.`,
      'Nada dela foi usado. Tente mais tarde.',
    ],
  );
const chain = (en: string, pt: string): FailureText =>
  service(
    7,
    [
      `The certificates that the service sent cannot be used: ${en}.`,
      'Nothing of it was used. Try again later, and tell AMA if it happens again.',
    ],
    [
      `Os certificados enviados pelo serviço não podem ser usados: ${pt}.`,
      'Nada foi usado. Tente mais tarde e avise a AMA se voltar a acontecer.',
    ],
  );

/**
 * Every failure, word for word. `{host}` is the service's address, `{wire}` the operation's name on the wire, `{operation}` its neutral
 * name, `{document}` the first document's, `{seconds}` the time-out, `{name}` the host's name.
 */
export const FAILURES: Readonly<Record<Failure, FailureText>> = {
  'network-timeout': service(
    5,
    ['{host} did not answer within {seconds} s ({wire}).', 'Try again later; check the network connection.'],
    ['{host} não respondeu em {seconds} s ({wire}).', 'Tente mais tarde; verifique a ligação à rede.'],
  ),
  'network-lost': service(
    5,
    ['The connection to {host} broke during {wire}: ECONNRESET.', AGAIN.en],
    ['A ligação a {host} foi interrompida durante {wire}: ECONNRESET.', AGAIN.pt],
  ),
  'network-refused': service(
    5,
    ['No connection to {host}: ECONNRESET.', 'Check the network connection; behind a company proxy set HTTPS_PROXY.'],
    [
      'Sem ligação a {host}: ECONNRESET.',
      'Verifique a ligação à rede; atrás de um proxy de empresa defina HTTPS_PROXY.',
    ],
  ),
  'network-name': service(
    5,
    ['The name {name} was not found.', 'Check the network connection and the address in the profile.'],
    ['O nome {name} não foi encontrado.', 'Verifique a ligação à rede e o endereço no perfil.'],
  ),
  'answer-malformed-xml': malformed('{wire}', 'it is not the XML of an answer'),
  'answer-malformed-result': malformed('{operation}', 'the result (invalid_type)'),
  'answer-malformed-status': malformed('{operation}', 'Status (invalid_type)'),
  'answer-malformed-code': malformed('{operation}', 'Code (invalid_type)'),
  'answer-nothing-200': unexpected(200, 'nothing', 'nada'),
  'answer-nothing-204': unexpected(204, 'nothing', 'nada'),
  'answer-nothing-307': unexpected(307, 'nothing', 'nada'),
  'answer-page-200': unexpected(200, 'a web page', 'uma página web'),
  'answer-page-500': unexpected(500, 'a web page', 'uma página web'),
  'answer-json': unexpected(500, 'application/json', 'application/json'),
  'answer-doctype': unexpected(200, 'text/xml; charset=utf-8', 'text/xml; charset=utf-8'),
  'answer-too-large': service(
    7,
    ['The answer to {wire} is larger than 4194304 bytes.', 'Check the address in the profile; try again later.'],
    ['A resposta a {wire} é maior do que 4194304 bytes.', 'Verifique o endereço no perfil; tente mais tarde.'],
  ),
  'answer-duplicate': service(
    7,
    [
      'The signatures that came back do not match the documents that were sent: an id comes twice.',
      'None of them was used. Try again later, and tell AMA if it happens again.',
    ],
    [
      'As assinaturas recebidas não correspondem aos documentos enviados: um identificador vem duas vezes.',
      'Nenhuma foi usada. Tente mais tarde e avise a AMA se voltar a acontecer.',
    ],
  ),
  'application-refused': refusal(
    [
      "The service refused the application's credentials (HTTP 401).",
      'Check application id, user name and password of the profile with AMA, then run: smartcmd credentials rotate.',
    ],
    [
      'O serviço recusou as credenciais da aplicação (HTTP 401).',
      'Confirme com a AMA o identificador, o utilizador e a palavra-passe da aplicação e execute: smartcmd credentials rotate.',
    ],
  ),
  'account-without-signature': refusal(
    [
      'There is no active signature for this phone number.',
      'Check the number; activate the digital signature of your Chave Móvel Digital at www.autenticacao.gov.pt.',
    ],
    [
      'Não há assinatura ativa para este número de telefone.',
      'Confirme o número; ative a assinatura digital da sua Chave Móvel Digital em www.autenticacao.gov.pt.',
    ],
  ),
  'service-fault': service(
    5,
    ['The service failed at {wire} (HTTP 500).', 'Try again later.'],
    ['O serviço falhou em {wire} (HTTP 500).', 'Tente mais tarde.'],
  ),
  'service-code': service(
    5,
    ['The service failed at {operation} (code 742). It says: Forced by the simulator.', 'Try again later.'],
    ['O serviço falhou em {operation} (código 742). Diz: Forced by the simulator.', 'Tente mais tarde.'],
  ),
  'parameter-refused': service(
    5,
    [
      'The service refused a value (code 805). It says: Forced by the simulator.',
      'Check the profile with: smartcmd doctor. If all is well there, the service may not accept this hash or document name.',
    ],
    [
      'O serviço recusou um valor (código 805). Diz: Forced by the simulator.',
      'Verifique o perfil com: smartcmd doctor. Se estiver tudo bem, o serviço pode não aceitar este resumo ou nome de documento.',
    ],
  ),
  'signature-invalid': service(
    7,
    [
      'The signature of "{document}" is wrong: it was not made by your key over this document.',
      'It was thrown away. If your certificate was renewed, run: smartcmd certificate refresh. Otherwise tell AMA.',
    ],
    [
      'A assinatura de "{document}" está errada: não foi feita pela sua chave sobre este documento.',
      'Foi descartada. Se o seu certificado foi renovado, execute: smartcmd certificate refresh. Senão, avise a AMA.',
    ],
  ),
  'chain-garbage': chain('a PEM block holds no certificate', 'um bloco PEM não contém um certificado'),
  'chain-strange': chain(
    'Simulador CMD - CA Raiz issued none of the others',
    'Simulador CMD - CA Raiz não emitiu nenhum dos outros',
  ),
  'tls-expired': service(
    5,
    [
      'The TLS certificate of {host} is not valid now (CERT_HAS_EXPIRED).',
      'Nothing was sent. Check the clock of this machine; otherwise try again later.',
    ],
    [
      'O certificado TLS de {host} não é válido agora (CERT_HAS_EXPIRED).',
      'Nada foi enviado. Verifique o relógio desta máquina; senão, tente mais tarde.',
    ],
  ),
  'tls-wrong-host': service(
    5,
    [
      'The TLS certificate shown by {host} belongs to another host.',
      'Nothing was sent. Check the address in the profile and the network.',
    ],
    [
      'O certificado TLS apresentado por {host} pertence a outro servidor.',
      'Nada foi enviado. Verifique o endereço no perfil e a rede.',
    ],
  ),
  'tls-unknown-ca': service(
    5,
    [
      'The TLS certificate of {host} comes from an unknown authority (UNABLE_TO_VERIFY_LEAF_SIGNATURE).',
      'Nothing was sent. A proxy may be reading your traffic: try another network, or give its authority with --tls-ca if you trust it.',
    ],
    [
      'O certificado TLS de {host} vem de uma autoridade desconhecida (UNABLE_TO_VERIFY_LEAF_SIGNATURE).',
      'Nada foi enviado. Um proxy pode estar a ler o seu tráfego: tente outra rede, ou indique a autoridade com --tls-ca se confiar nela.',
    ],
  ),
};
