import { type Command, CommandHelp, Help, type Interfaces } from '@oclif/core';
import type { Localised } from '@smartcmd/cmd-client';
import { environmentLanguage, VARIABLES } from './environment.js';
import { globalHelp } from './messages/help/global.js';
import { COMMAND_HELP } from './messages/help/index.js';
import {
  EXIT_CODE_TEXTS,
  HEADINGS,
  LAYOUT_WORDS,
  PLUGIN_HELP,
  PROGRAM_SUMMARY,
  ROOT_EXAMPLES,
  TOPIC_SUMMARIES,
} from './messages/help/layout.js';

const language = environmentLanguage();

const heading = (english: string): string => (language === 'pt' ? (HEADINGS[english] ?? english) : english);

const words = (text: string): string =>
  language === 'pt' ? LAYOUT_WORDS.reduce((done, [pattern, word]) => done.replace(pattern, word), text) : text;

/** oclif's help of one command, its headings and small words in the person's language. */
class LocalisedCommandHelp extends CommandHelp {
  override section(header: string, body: Parameters<CommandHelp['section']>[1]): string {
    return super.section(heading(header), body);
  }

  protected override args(args: Command.Arg.Any[]): [string, string | undefined][] | undefined {
    return super.args(args)?.map(([name, text]) => [name, text && words(text)]);
  }

  protected override flags(flags: Command.Flag.Any[]): [string, string | undefined][] | undefined {
    return super.flags(flags)?.map(([name, text]) => [name, text && words(text)]);
  }
}

/** oclif's help in the person's language, with examples and the exit codes in that of the whole program. */
export class LocalisedHelp extends Help {
  protected override CommandHelpClass = LocalisedCommandHelp;

  constructor(config: Interfaces.Config, options?: Partial<Interfaces.HelpOptions>) {
    super(config, options);
    config.pjson.oclif.description = PROGRAM_SUMMARY[language];
  }

  override section(header: string, body: Parameters<Help['section']>[1]): string {
    return super.section(heading(header), body);
  }

  protected override get sortedCommands(): Command.Loadable[] {
    return super.sortedCommands.map(translated);
  }

  protected override get sortedTopics(): Interfaces.Topic[] {
    return super.sortedTopics.map((topic) => {
      const summary = TOPIC_SUMMARIES[topic.name];
      return summary ? { ...topic, description: summary[language] } : topic;
    });
  }

  override async showCommandHelp(command: Command.Loadable): Promise<void> {
    await super.showCommandHelp(translated(command));
  }

  protected override async showTopicHelp(topic: Interfaces.Topic): Promise<void> {
    const summary = TOPIC_SUMMARIES[topic.name];
    await super.showTopicHelp(summary ? { ...topic, description: summary[language] } : topic);
  }

  override formatRoot(): string {
    const text = super.formatRoot();
    return language === 'pt'
      ? text.replace(/^VERSION$/m, heading('VERSION')).replace(/^USAGE$/m, heading('USAGE'))
      : text;
  }

  protected override async showRootHelp(): Promise<void> {
    await super.showRootHelp();
    const examples = ROOT_EXAMPLES.map(({ description, command }) => `${description[language]}\n  $ ${command}`);
    this.log(this.section('EXAMPLES', examples.join('\n')));
    this.log('');
    this.log(
      this.section(
        'EXIT CODES',
        EXIT_CODE_TEXTS.map(([code, text]) => [code, text[language]] as [string, string]),
      ),
    );
    this.log('');
    const variables = ['SMARTCMD_ASKPASS', 'HTTPS_PROXY', 'NO_PROXY', 'NO_COLOR', 'LANG'] as const;
    this.log(
      this.section(
        'ENVIRONMENT',
        variables.map((name) => [name, VARIABLES[name].description[language]] as [string, string]),
      ),
    );
    this.log('');
  }
}

/** The command with its texts in the person's language; what has no translation stays. */
function translated(command: Command.Loadable): Command.Loadable {
  const id = command.id.replaceAll(' ', ':');
  const help = COMMAND_HELP[id];
  const texts: (Partial<typeof help> & (typeof PLUGIN_HELP)[string]) | undefined = help ?? PLUGIN_HELP[id];
  if (!texts) return command;
  const pick = (text: Localised | undefined, otherwise: string | undefined): string | undefined =>
    text?.[language] ?? otherwise;
  const flags = Object.entries(command.flags).map(([name, flag]) => {
    const text = texts.flags?.[name] ?? (globalHelp.flags as Readonly<Record<string, Localised>>)[name];
    return [name, text ? { ...flag, summary: text[language] } : flag];
  });
  const args = Object.entries(command.args).map(([name, arg]) => [
    name,
    { ...arg, description: pick(texts.args?.[name], arg.description) },
  ]);
  return {
    ...command,
    summary: texts.summary[language],
    ...(help?.description && { description: help.description[language] }),
    ...(help && {
      examples: help.examples.map(({ description, command }) => ({ description: description[language], command })),
    }),
    flags: Object.fromEntries(flags),
    args: Object.fromEntries(args),
  };
}
