import type { ErrorCode } from '../errors.js';
import type { Localised } from '../language.js';

/** What happened, and what to do. `{x}` is a detail; `[…]` is left out when its detail is absent. */
interface ErrorText {
  readonly sentence: Localised;
  readonly remedy: Localised;
}

const PIN_CHANGE_PLACE = 'www.autenticacao.gov.pt';

/** The sentences of {@link SmartCmdError}, by code. */
export const ERROR_TEXTS: Readonly<Record<ErrorCode, ErrorText>> = {
  'phone-invalid': {
    sentence: {
      en: '"{value}" is not a phone number: {problem}.',
      pt: '"{value}" não é um número de telefone: {problem}.',
    },
    remedy: {
      en: 'Write it with the country code, for example +351 912345678.',
      pt: 'Escreva-o com o indicativo do país, por exemplo +351 912345678.',
    },
  },
  'application-id-invalid': {
    sentence: {
      en: '"{value}" is not an application id: it must be a GUID.',
      pt: '"{value}" não é um identificador de aplicação: tem de ser um GUID.',
    },
    remedy: {
      en: 'Copy it from the message in which AMA sent your credentials; it looks like b826359c-06f8-425e-8ec3-50a97a418916.',
      pt: 'Copie-o da mensagem em que a AMA lhe enviou as credenciais; tem a forma b826359c-06f8-425e-8ec3-50a97a418916.',
    },
  },
  'endpoint-invalid': {
    sentence: {
      en: '"{value}" is not the address of a signature service: {problem}.',
      pt: '"{value}" não é o endereço de um serviço de assinatura: {problem}.',
    },
    remedy: {
      en: 'Give a full https:// address without user name or password.',
      pt: 'Indique um endereço https:// completo, sem utilizador nem palavra-passe.',
    },
  },
  'digest-invalid': {
    sentence: { en: '{what} cannot be signed: {problem}.', pt: '{what} não pode ser assinado: {problem}.' },
    remedy: {
      en: 'Check the digest and the algorithm that it was made with.',
      pt: 'Verifique o resumo e o algoritmo com que foi calculado.',
    },
  },
  'document-name-invalid': {
    sentence: {
      en: 'The document name "{value}" cannot be used: {problem}.',
      pt: 'O nome de documento "{value}" não pode ser usado: {problem}.',
    },
    remedy: {
      en: 'Give a name of 1 to 44 characters on one line.',
      pt: 'Indique um nome de 1 a 44 caracteres numa só linha.',
    },
  },
  'document-name-duplicate': {
    sentence: {
      en: 'Two documents have the name "{value}".',
      pt: 'Há dois documentos com o nome "{value}".',
    },
    remedy: {
      en: 'Give each document its own name: the SMS quotes it.',
      pt: 'Dê a cada documento um nome próprio: é o que o SMS cita.',
    },
  },
  'nothing-to-sign': {
    sentence: { en: 'There is nothing to sign.', pt: 'Não há nada para assinar.' },
    remedy: { en: 'Give at least one digest or file.', pt: 'Indique pelo menos um resumo ou ficheiro.' },
  },
  'encryption-certificate-invalid': {
    sentence: {
      en: 'The encryption certificate cannot be used: {problem}.',
      pt: 'O certificado de cifra não pode ser usado: {problem}.',
    },
    remedy: {
      en: 'Use the file that AMA sends with the credentials (an RSA certificate, PEM or DER, CN CMD.assinatura).',
      pt: 'Use o ficheiro que a AMA envia com as credenciais (um certificado RSA, PEM ou DER, CN CMD.assinatura).',
    },
  },
  'encryption-certificate-expired': {
    sentence: {
      en: 'The encryption certificate is not valid today: it is valid from {notBefore} to {notAfter}.',
      pt: 'O certificado de cifra não é válido hoje: é válido de {notBefore} a {notAfter}.',
    },
    remedy: {
      en: 'Ask AMA for the current certificate and run: smartcmd setup --encryption-certificate FILE. If it is current, check the clock of this machine.',
      pt: 'Peça à AMA o certificado atual e execute: smartcmd setup --encryption-certificate FICHEIRO. Se for o atual, verifique o relógio desta máquina.',
    },
  },
  'encryption-certificate-missing': {
    sentence: {
      en: 'This service needs an encryption certificate, and the profile has none.',
      pt: 'Este serviço precisa de um certificado de cifra, e o perfil não o tem.',
    },
    remedy: {
      en: 'Run: smartcmd setup --encryption-certificate FILE, with the file that AMA sends with the credentials.',
      pt: 'Execute: smartcmd setup --encryption-certificate FICHEIRO, com o ficheiro que a AMA envia com as credenciais.',
    },
  },
  'tls-anchor-invalid': {
    sentence: {
      en: 'The TLS certificate authority cannot be used: {problem}.',
      pt: 'A autoridade de certificação TLS não pode ser usada: {problem}.',
    },
    remedy: {
      en: 'Give a file with one or more certificates in PEM form.',
      pt: 'Indique um ficheiro com um ou mais certificados em formato PEM.',
    },
  },
  'application-refused': {
    sentence: {
      en: "The service refused the application's credentials (HTTP {httpStatus}).",
      pt: 'O serviço recusou as credenciais da aplicação (HTTP {httpStatus}).',
    },
    remedy: {
      en: 'Check application id, user name and password of the profile with AMA, then run: smartcmd setup.',
      pt: 'Confirme com a AMA o identificador, o utilizador e a palavra-passe da aplicação e execute: smartcmd setup.',
    },
  },
  'account-without-signature': {
    sentence: {
      en: 'There is no active signature for this phone number.[ The service says: {status.message} ({status.code}).]',
      pt: 'Não há assinatura ativa para este número de telefone.[ O serviço diz: {status.message} ({status.code}).]',
    },
    remedy: {
      en: 'Check the number; activate the digital signature of your Chave Móvel Digital at www.autenticacao.gov.pt.',
      pt: 'Confirme o número; ative a assinatura digital da sua Chave Móvel Digital em www.autenticacao.gov.pt.',
    },
  },
  'signature-inactive': {
    sentence: {
      en: 'The signature of this Chave Móvel Digital is inactive; no SMS was sent.',
      pt: 'A assinatura desta Chave Móvel Digital está inativa; não foi enviado nenhum SMS.',
    },
    remedy: {
      en: 'Activate it at www.autenticacao.gov.pt, then try again.',
      pt: 'Ative-a em www.autenticacao.gov.pt e tente de novo.',
    },
  },
  'pin-refused': {
    sentence: {
      en: 'The service refused the PIN ({attempts} times).',
      pt: 'O serviço recusou o PIN ({attempts} vezes).',
    },
    remedy: {
      en: 'Stop and make sure of the PIN: further failures lock the account. It can be changed at www.autenticacao.gov.pt.',
      pt: 'Pare e certifique-se do PIN: mais falhas bloqueiam a conta. Pode alterá-lo em www.autenticacao.gov.pt.',
    },
  },
  'pin-malformed': {
    sentence: {
      en: 'No PIN was given: a PIN has 4 to 8 digits.',
      pt: 'Não foi indicado um PIN: tem de 4 a 8 algarismos.',
    },
    remedy: {
      en: 'Try again with the signature PIN of your Chave Móvel Digital, which is not its sign-in PIN.',
      pt: 'Tente de novo com o PIN de assinatura da sua Chave Móvel Digital, que não é o PIN de autenticação.',
    },
  },
  'pin-locked': {
    sentence: {
      en: 'The signature PIN is locked.[ The service says: {status.message} ({status.code}).]',
      pt: 'O PIN de assinatura está bloqueado.[ O serviço diz: {status.message} ({status.code}).]',
    },
    remedy: {
      en: 'Set a new PIN at www.autenticacao.gov.pt, then try again.',
      pt: 'Defina um novo PIN em www.autenticacao.gov.pt e tente de novo.',
    },
  },
  'pin-change-required': {
    sentence: {
      en: 'The signature PIN must be changed before you can sign (code {status.code}).',
      pt: '{prescribed}',
    },
    remedy: {
      en: `Sign in at ${PIN_CHANGE_PLACE} with your Chave Móvel Digital, change the signature PIN, then try again.`,
      pt: 'Depois de alterar o PIN, tente de novo.',
    },
  },
  'otp-refused': {
    sentence: {
      en: 'The service refused the code of the SMS ({attempts} times).',
      pt: 'O serviço recusou o código do SMS ({attempts} vezes).',
    },
    remedy: {
      en: 'Start again, and type the code of the newest SMS within 2 minutes.',
      pt: 'Comece de novo e escreva o código do SMS mais recente em menos de 2 minutos.',
    },
  },
  'otp-malformed': {
    sentence: {
      en: 'No code was given: the code of the SMS has 6 digits.',
      pt: 'Não foi indicado um código: o do SMS tem 6 algarismos.',
    },
    remedy: {
      en: 'Start again, and type the code of the newest SMS.',
      pt: 'Comece de novo e escreva o código do SMS mais recente.',
    },
  },
  'process-ended': {
    sentence: {
      en: 'The service has ended this operation, or its code expired (code {status.code}).',
      pt: 'O serviço terminou esta operação, ou o código expirou (código {status.code}).',
    },
    remedy: { en: 'Start again.', pt: 'Comece de novo.' },
  },
  'parameter-refused': {
    sentence: {
      en: 'The service refused a value (code {status.code})[ in the field {status.field}].[ It says: {status.message}.]',
      pt: 'O serviço recusou um valor (código {status.code})[ no campo {status.field}].[ Diz: {status.message}.]',
    },
    remedy: {
      en: 'Check the profile with: smartcmd doctor. If all is well there, the service may not accept this hash or document name.',
      pt: 'Verifique o perfil com: smartcmd doctor. Se estiver tudo bem, o serviço pode não aceitar este resumo ou nome de documento.',
    },
  },
  'too-many-documents': {
    sentence: {
      en: 'The service takes at most {limit} documents in one request.',
      pt: 'O serviço aceita no máximo {limit} documentos por pedido.',
    },
    remedy: { en: 'Sign fewer documents at once.', pt: 'Assine menos documentos de cada vez.' },
  },
  'service-error': {
    sentence: {
      en: 'The service failed at {operation}[ (code {status.code})][ (HTTP {httpStatus})].[ It says: {status.message}.]',
      pt: 'O serviço falhou em {operation}[ (código {status.code})][ (HTTP {httpStatus})].[ Diz: {status.message}.]',
    },
    remedy: { en: 'Try again later.', pt: 'Tente mais tarde.' },
  },
  'network-name': {
    sentence: { en: 'The name {host} was not found.', pt: 'O nome {host} não foi encontrado.' },
    remedy: {
      en: 'Check the network connection and the address in the profile.',
      pt: 'Verifique a ligação à rede e o endereço no perfil.',
    },
  },
  'network-refused': {
    sentence: { en: 'No connection to {host}: {reason}.', pt: 'Sem ligação a {host}: {reason}.' },
    remedy: {
      en: 'Check the network connection; behind a company proxy set HTTPS_PROXY.',
      pt: 'Verifique a ligação à rede; atrás de um proxy de empresa defina HTTPS_PROXY.',
    },
  },
  'network-timeout': {
    sentence: {
      en: '{host} did not answer within {seconds} s ({operation}).',
      pt: '{host} não respondeu em {seconds} s ({operation}).',
    },
    remedy: {
      en: 'Try again later; check the network connection.',
      pt: 'Tente mais tarde; verifique a ligação à rede.',
    },
  },
  'network-lost': {
    sentence: {
      en: 'The connection to {host} broke during {operation}: {reason}.',
      pt: 'A ligação a {host} foi interrompida durante {operation}: {reason}.',
    },
    remedy: {
      en: 'Try again. If an SMS arrives for the broken attempt, ignore it.',
      pt: 'Tente de novo. Se chegar um SMS da tentativa interrompida, ignore-o.',
    },
  },
  'proxy-failed': {
    sentence: {
      en: 'The proxy {proxy} does not let us through: {reason}.',
      pt: 'O proxy {proxy} não deixa passar: {reason}.',
    },
    remedy: {
      en: 'Check HTTPS_PROXY, or name the host in NO_PROXY.',
      pt: 'Verifique HTTPS_PROXY, ou indique o servidor em NO_PROXY.',
    },
  },
  'tls-untrusted': {
    sentence: {
      en: 'The TLS certificate of {host} comes from an unknown authority ({reason}).',
      pt: 'O certificado TLS de {host} vem de uma autoridade desconhecida ({reason}).',
    },
    remedy: {
      en: 'Nothing was sent. A proxy may be reading your traffic: try another network, or give its authority with --tls-ca if you trust it.',
      pt: 'Nada foi enviado. Um proxy pode estar a ler o seu tráfego: tente outra rede, ou indique a autoridade com --tls-ca se confiar nela.',
    },
  },
  'tls-expired': {
    sentence: {
      en: 'The TLS certificate of {host} is not valid now ({reason}).',
      pt: 'O certificado TLS de {host} não é válido agora ({reason}).',
    },
    remedy: {
      en: 'Nothing was sent. Check the clock of this machine; otherwise try again later.',
      pt: 'Nada foi enviado. Verifique o relógio desta máquina; senão, tente mais tarde.',
    },
  },
  'tls-wrong-host': {
    sentence: {
      en: 'The TLS certificate shown by {host} belongs to another host.',
      pt: 'O certificado TLS apresentado por {host} pertence a outro servidor.',
    },
    remedy: {
      en: 'Nothing was sent. Check the address in the profile and the network.',
      pt: 'Nada foi enviado. Verifique o endereço no perfil e a rede.',
    },
  },
  'tls-failed': {
    sentence: { en: 'No secure connection to {host}: {reason}.', pt: 'Não há ligação segura a {host}: {reason}.' },
    remedy: { en: 'Check the address in the profile and the network.', pt: 'Verifique o endereço no perfil e a rede.' },
  },
  'answer-too-large': {
    sentence: {
      en: 'The answer to {operation} is larger than {limit} bytes.',
      pt: 'A resposta a {operation} é maior do que {limit} bytes.',
    },
    remedy: {
      en: 'Check the address in the profile; try again later.',
      pt: 'Verifique o endereço no perfil; tente mais tarde.',
    },
  },
  'answer-unexpected': {
    sentence: {
      en: '{host} answered {operation} with {found} instead of SOAP (HTTP {httpStatus}).',
      pt: '{host} respondeu a {operation} com {found} em vez de SOAP (HTTP {httpStatus}).',
    },
    remedy: {
      en: 'Check the address in the profile; a gateway or proxy may be in the way. Try again later.',
      pt: 'Verifique o endereço no perfil; pode haver um gateway ou proxy no caminho. Tente mais tarde.',
    },
  },
  'answer-malformed': {
    sentence: {
      en: 'The answer to {operation} is not one that the service may give: {problem}.',
      pt: 'A resposta a {operation} não é uma que o serviço possa dar: {problem}.',
    },
    remedy: { en: 'Nothing of it was used. Try again later.', pt: 'Nada dela foi usado. Tente mais tarde.' },
  },
  'answer-mismatch': {
    sentence: {
      en: 'The signatures that came back do not match the documents that were sent: {problem}.',
      pt: 'As assinaturas recebidas não correspondem aos documentos enviados: {problem}.',
    },
    remedy: {
      en: 'None of them was used. Try again later, and tell AMA if it happens again.',
      pt: 'Nenhuma foi usada. Tente mais tarde e avise a AMA se voltar a acontecer.',
    },
  },
  'signature-invalid': {
    sentence: {
      en: 'The signature of "{document}" is wrong: it was not made by your key over this document.',
      pt: 'A assinatura de "{document}" está errada: não foi feita pela sua chave sobre este documento.',
    },
    remedy: {
      en: 'It was thrown away. If your certificate was renewed, run: smartcmd certificate refresh. Otherwise tell AMA.',
      pt: 'Foi descartada. Se o seu certificado foi renovado, execute: smartcmd certificate refresh. Senão, avise a AMA.',
    },
  },
  'chain-invalid': {
    sentence: {
      en: 'The certificates that the service sent cannot be used: {problem}.',
      pt: 'Os certificados enviados pelo serviço não podem ser usados: {problem}.',
    },
    remedy: {
      en: 'Nothing of it was used. Try again later, and tell AMA if it happens again.',
      pt: 'Nada foi usado. Tente mais tarde e avise a AMA se voltar a acontecer.',
    },
  },
  'chain-expired': {
    sentence: {
      en: 'Your certificate is not valid now: it is valid from {notBefore} to {notAfter}.',
      pt: 'O seu certificado não é válido agora: é válido de {notBefore} a {notAfter}.',
    },
    remedy: {
      en: 'Renew the signature at www.autenticacao.gov.pt, then run: smartcmd certificate refresh.',
      pt: 'Renove a assinatura em www.autenticacao.gov.pt e depois execute: smartcmd certificate refresh.',
    },
  },
  'key-unsupported': {
    sentence: {
      en: 'The key of the certificate is {found}; only RSA keys of 2048 to 8192 bits are known.',
      pt: 'A chave do certificado é {found}; só são conhecidas chaves RSA de 2048 a 8192 bits.',
    },
    remedy: { en: 'A newer version may know it.', pt: 'Uma versão mais recente pode conhecê-la.' },
  },
  cancelled: {
    sentence: { en: 'Cancelled; nothing more was signed.', pt: 'Cancelado; nada mais foi assinado.' },
    remedy: { en: 'If an SMS with a code arrives, ignore it.', pt: 'Se chegar um SMS com um código, ignore-o.' },
  },
  interrupted: {
    sentence: { en: 'Interrupted; nothing more was signed.', pt: 'Interrompido; nada mais foi assinado.' },
    remedy: { en: 'If an SMS with a code arrives, ignore it.', pt: 'Se chegar um SMS com um código, ignore-o.' },
  },
  'prompt-timeout': {
    sentence: {
      en: 'No answer within {seconds} s to the question for the {what}.',
      pt: 'Sem resposta em {seconds} s ao pedido de {what}.',
    },
    remedy: { en: 'Start again.', pt: 'Comece de novo.' },
  },
  'prompt-failed': {
    sentence: { en: 'The {what} could not be asked for: {problem}.', pt: 'Não foi possível pedir {what}: {problem}.' },
    remedy: {
      en: 'Run it in a terminal, or name a program that answers with --askpass or SMARTCMD_ASKPASS.',
      pt: 'Execute num terminal, ou indique um programa que responda com --askpass ou SMARTCMD_ASKPASS.',
    },
  },
};
