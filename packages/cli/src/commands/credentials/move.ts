import { Args, Flags } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { examplesOf } from '../../messages/help/command-help.js';
import { credentialsMoveHelp as help } from '../../messages/help/credentials.js';

export default class CredentialsMove extends SmartCommand<typeof CredentialsMove> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);

  static override args = {
    place: Args.string({
      description: help.args.place.en,
      required: true,
      ignoreStdin: true,
      options: ['file', 'secret-service'],
    }),
  };

  static override flags = {
    profile: Flags.string({ char: 'p', summary: help.flags.profile.en, helpValue: 'NAME' }),
  };

  async run(): Promise<void> {
    const { moveTo } = await import('../../credentials/move.js');
    const place = this.args.place === 'file' ? 'file' : 'secret-service';
    await moveTo(this.flags.profile, place, { language: this.language, signal: this.abort });
  }
}
