import type { Localised } from '@smartcmd/cmd-client';

/** The help of one command in both languages: English goes into the command's class, Portuguese into the help. */
export interface CommandHelpTexts {
  readonly summary: Localised;
  readonly description?: Localised;
  /** The summary of each flag, by its name. */
  readonly flags: Readonly<Record<string, Localised>>;
  /** The description of each argument, by its name. */
  readonly args?: Readonly<Record<string, Localised>>;
  readonly examples: readonly { readonly description: Localised; readonly command: string }[];
}

/** The examples of a command in the form that oclif takes. */
export function examplesOf(help: CommandHelpTexts): { description: string; command: string }[] {
  return help.examples.map(({ description, command }) => ({ description: description.en, command }));
}
