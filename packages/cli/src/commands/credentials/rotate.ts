import { Flags } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { examplesOf } from '../../messages/help/command-help.js';
import { credentialsRotateHelp as help } from '../../messages/help/credentials.js';

export default class CredentialsRotate extends SmartCommand<typeof CredentialsRotate> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);

  static override flags = {
    profile: Flags.string({ char: 'p', summary: help.flags.profile.en, helpValue: 'NAME' }),
    'application-id': Flags.string({ summary: help.flags['application-id'].en, helpValue: 'GUID' }),
    username: Flags.string({ summary: help.flags.username.en, helpValue: 'NAME' }),
    'password-file': Flags.string({ summary: help.flags['password-file'].en, helpValue: 'FILE' }),
    'credentials-in': Flags.option({
      summary: help.flags['credentials-in'].en,
      options: ['file', 'secret-service'] as const,
    })(),
    'non-interactive': Flags.boolean({ summary: help.flags['non-interactive'].en, default: false }),
  };

  async run(): Promise<void> {
    const { rotate } = await import('../../credentials/rotate.js');
    await rotate(this.flags, { language: this.language, signal: this.abort });
  }
}
