import { Args, Flags } from '@oclif/core';
import { SmartCommand } from '../base-command.js';
import { examplesOf } from '../messages/help/command-help.js';
import { traceHelp as help } from '../messages/help/trace.js';

export default class Trace extends SmartCommand<typeof Trace> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);
  static override usage = 'trace -m LIB [-q | -v] [--json] [--summary] [-o FILE [--force]] -- COMMAND...';
  static override strict = false;

  static override args = {
    command: Args.string({ description: help.args.command.en, ignoreStdin: true, required: true }),
  };

  static override flags = {
    module: Flags.string({ char: 'm', summary: help.flags.module.en, helpValue: 'LIB', required: true }),
    json: Flags.boolean({ summary: help.flags.json.en }),
    output: Flags.string({ char: 'o', summary: help.flags.output.en, helpValue: 'FILE' }),
    force: Flags.boolean({ summary: help.flags.force.en }),
    summary: Flags.boolean({ summary: help.flags.summary.en }),
  };

  async run(): Promise<void> {
    const { traceProgram } = await import('../trace/trace.js');
    const { module, json, output, force, summary } = this.flags;
    // oclif sorts the arguments by where each text stands first, be it as an option of ours.
    const dashes = this.argv.indexOf('--');
    const command = dashes < 0 ? [] : this.argv.slice(dashes + 1);
    const request = { module, command, json, output, force, summary };
    this.exit(await traceProgram(request, { language: this.language, signal: this.abort }));
  }
}
