import { Flags } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { examplesOf } from '../../messages/help/command-help.js';
import { profileListHelp as help } from '../../messages/help/profile.js';

export default class ProfileList extends SmartCommand<typeof ProfileList> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);

  static override flags = {
    json: Flags.boolean({ summary: help.flags.json.en }),
  };

  async run(): Promise<void> {
    const { listProfiles, profilesAsJson, profilesAsLines } = await import('../../profile/list.js');
    const { profileTexts } = await import('../../messages/profile.js');
    const list = listProfiles(this.language);
    if (this.flags.json) this.result(profilesAsJson(list));
    else if (list.length === 0) this.note(this.say(profileTexts.none));
    else for (const line of profilesAsLines(list, this.language)) this.result(line);
  }
}
