import { Flags } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { examplesOf } from '../../messages/help/command-help.js';
import { tokenShowHelp as help } from '../../messages/help/token.js';

export default class TokenShow extends SmartCommand<typeof TokenShow> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);

  static override flags = {
    profile: Flags.string({ char: 'p', summary: help.flags.profile.en, helpValue: 'NAME' }),
  };

  async run(): Promise<void> {
    const { tokenAsText } = await import('../../token/show.js');
    this.result(tokenAsText(this.flags.profile, this.language));
  }
}
