import { Flags } from '@oclif/core';
import { SmartCommand } from '../base-command.js';
import { examplesOf } from '../messages/help/command-help.js';
import { setupHelp as help } from '../messages/help/setup.js';

const { flags: texts } = help;

export default class Setup extends SmartCommand<typeof Setup> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);

  static override flags = {
    profile: Flags.string({ char: 'p', summary: texts.profile.en, helpValue: 'NAME' }),
    environment: Flags.option({
      summary: texts.environment.en,
      options: ['production', 'preproduction', 'simulator'] as const,
      exclusive: ['endpoint'],
    })(),
    endpoint: Flags.string({ summary: texts.endpoint.en, helpValue: 'URL' }),
    service: Flags.option({ summary: texts.service.en, options: ['scmd', 'ccmovel'] as const })(),
    phone: Flags.string({ summary: texts.phone.en, helpValue: 'NUMBER' }),
    'application-id': Flags.string({ summary: texts['application-id'].en, helpValue: 'GUID' }),
    username: Flags.string({ summary: texts.username.en, helpValue: 'NAME' }),
    'password-file': Flags.string({ summary: texts['password-file'].en, helpValue: 'FILE' }),
    'credentials-in': Flags.option({
      summary: texts['credentials-in'].en,
      options: ['file', 'secret-service'] as const,
    })(),
    'encryption-certificate': Flags.string({ summary: texts['encryption-certificate'].en, helpValue: 'FILE' }),
    'tls-ca': Flags.string({ summary: texts['tls-ca'].en, helpValue: 'FILE' }),
    'with-pin': Flags.boolean({ summary: texts['with-pin'].en, allowNo: true }),
    'enrol-on-first-use': Flags.boolean({
      summary: texts['enrol-on-first-use'].en,
      exclusive: ['phone'],
      default: false,
    }),
    'phone-approval': Flags.boolean({ summary: texts['phone-approval'].en, allowNo: true }),
    'newer-fields': Flags.boolean({ summary: texts['newer-fields'].en, allowNo: true }),
    mechanisms: Flags.string({ summary: texts.mechanisms.en, helpValue: 'NAME,…' }),
    'remember-signatures': Flags.string({ summary: texts['remember-signatures'].en, helpValue: 'SECONDS' }),
    'module-log': Flags.string({ summary: texts['module-log'].en, helpValue: 'FILE' }),
    prompts: Flags.option({
      summary: texts.prompts.en,
      options: ['auto', 'zenity', 'kdialog', 'pinentry', 'terminal'] as const,
    })(),
    'simulator-state': Flags.string({ summary: texts['simulator-state'].en, helpValue: 'DIR' }),
    'non-interactive': Flags.boolean({ summary: texts['non-interactive'].en, default: false }),
  };

  async run(): Promise<void> {
    const { setUp } = await import('../setup/set-up.js');
    await setUp(this.flags, { language: this.language, signal: this.abort, print: (line) => this.result(line) });
  }
}
