import { Args, Flags } from '@oclif/core';
import { SmartCommand } from '../base-command.js';
import { examplesOf } from '../messages/help/command-help.js';
import { signHashHelp as help } from '../messages/help/sign-hash.js';
import { SIGNATURE_FORMATS, type SignatureFormat } from '../sign-hash/request.js';

/** What a run that is continued brings itself. */
const OF_NEW_RUNS = ['file', 'algorithm', 'digest-info', 'document-name', 'format', 'profile'];
/** What one that is forgotten has no use for either; a run that is continued may have to go elsewhere. */
const OF_RUNS = [...OF_NEW_RUNS, 'output', 'force'];

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
      options: SIGNATURE_FORMATS,
      default: 'base64',
    }),
    output: Flags.string({ char: 'o', summary: help.flags.output.en, helpValue: 'PATH', default: '-' }),
    force: Flags.boolean({ summary: help.flags.force.en }),
    profile: Flags.string({ char: 'p', summary: help.flags.profile.en, helpValue: 'NAME' }),
    askpass: Flags.string({ summary: help.flags.askpass.en, helpValue: 'PROGRAM' }),
    yes: Flags.boolean({ char: 'y', summary: help.flags.yes.en }),
    resume: Flags.boolean({ summary: help.flags.resume.en, exclusive: ['discard', ...OF_NEW_RUNS] }),
    discard: Flags.boolean({ summary: help.flags.discard.en, exclusive: OF_RUNS }),
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
      output: flags.resume && this.defaulted.has('output') ? undefined : flags.output,
      force: flags.force === true,
      profile: flags.profile,
      askpass: flags.askpass,
      yes: flags.yes,
      resume: flags.resume,
      discard: flags.discard,
      language: this.language,
      signal: this.abort,
    });
  }
}
