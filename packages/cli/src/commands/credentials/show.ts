import { Flags } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { examplesOf } from '../../messages/help/command-help.js';
import { credentialsShowHelp as help } from '../../messages/help/credentials.js';

export default class CredentialsShow extends SmartCommand<typeof CredentialsShow> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);

  static override flags = {
    profile: Flags.string({ char: 'p', summary: help.flags.profile.en, helpValue: 'NAME' }),
    json: Flags.boolean({ summary: help.flags.json.en }),
  };

  async run(): Promise<void> {
    const show = await import('../../credentials/show.js');
    const context = { language: this.language, signal: this.abort };
    const found = await show.whereabouts(this.flags.profile, context);
    if (this.flags.json) this.result(show.whereaboutsAsJson(found));
    else for (const line of show.whereaboutsAsLines(found, this.language)) this.result(line);
    if (found.remedy !== undefined) this.note(found.remedy);
  }
}
