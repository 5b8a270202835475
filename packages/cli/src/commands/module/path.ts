import { Flags } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { examplesOf } from '../../messages/help/command-help.js';
import { modulePathHelp as help } from '../../messages/help/module.js';

export default class ModulePath extends SmartCommand<typeof ModulePath> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);

  static override flags = {
    'cmd-only': Flags.boolean({ summary: help.flags['cmd-only'].en }),
  };

  async run(): Promise<void> {
    const { modulePath } = await import('../../module/path.js');
    this.result(modulePath(this.flags['cmd-only']));
  }
}
