import { Flags } from '@oclif/core';
import { SmartCommand } from '../base-command.js';
import { examplesOf } from '../messages/help/command-help.js';
import { doctorHelp as help } from '../messages/help/doctor.js';

export default class Doctor extends SmartCommand<typeof Doctor> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);

  static override flags = {
    profile: Flags.string({ char: 'p', summary: help.flags.profile.en, helpValue: 'NAME' }),
    json: Flags.boolean({ summary: help.flags.json.en }),
    offline: Flags.boolean({ summary: help.flags.offline.en }),
  };

  async run(): Promise<void> {
    const { diagnose } = await import('../doctor/diagnose.js');
    const print = (line: string): void => this.result(line);
    const { language, abort: signal } = this;
    const code = await diagnose(this.flags, { language, signal, version: this.config.version, print });
    if (code !== 0) this.exit(code);
  }
}
