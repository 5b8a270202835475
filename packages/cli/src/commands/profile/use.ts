import { Args } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { examplesOf } from '../../messages/help/command-help.js';
import { profileUseHelp as help } from '../../messages/help/profile.js';
import { profileTexts } from '../../messages/profile.js';

export default class ProfileUse extends SmartCommand<typeof ProfileUse> {
  static override summary = help.summary.en;
  static override examples = examplesOf(help);

  static override args = {
    name: Args.string({ description: help.args.name.en, required: true, ignoreStdin: true }),
  };

  async run(): Promise<void> {
    const { setDefaultProfile } = await import('../../store/change.js');
    setDefaultProfile(this.args.name);
    this.note(this.say(profileTexts.defaultIs, { name: this.args.name }));
  }
}
