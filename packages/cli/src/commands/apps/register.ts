import { Args, Flags } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { appsRegisterHelp as help } from '../../messages/help/apps.js';
import { examplesOf } from '../../messages/help/command-help.js';

export default class AppsRegister extends SmartCommand<typeof AppsRegister> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);
  static override strict = false;

  static override args = {
    app: Args.string({ description: help.args.app.en, ignoreStdin: true }),
  };

  static override flags = {
    all: Flags.boolean({ summary: help.flags.all.en }),
    'dry-run': Flags.boolean({ summary: help.flags['dry-run'].en }),
    json: Flags.boolean({ summary: help.flags.json.en }),
  };

  async run(): Promise<void> {
    const { changeApplications } = await import('../../apps/apps.js');
    const { all, json, 'dry-run': dryRun } = this.flags;
    const context = { language: this.language, json, print: (line: string) => this.result(line) };
    const code = changeApplications({ action: 'register', names: this.arguments, all, dryRun }, context);
    if (code !== 0) this.exit(code);
  }
}
