import type { Catalogue } from '../text.js';

/** Texts of the one place that reports errors. */
export const errorTexts = {
  error: { en: 'Error', pt: 'Erro' },
  interrupted: { en: 'Interrupted.', pt: 'Interrompido.' },
  cancelled: { en: 'Cancelled.', pt: 'Cancelado.' },
  unexpected: { en: 'Something unexpected went wrong: {message}', pt: 'Ocorreu um erro inesperado: {message}' },
  unexpectedRemedy: {
    en: 'Try again with --verbose; if it happens again, report it with what that prints.',
    pt: 'Tente de novo com --verbose; se voltar a acontecer, comunique-o com o que aparecer.',
  },
  system: { en: 'Cannot {action} {path}: {reason}.', pt: 'Não é possível {action} {path}: {reason}.' },
  systemRemedy: {
    en: 'Check the path, its permissions and the free space.',
    pt: 'Verifique o caminho, as permissões e o espaço livre.',
  },
  stdoutFailed: {
    en: 'The result could not be written to stdout: {reason}.',
    pt: 'Não foi possível escrever o resultado em stdout: {reason}.',
  },
  stdoutFailedRemedy: {
    en: 'Make room there, or send the output elsewhere, then try again.',
    pt: 'Liberte espaço, ou envie a saída para outro sítio, e tente de novo.',
  },
  seeHelp: { en: 'See: {command} --help', pt: 'Veja: {command} --help' },
  unknownFlags: { en: 'There is no option {flags}.', pt: 'Não existe a opção {flags}.' },
  unexpectedArguments: { en: 'Too many arguments: {arguments}.', pt: 'Argumentos a mais: {arguments}.' },
  missingArguments: { en: 'Missing: {arguments}.', pt: 'Falta: {arguments}.' },
  missingFlag: { en: 'The option --{flag} is required.', pt: 'A opção --{flag} é obrigatória.' },
  flagValue: { en: 'The option --{flag} needs a value.', pt: 'A opção --{flag} precisa de um valor.' },
  flagOnce: { en: 'The option --{flag} can be given only once.', pt: 'A opção --{flag} só pode ser dada uma vez.' },
  flagChoice: {
    en: 'The option --{flag} cannot be "{value}": it is one of {choices}.',
    pt: 'A opção --{flag} não pode ser "{value}": é uma de {choices}.',
  },
  flagChoiceMissing: {
    en: 'The option --{flag} needs one of these values: {choices}.',
    pt: 'A opção --{flag} precisa de um destes valores: {choices}.',
  },
  argumentChoice: { en: '"{value}" is not one of {choices}.', pt: '"{value}" não é um de {choices}.' },
  flagsExclude: {
    en: 'The options --{flag} and --{other} cannot be given together.',
    pt: 'As opções --{flag} e --{other} não podem ser dadas em conjunto.',
  },
  flagNeeds: {
    en: 'The option --{flag} needs this one too: {other}.',
    pt: 'A opção --{flag} precisa também desta: {other}.',
  },
  flagInteger: {
    en: 'The option --{flag} must be a whole number, not "{value}".',
    pt: 'A opção --{flag} tem de ser um número inteiro, não "{value}".',
  },
  flagAtLeast: {
    en: 'The option --{flag} must be at least {limit}, not {value}.',
    pt: 'A opção --{flag} tem de ser pelo menos {limit}, não {value}.',
  },
  flagAtMost: {
    en: 'The option --{flag} must be at most {limit}, not {value}.',
    pt: 'A opção --{flag} tem de ser no máximo {limit}, não {value}.',
  },
  flagUrl: {
    en: 'The option --{flag} must be a URL, not "{value}".',
    pt: 'A opção --{flag} tem de ser um URL, não "{value}".',
  },
  commandLine: { en: 'The command line is wrong: {message}', pt: 'A linha de comandos está errada: {message}' },
  unknownCommand: { en: 'There is no command "{command}".', pt: 'Não existe o comando "{command}".' },
  didYouMean: { en: 'Did you mean: {command}', pt: 'Queria dizer: {command}' },
  listCommands: { en: 'See the commands with: smartcmd help', pt: 'Veja os comandos com: smartcmd help' },
} as const satisfies Catalogue;
