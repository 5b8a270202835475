import { Flags } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { certificateShowHelp as help } from '../../messages/help/certificate.js';
import { examplesOf } from '../../messages/help/command-help.js';

export default class CertificateShow extends SmartCommand<typeof CertificateShow> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);

  static override flags = {
    profile: Flags.string({ char: 'p', summary: help.flags.profile.en, helpValue: 'NAME' }),
    json: Flags.boolean({ summary: help.flags.json.en }),
  };

  async run(): Promise<void> {
    const { certificateAsJson, certificateAsLines } = await import('../../certificate/show.js');
    const { loadCertified } = await import('../../store/profile.js');
    const profile = loadCertified(this.flags.profile);
    const lines = this.flags.json ? [certificateAsJson(profile)] : certificateAsLines(profile, this.language);
    for (const line of lines) this.result(line);
  }
}
