import type { CommandHelpTexts } from './command-help.js';

export const doctorHelp = {
  summary: {
    en: 'Check everything that signing needs, and say what to do about what is wrong',
    pt: 'Verificar tudo o que é preciso para assinar, e dizer o que fazer quanto ao que está mal',
  },
  description: {
    en: `Each line begins with ✓ (fine), ! (look at it), ✗ (signing will fail) or – (not looked at, and why). Nothing is signed and no SMS is sent; the service is asked for your certificate once. The PKCS#11 module, where there is one, is loaded in a process of its own, and the agent of the profile's token started and ended. What the module is registered in is looked at with the tools of those applications (modutil, p11-kit, keytool, openssl, ssh-keygen), at the same time and for ten seconds at most.

The exit code is 0 without ✗, else that of the first ✗: 3 configuration, 4 credentials refused, 5 service or network, 7 an answer that cannot be trusted.

The form of --json: {"version": 1, "profile", "ok", "checks": [{"id", "status", "title", "detail", "remedy"}]}, status one of ok, warning, error, skipped; remedy only where there is one; ok is true without error. The ids, in order: node, files, profile, credentials-place, encryption-certificate, chain, name-resolution, tls, credentials, clock, prompts, module-files, module, token, agent, module-token, module-prompts, card-library, card-service, card-reader, card, applications, version. Title, detail and remedy are texts for a person and may change; fields and checks may be added, none changes its meaning while the version stays.`,
    pt: `Cada linha começa por ✓ (bem), ! (a ver), ✗ (assinar vai falhar) ou – (não verificado, e porquê). Nada é assinado e nenhum SMS é enviado; o certificado é pedido ao serviço uma vez. O módulo PKCS#11, se existir, é carregado num processo próprio, e o agente do token do perfil é iniciado e terminado. Onde o módulo está registado, verifica-se com as ferramentas dessas aplicações (modutil, p11-kit, keytool, openssl, ssh-keygen), ao mesmo tempo e durante dez segundos no máximo.

O código de saída é 0 sem ✗, senão o do primeiro ✗: 3 configuração, 4 credenciais recusadas, 5 serviço ou rede, 7 uma resposta em que não se pode confiar.

A forma de --json: {"version": 1, "profile", "ok", "checks": [{"id", "status", "title", "detail", "remedy"}]}, com status ok, warning, error ou skipped; remedy só onde existe; ok é true sem error. Os ids, por ordem: node, files, profile, credentials-place, encryption-certificate, chain, name-resolution, tls, credentials, clock, prompts, module-files, module, token, agent, module-token, module-prompts, card-library, card-service, card-reader, card, applications, version. Title, detail e remedy são textos para pessoas e podem mudar; podem ser acrescentados campos e verificações, nenhum muda de significado enquanto a versão for a mesma.`,
  },
  flags: {
    profile: { en: 'profile; by default the default profile', pt: 'perfil; por omissão, o perfil predefinido' },
    json: { en: 'machine-readable form', pt: 'forma para programas' },
    offline: { en: 'look only at what is on this machine', pt: 'verificar só o que está nesta máquina' },
  },
  examples: [
    { description: { en: 'Find out what is wrong', pt: 'Descobrir o que está mal' }, command: 'smartcmd doctor' },
    {
      description: { en: 'Only the checks that failed', pt: 'Só as verificações que falharam' },
      command: `smartcmd doctor --json | jq '.checks[] | select(.status == "error")'`,
    },
  ],
} as const satisfies CommandHelpTexts;
