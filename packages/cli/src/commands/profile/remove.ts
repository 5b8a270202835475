import { Args, Flags } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { examplesOf } from '../../messages/help/command-help.js';
import { profileRemoveHelp as help } from '../../messages/help/profile.js';

export default class ProfileRemove extends SmartCommand<typeof ProfileRemove> {
  static override summary = help.summary.en;
  static override examples = examplesOf(help);

  static override args = {
    name: Args.string({ description: help.args.name.en, required: true, ignoreStdin: true }),
  };

  static override flags = {
    yes: Flags.boolean({ char: 'y', summary: help.flags.yes.en }),
  };

  async run(): Promise<void> {
    const { removeAfterAsking } = await import('../../profile/remove.js');
    await removeAfterAsking(this.args.name, this.flags.yes, { language: this.language, signal: this.abort });
  }
}
