import { Args, Flags } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { examplesOf } from '../../messages/help/command-help.js';
import { credentialsEncryptionCertificateHelp as help } from '../../messages/help/credentials.js';

export default class CredentialsEncryptionCertificate extends SmartCommand<typeof CredentialsEncryptionCertificate> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);

  static override args = {
    file: Args.string({ description: help.args.file.en, ignoreStdin: true }),
  };

  static override flags = {
    profile: Flags.string({ char: 'p', summary: help.flags.profile.en, helpValue: 'NAME' }),
    json: Flags.boolean({ summary: help.flags.json.en }),
  };

  async run(): Promise<void> {
    const encryption = await import('../../credentials/encryption-certificate.js');
    const settings = encryption.encryptionOf(this.flags.profile);
    const certificates =
      this.args.file === undefined
        ? settings.encryptionCertificates
        : encryption.addEncryptionCertificate(settings, this.args.file, this.language);
    if (this.flags.json) this.result(encryption.encryptionAsJson(settings.name, certificates));
    else for (const line of encryption.encryptionAsLines(settings.name, certificates, this.language)) this.result(line);
  }
}
