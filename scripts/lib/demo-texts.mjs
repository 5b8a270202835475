const english = {
  title: 'SmartCMD, from set-up to signature, against a simulated Chave Móvel Digital on this machine.',
  folder: (path) => `Everything happens in ${path}, which is removed at the end. Your own profile is not touched.`,
  simulator: 'Start the simulator: an HTTPS service with accounts, PINs and SMS of its own',
  ready: (url) => `It answers at ${url}`,
  setup: "Set up a profile: SmartCMD downloads and verifies the signer's certificate chain",
  one: 'Sign the digest of one file',
  certificate: "Take the public key out of the signer's certificate",
  verify: 'Verify the signature without SmartCMD',
  noOpenssl: 'openssl is not installed, so only Node verifies the signature',
  node: (file) => `Node's own crypto verifies the signature of ${file} as well`,
  many: 'Sign three files with one OTP',
  manyDone: (sms) => `Three signatures, all verified with Node; SMS sent: ${sms}`,
  doctor: 'Check the whole set-up',
  typePin: (pin) => `When it asks for the PIN, type ${pin}. The SMS with the OTP appears here.`,
  sms: (text) => `SMS ▸ ${text}`,
  end: 'What you saw: a certificate fetched, one file signed, three files signed with a single OTP, every signature verified.',
  next: 'Next:',
  nextSteps: [
    ['npm run demo -- --interactive', 'the same, and you type the PIN and the OTP'],
    ['node packages/cli/bin/run.js setup', "a profile for AMA's real service, with the credentials that AMA gave you"],
    ['node packages/cli/bin/run.js --help', 'all commands; README.md explains them'],
  ],
  failed: (command, code) => `The demo stopped: "${command}" ended with exit code ${code}.`,
  notVerified: (file) => `The signature of ${file} does not belong to it: this must not happen, please report it.`,
  wrongSms: (sms) => `Three files should have needed one SMS, and ${sms} were sent: please report it.`,
  needsTerminal: '--interactive needs a terminal to type in; run it without, or in a terminal.',
  usage: 'Usage: npm run demo [-- --interactive]',
};

const portuguese = {
  title: 'SmartCMD, da configuração à assinatura, com uma Chave Móvel Digital simulada nesta máquina.',
  folder: (path) => `Tudo acontece em ${path}, que é removida no fim. O seu próprio perfil não é alterado.`,
  simulator: 'Iniciar o simulador: um serviço HTTPS com contas, PIN e SMS próprios',
  ready: (url) => `Responde em ${url}`,
  setup: 'Configurar um perfil: o SmartCMD descarrega e verifica a cadeia de certificados do signatário',
  one: 'Assinar o resumo criptográfico (digest) de um ficheiro',
  certificate: 'Extrair a chave pública do certificado do signatário',
  verify: 'Verificar a assinatura sem o SmartCMD',
  noOpenssl: 'o openssl não está instalado, por isso só o Node verifica a assinatura',
  node: (file) => `A criptografia do próprio Node também verifica a assinatura de ${file}`,
  many: 'Assinar três ficheiros com um só código (OTP)',
  manyDone: (sms) => `Três assinaturas, todas verificadas com o Node; SMS enviados: ${sms}`,
  doctor: 'Verificar toda a configuração',
  typePin: (pin) => `Quando pedir o PIN, escreva ${pin}. O SMS com o código aparece aqui.`,
  sms: (text) => `SMS ▸ ${text}`,
  end: 'O que viu: um certificado obtido, um ficheiro assinado, três ficheiros assinados com um só código, todas as assinaturas verificadas.',
  next: 'A seguir:',
  nextSteps: [
    ['npm run demo -- --interactive', 'o mesmo, escrevendo você o PIN e o código'],
    [
      'node packages/cli/bin/run.js setup',
      'um perfil para o serviço real da AMA, com as credenciais que a AMA lhe deu',
    ],
    ['node packages/cli/bin/run.js --help', 'todos os comandos; o README.md explica-os'],
  ],
  failed: (command, code) => `A demonstração parou: "${command}" terminou com o código de saída ${code}.`,
  notVerified: (file) =>
    `A assinatura de ${file} não lhe corresponde: isto não pode acontecer, comunique-o, por favor.`,
  wrongSms: (sms) => `Três ficheiros deviam precisar de um SMS, e foram enviados ${sms}: comunique-o, por favor.`,
  needsTerminal: '--interactive precisa de um terminal para escrever; execute sem essa opção, ou num terminal.',
  usage: 'Utilização: npm run demo [-- --interactive]',
};

/** The demo's texts in the language that the environment asks for, as gettext chooses it. */
export function demoTexts(env) {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^pt/i.test(locale) ? portuguese : english;
}
