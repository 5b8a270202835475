import { Args, Flags } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { appsListHelp as help } from '../../messages/help/apps.js';
import { examplesOf } from '../../messages/help/command-help.js';

export default class AppsList extends SmartCommand<typeof AppsList> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);
  static override strict = false;

  static override args = {
    app: Args.string({ description: help.args.app.en, ignoreStdin: true }),
  };

  static override flags = {
    json: Flags.boolean({ summary: help.flags.json.en }),
  };

  async run(): Promise<void> {
    const { listApplications } = await import('../../apps/apps.js');
    const { language } = this;
    listApplications(this.arguments, { language, json: this.flags.json, print: (line) => this.result(line) });
  }
}
