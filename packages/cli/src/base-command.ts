import { Command, Flags, type Interfaces } from '@oclif/core';
import type { Language, Localised } from '@smartcmd/cmd-client';
import { abortOnSignals } from './abort.js';
import { CliError } from './cli-error.js';
import { environmentLanguage } from './environment.js';
import { errorTexts } from './messages/errors.js';
import { globalHelp } from './messages/help/global.js';
import { detail, note, setVerbosity } from './output/streams.js';
import { parseErrorOf } from './parse-error.js';
import { localise, say, type TextValues } from './text.js';

type FlagsOf<T extends typeof Command> = Interfaces.InferredFlags<(typeof SmartCommand)['baseFlags'] & T['flags']>;
type ArgsOf<T extends typeof Command> = Interfaces.InferredArgs<T['args']>;

/**
 * What every command has: parsed flags and arguments, the person's language, where to write what, and the signal that
 * ends it. Errors are thrown; report-error.ts, the one place, turns them into sentence and exit code.
 */
export abstract class SmartCommand<T extends typeof Command> extends Command {
  static override baseFlags = {
    quiet: Flags.boolean({
      char: 'q',
      summary: globalHelp.flags.quiet.en,
      exclusive: ['verbose'],
      helpGroup: 'GLOBAL',
    }),
    verbose: Flags.boolean({ char: 'v', summary: globalHelp.flags.verbose.en, helpGroup: 'GLOBAL' }),
  };

  /** The flags as given, with their defaults. */
  protected flags!: FlagsOf<T>;
  /** The arguments as given. */
  protected args!: ArgsOf<T>;
  /** Names of the flags that were not given, and have their default. */
  protected defaulted: ReadonlySet<string> = new Set();
  /** All arguments in order, for commands with any number of them. */
  protected arguments: readonly string[] = [];
  /** The language of the person. */
  protected readonly language: Language = environmentLanguage();
  /** Aborted when the command has to end (SIGINT, SIGTERM, SIGHUP). */
  protected readonly abort: AbortSignal = abortOnSignals();

  override async init(): Promise<void> {
    await super.init();
    const options = {
      flags: this.ctor.flags,
      baseFlags: this.ctor.baseFlags,
      args: this.ctor.args,
      strict: this.ctor.strict,
      enableJsonFlag: false,
    };
    // Only here is it known whose command line it is.
    const { flags, args, argv, metadata } = await this.parse(options).catch((error: unknown) => {
      const known = { ...this.ctor.baseFlags, ...this.ctor.flags };
      throw parseErrorOf(error, { id: this.id, argv: this.argv, flags: known }) ?? error;
    });
    this.flags = flags as FlagsOf<T>;
    this.args = args as ArgsOf<T>;
    this.arguments = argv as string[];
    this.defaulted = new Set(
      Object.entries(metadata.flags).flatMap(([name, flag]) => (flag.setFromDefault ? [name] : [])),
    );
    this.#assertValues();
    setVerbosity({ quiet: this.flags.quiet === true, verbose: this.flags.verbose === true });
  }

  /** An empty value is a variable that is not set, most likely, and no setting that anybody means to keep. */
  #assertValues(): void {
    for (const [flag, value] of Object.entries(this.flags as Record<string, unknown>)) {
      if (this.defaulted.has(flag)) continue;
      if (value === '' || (Array.isArray(value) && value.includes('')))
        throw new CliError('usage', localise(errorTexts.flagValue, { flag }));
    }
  }

  /** A text in the person's language. */
  protected say(text: Localised, values?: TextValues): string {
    return say(text, this.language, values);
  }

  /** Tells the person something: a line on stderr, unless --quiet. */
  protected note(text: string): void {
    note(text);
  }

  /** A line of the result, on stdout. */
  protected result(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  /** A line about how the work goes, on stderr with --verbose; the text must hold no secret. */
  protected detail(text: string): void {
    detail(text);
  }

  /** Errors go to the one place that reports them, as they are. */
  protected override async catch(error: Error): Promise<never> {
    throw error;
  }
}
