import { Flags } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { certificateExportHelp as help } from '../../messages/help/certificate.js';
import { examplesOf } from '../../messages/help/command-help.js';

export default class CertificateExport extends SmartCommand<typeof CertificateExport> {
  static override summary = help.summary.en;
  static override examples = examplesOf(help);

  static override flags = {
    profile: Flags.string({ char: 'p', summary: help.flags.profile.en, helpValue: 'NAME' }),
    chain: Flags.boolean({ summary: help.flags.chain.en }),
    format: Flags.option({
      summary: help.flags.format.en,
      options: ['pem', 'der'] as const,
      default: 'pem' as const,
    })(),
    output: Flags.string({ char: 'o', summary: help.flags.output.en, helpValue: 'FILE', default: '-' }),
    force: Flags.boolean({ summary: help.flags.force.en }),
  };

  async run(): Promise<void> {
    const { exportCertificate } = await import('../../certificate/export.js');
    await exportCertificate(this.flags, { language: this.language });
  }
}
