import type { CommandHelpTexts } from './command-help.js';

export const setupHelp = {
  summary: {
    en: 'Make or change a profile: which service, whose account, which credentials',
    pt: 'Criar ou alterar um perfil: que serviço, a conta de quem, que credenciais',
  },
  description: {
    en: `Asks for what is not given as an option, checks each answer, calls the service to download and verify your certificates, and saves the profile. The values of a profile that exists are proposed again, as long as the service stays the same. When something fails or is interrupted, nothing is changed.

For AMA's services you need what AMA sends you: application id, user name, password, and the certificate with which phone, PIN and code are encrypted. They are kept in the secret service of your desktop, or in credentials.json, which only you can read.`,
    pt: `Pergunta o que não for dado como opção, verifica cada resposta, chama o serviço para descarregar e verificar os seus certificados, e guarda o perfil. Os valores de um perfil existente são propostos de novo, desde que o serviço seja o mesmo. Se algo falhar ou for interrompido, nada é alterado.

Para os serviços da AMA precisa do que a AMA lhe envia: identificador da aplicação, utilizador, palavra-passe e o certificado com que são cifrados telefone, PIN e código. Ficam no serviço de segredos do seu ambiente de trabalho, ou em credentials.json, que só a sua conta pode ler.`,
  },
  flags: {
    profile: {
      en: 'name of the profile; by default the default profile',
      pt: 'nome do perfil; por omissão, o perfil predefinido',
    },
    environment: {
      en: "which service: AMA's production or preproduction, or the simulator running on this machine",
      pt: 'que serviço: produção ou pré-produção da AMA, ou o simulador a funcionar nesta máquina',
    },
    endpoint: { en: 'full https:// address of another service', pt: 'endereço https:// completo de outro serviço' },
    service: {
      en: 'scmd (default), or the legacy service ccmovel, which relies on TLS alone for PIN and code',
      pt: 'scmd (por omissão), ou o serviço legado ccmovel, que protege PIN e código só com TLS',
    },
    phone: { en: 'phone number of your Chave Móvel Digital', pt: 'número de telefone da sua Chave Móvel Digital' },
    'application-id': { en: 'application id (GUID) from AMA', pt: 'identificador da aplicação (GUID) dado pela AMA' },
    username: { en: 'user name from AMA', pt: 'utilizador dado pela AMA' },
    'password-file': {
      en: 'file with the password from AMA; "-" reads it from stdin',
      pt: 'ficheiro com a palavra-passe dada pela AMA; "-" lê-a de stdin',
    },
    'credentials-in': {
      en: "where to keep application id, user name and password: the desktop's secret service, or a file that only you can read; by default where they are, and of a new profile in the secret service where a desktop has one",
      pt: 'onde guardar identificador, utilizador e palavra-passe: no serviço de segredos do ambiente de trabalho, ou num ficheiro que só a sua conta pode ler; por omissão, onde estão, e os de um novo perfil no serviço de segredos, se o houver',
    },
    'encryption-certificate': {
      en: "file with AMA's encryption certificate (PEM or DER)",
      pt: 'ficheiro com o certificado de cifra da AMA (PEM ou DER)',
    },
    'tls-ca': {
      en: 'file with the only TLS authorities to trust (PEM)',
      pt: 'ficheiro com as únicas autoridades TLS em que confiar (PEM)',
    },
    'with-pin': {
      en: 'download the certificates with PIN and code, for accounts that do not give them otherwise',
      pt: 'descarregar os certificados com PIN e código, para contas que não os dão de outro modo',
    },
    'enrol-on-first-use': {
      en: 'fetch no certificate now: the first program that looks for it asks for your phone number, once',
      pt: 'não obter agora o certificado: o primeiro programa que o procure pede o seu telefone, uma só vez',
    },
    'phone-approval': {
      en: 'accept approval on the phone instead of the code',
      pt: 'aceitar a aprovação no telefone em vez do código',
    },
    'newer-fields': {
      en: "send the fields that AMA's published contract does not have yet",
      pt: 'enviar os campos que o contrato publicado da AMA ainda não tem',
    },
    mechanisms: {
      en: 'with what other programs may sign, such as CKM_SHA256_RSA_PKCS or RSA-PKCS; "default": all without MD5',
      pt: 'com que podem assinar os outros programas, p. ex. CKM_SHA256_RSA_PKCS ou RSA-PKCS; "default": tudo sem MD5',
    },
    'remember-signatures': {
      en: 'how long a program gets the same signature again without PIN and code: 1 to 600 seconds (120), or "off"',
      pt: 'por quanto tempo um programa recebe a mesma assinatura sem PIN nem código: 1 a 600 segundos (120), ou "off"',
    },
    'module-log': {
      en: 'file in which the PKCS#11 module logs the calls of other programs, without secrets; "off" for none',
      pt: 'ficheiro em que o módulo PKCS#11 regista as chamadas dos outros programas, sem segredos; "off" para nenhum',
    },
    prompts: {
      en: 'with what other programs ask for PIN and code: a program for dialogs, also where there is a terminal; the terminal alone; or "auto"',
      pt: 'com que os outros programas pedem PIN e código: um programa de diálogos, mesmo havendo terminal; só o terminal; ou "auto"',
    },
    'simulator-state': {
      en: 'state directory of the running simulator; implies --environment simulator',
      pt: 'diretório de estado do simulador; implica --environment simulator',
    },
    'non-interactive': { en: 'ask nothing; say what is missing', pt: 'não perguntar nada; dizer o que falta' },
  },
  examples: [
    {
      description: { en: 'Answer questions at the terminal', pt: 'Responder a perguntas no terminal' },
      command: 'smartcmd setup',
    },
    {
      description: {
        en: 'Use the simulator that runs on this machine',
        pt: 'Usar o simulador que está a funcionar nesta máquina',
      },
      command: 'smartcmd setup --environment simulator',
    },
    {
      description: {
        en: "Without questions, for AMA's test service",
        pt: 'Sem perguntas, para o serviço de testes da AMA',
      },
      command:
        'smartcmd setup --non-interactive --profile test --environment preproduction --phone 912345678 --application-id GUID --username NAME --password-file FILE --encryption-certificate FILE',
    },
    {
      description: {
        en: 'Keep the credentials in a file, as on a server',
        pt: 'Guardar as credenciais num ficheiro, como num servidor',
      },
      command: 'smartcmd setup --credentials-in file',
    },
  ],
} as const satisfies CommandHelpTexts;
