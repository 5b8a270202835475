import type { CommandHelpTexts } from './command-help.js';

export const traceHelp = {
  summary: {
    en: 'Run a program, and show what it calls in a PKCS#11 library',
    pt: 'Executar um programa, e mostrar o que ele chama numa biblioteca PKCS#11',
  },
  description: {
    en: `Runs COMMAND with a library in front of the one that --module names: it passes each call on, and tells of it. In COMMAND, {} stands for its path, and so does the path of --module; the environment has it as SMARTCMD_TRACE_MODULE.

Arguments are shown by name, with attributes, mechanisms and flags decoded; then what the call returned, and how many microseconds it took. PINs, keys, and what is signed or encrypted are not shown.
The calls go to stdout, or to the file of --output; without one, what COMMAND writes to stdout goes to stderr. The exit code is that of COMMAND.`,
    pt: `Executa COMMAND com uma biblioteca à frente da que --module indica: esta passa cada chamada e dá conta dela. Em COMMAND, {} representa o seu caminho, tal como o caminho de --module; no ambiente está em SMARTCMD_TRACE_MODULE.

Os argumentos aparecem pelo nome, com atributos, mecanismos e flags descodificados; depois o que a chamada devolveu, e quantos microssegundos demorou. PIN, chaves, e o que é assinado ou cifrado não aparecem.
As chamadas vão para stdout, ou para o ficheiro de --output; sem ele, o que COMMAND escreve em stdout vai para stderr. O código de saída é o de COMMAND.`,
  },
  args: {
    command: {
      en: 'program to run, with its arguments, after "--"',
      pt: 'programa a executar, com os seus argumentos, depois de "--"',
    },
  },
  flags: {
    module: { en: 'PKCS#11 library to watch', pt: 'biblioteca PKCS#11 a observar' },
    json: { en: 'one JSON document instead of lines', pt: 'um documento JSON em vez de linhas' },
    output: {
      en: 'file to write the calls to, instead of stdout',
      pt: 'ficheiro onde escrever as chamadas, em vez de stdout',
    },
    force: { en: 'replace an output file that exists', pt: 'substituir um ficheiro de saída que exista' },
    summary: {
      en: 'count calls, errors, signatures and time for each function, instead of the calls',
      pt: 'contar chamadas, erros, assinaturas e tempo de cada função, em vez das chamadas',
    },
  },
  examples: [
    {
      description: { en: 'What pkcs11-tool calls', pt: 'O que pkcs11-tool chama' },
      command: 'smartcmd trace --module /usr/lib/softhsm/libsofthsm2.so -- pkcs11-tool --module {} --list-slots',
    },
    {
      description: { en: 'Count the calls of a signature', pt: 'Contar as chamadas de uma assinatura' },
      command:
        'smartcmd trace --module "$(smartcmd module path)" --summary -- pkcs11-tool --module {} --sign --mechanism SHA256-RSA-PKCS --input-file contract.pdf --output-file contract.sig',
    },
    {
      description: {
        en: 'Save the calls of a program that takes its module from the environment',
        pt: 'Guardar as chamadas de um programa que toma o seu módulo do ambiente',
      },
      command:
        'smartcmd trace --module /usr/lib/softhsm/libsofthsm2.so --json --output calls.json -- sh -c \'p11tool --provider "$SMARTCMD_TRACE_MODULE" --list-tokens\'',
    },
  ],
} as const satisfies CommandHelpTexts;
