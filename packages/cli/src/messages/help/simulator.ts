import type { CommandHelpTexts } from './command-help.js';

export const simulatorStartHelp = {
  summary: {
    en: 'Run a local Chave Móvel Digital service to try SmartCMD against',
    pt: 'Executar um serviço local de Chave Móvel Digital para experimentar o SmartCMD',
  },
  description: {
    en: `A real HTTPS service on this machine, with its own certificates, invented people and text messages that are shown here instead of being sent. Nothing signed with it has any legal effect.

DIR/ready.json says how it is reached, for "smartcmd setup --environment simulator" and for scripts; it is there from the moment the service answers until it ends. DIR/outbox.jsonl has a line for each message.`,
    pt: `Um verdadeiro serviço HTTPS nesta máquina, com certificados próprios, pessoas inventadas e mensagens que são mostradas aqui em vez de enviadas. Nada do que assine com ele tem efeito legal.

DIR/ready.json diz como lhe aceder, para "smartcmd setup --environment simulator" e para scripts; existe desde que o serviço responde até que termina. DIR/outbox.jsonl tem uma linha por mensagem.`,
  },
  flags: {
    port: { en: 'port on 127.0.0.1; by default any free one', pt: 'porta em 127.0.0.1; por omissão, uma livre' },
    state: {
      en: 'directory for keys, ready.json and outbox.jsonl; by default where setup looks for it',
      pt: 'diretório para chaves, ready.json e outbox.jsonl; por omissão, onde o setup o procura',
    },
    account: {
      en: 'account PHONE:PIN[:STATE[:NAME]] instead of the usual ones (repeatable)',
      pt: 'conta TELEFONE:PIN[:ESTADO[:NOME]] em vez das habituais (repetível)',
    },
    fault: {
      en: 'something that goes wrong, OPERATION:WHICH:KIND[=VALUE] (repeatable)',
      pt: 'algo que corre mal, OPERAÇÃO:QUAL:TIPO[=VALOR] (repetível)',
    },
    'otp-lifetime': { en: 'seconds that a code is valid', pt: 'segundos durante os quais um código é válido' },
    'approve-after': {
      en: 'seconds after which each operation is approved on the phone; by default only one account does so',
      pt: 'segundos após os quais cada operação é aprovada no telefone; por omissão só uma conta o faz',
    },
  },
  examples: [
    { description: { en: 'Run the simulator', pt: 'Executar o simulador' }, command: 'smartcmd simulator start' },
    {
      description: {
        en: 'The first answer with a signature comes two seconds late',
        pt: 'A primeira resposta com uma assinatura chega com dois segundos de atraso',
      },
      command: 'smartcmd simulator start --fault ValidateOtp:1:delay=2000',
    },
    {
      description: { en: 'The TLS certificate has expired', pt: 'O certificado TLS expirou' },
      command: "smartcmd simulator start --fault '*:*:tls-expired'",
    },
  ],
} as const satisfies CommandHelpTexts;
