import { Args, Flags } from '@oclif/core';
import { SmartCommand } from '../base-command.js';
import { examplesOf } from '../messages/help/command-help.js';
import { signHashHelp as help } from '../messages/help/sign-hash.js';
import type { SignatureFormat } from '../sign-hash/request.js';

export default class SignHash extends SmartCommand<typeof SignHash> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);
  static override strict = false;

  static override args = {
    digest: Args.string({ description: help.args.digest.en, ignoreStdin: true }),
  };

  static override flags = {
    file: Flags.string({ summary: help.flags.file.en, multiple: true, multipleNonGreedy: true, helpValue: 'FILE' }),
    algorithm: Flags.string({ char: 'a', summary: help.flags.algorithm.en, helpValue: 'NAME', default: 'sha256' }),
    'digest-info': Flags.boolean({ summary: help.flags['digest-info'].en }),
    'document-name': Flags.string({
      summary: help.flags['document-name'].en,
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'NAME',
    }),
    format: Flags.string({
      summary: help.flags.format.en,
      options: ['base64', 'hex', 'raw', 'json'],
      default: 'base64',
    }),
    output: Flags.string({ char: 'o', summary: help.flags.output.en, helpValue: 'PATH', default: '-' }),
    force: Flags.boolean({ summary: help.flags.force.en }),
    profile: Flags.string({ char: 'p', summary: help.flags.profile.en, helpValue: 'NAME' }),
    askpass: Flags.string({ summary: help.flags.askpass.en, helpValue: 'PROGRAM' }),
    yes: Flags.boolean({ char: 'y', summary: help.flags.yes.en }),
  };

  async run(): Promise<void> {
    const { signHash } = await import('../sign-hash/sign-hash.js');
    const { flags } = this;
    await signHash({
      digests: this.arguments,
      files: flags.file ?? [],
      algorithm: flags.algorithm,
      digestInfo: flags['digest-info'],
      documentNames: flags['document-name'] ?? [],
      format: flags.format as SignatureFormat,
      output: flags.output,
      force: flags.force,
      profile: flags.profile,
      askpass: flags.askpass,
      yes: flags.yes,
      language: this.language,
      signal: this.abort,
    });
  }
}
