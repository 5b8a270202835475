import { Args, Flags } from '@oclif/core';
import { SmartCommand } from '../base-command.js';
import { autocompleteTexts as texts } from '../messages/autocomplete.js';
import { autocompleteHelp as help } from '../messages/help/autocomplete.js';
import { examplesOf } from '../messages/help/command-help.js';

const SHELLS = ['bash', 'zsh', 'powershell'] as const;

/** Stands in for the command of the same name of oclif's plugin, whose scripts it uses and whose words are English only. */
export default class Autocomplete extends SmartCommand<typeof Autocomplete> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);

  static override args = {
    shell: Args.string({ description: help.args.shell.en, options: [...SHELLS], ignoreStdin: true }),
  };

  static override flags = {
    'refresh-cache': Flags.boolean({ char: 'r', summary: help.flags['refresh-cache'].en }),
  };

  async run(): Promise<void> {
    await this.config.runCommand('autocomplete:create', []);
    if (this.flags['refresh-cache']) return;
    const shell = SHELLS.find((name) => name === (this.args.shell ?? this.config.shell)) ?? 'bash';
    const [now, always] = COMMANDS[shell];
    this.result(this.say(texts.now, { shell }));
    this.result(`  ${now}\n`);
    this.result(this.say(texts.always));
    this.result(`  ${always}\n`);
    this.result(this.say(texts.afterUpdate));
    this.result('  smartcmd autocomplete --refresh-cache\n');
    this.result(this.say(texts.use));
  }
}

/** What switches completion on: in the shell at hand, and in each new one. */
const COMMANDS = {
  bash: ['source <(smartcmd autocomplete script bash)', 'smartcmd autocomplete script bash >> ~/.bashrc'],
  zsh: ['source <(smartcmd autocomplete script zsh)', 'smartcmd autocomplete script zsh >> ~/.zshrc'],
  powershell: [
    'Invoke-Expression (smartcmd autocomplete script powershell)',
    'Add-Content -Path $PROFILE -Value (smartcmd autocomplete script powershell)',
  ],
} as const;
