import { Flags } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { certificateRefreshHelp as help } from '../../messages/help/certificate.js';
import { examplesOf } from '../../messages/help/command-help.js';

export default class CertificateRefresh extends SmartCommand<typeof CertificateRefresh> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);

  static override flags = {
    profile: Flags.string({ char: 'p', summary: help.flags.profile.en, helpValue: 'NAME' }),
  };

  async run(): Promise<void> {
    const { refreshCertificate } = await import('../../certificate/refresh.js');
    const lines = await refreshCertificate(this.flags.profile, { language: this.language, signal: this.abort });
    for (const line of lines) this.result(line);
  }
}
