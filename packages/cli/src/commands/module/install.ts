import { Flags } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { examplesOf } from '../../messages/help/command-help.js';
import { moduleInstallHelp as help } from '../../messages/help/module.js';

export default class ModuleInstall extends SmartCommand<typeof ModuleInstall> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);

  static override flags = {
    prefix: Flags.string({ summary: help.flags.prefix.en, helpValue: 'DIR' }),
    card: Flags.string({ summary: help.flags.card.en, helpValue: 'PATH' }),
    also: Flags.string({ summary: help.flags.also.en, helpValue: 'PATH', multiple: true }),
  };

  async run(): Promise<void> {
    const { installModule } = await import('../../module/install.js');
    const { prefix, card, also } = this.flags;
    installModule({ prefix, card, also }, { language: this.language, print: (line) => this.result(line) });
  }
}
