import { Flags } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { examplesOf } from '../../messages/help/command-help.js';
import { credentialsRemoveHelp as help } from '../../messages/help/credentials.js';

export default class CredentialsRemove extends SmartCommand<typeof CredentialsRemove> {
  static override summary = help.summary.en;
  static override examples = examplesOf(help);

  static override flags = {
    profile: Flags.string({ char: 'p', summary: help.flags.profile.en, helpValue: 'NAME' }),
    yes: Flags.boolean({ char: 'y', summary: help.flags.yes.en }),
  };

  async run(): Promise<void> {
    const { removeAfterAsking } = await import('../../credentials/remove.js');
    const context = { language: this.language, signal: this.abort };
    await removeAfterAsking(this.flags.profile, this.flags.yes, context);
  }
}
