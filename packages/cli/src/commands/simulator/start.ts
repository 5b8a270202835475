import { Flags } from '@oclif/core';
import { SmartCommand } from '../../base-command.js';
import { examplesOf } from '../../messages/help/command-help.js';
import { simulatorStartHelp as help } from '../../messages/help/simulator.js';

export default class SimulatorStart extends SmartCommand<typeof SimulatorStart> {
  static override summary = help.summary.en;
  static override description = help.description.en;
  static override examples = examplesOf(help);

  static override flags = {
    port: Flags.integer({ summary: help.flags.port.en, helpValue: 'PORT', min: 0, max: 65_535, default: 0 }),
    state: Flags.string({ summary: help.flags.state.en, helpValue: 'DIR' }),
    account: Flags.string({
      summary: help.flags.account.en,
      helpValue: 'ACCOUNT',
      multiple: true,
      multipleNonGreedy: true,
      default: [],
    }),
    fault: Flags.string({
      summary: help.flags.fault.en,
      helpValue: 'FAULT',
      multiple: true,
      multipleNonGreedy: true,
      default: [],
    }),
    'otp-lifetime': Flags.integer({
      summary: help.flags['otp-lifetime'].en,
      helpValue: 'SECONDS',
      min: 1,
      max: 86_400,
    }),
    'approve-after': Flags.integer({
      summary: help.flags['approve-after'].en,
      helpValue: 'SECONDS',
      min: 0,
      max: 86_400,
    }),
  };

  async run(): Promise<void> {
    const { runSimulator } = await import('../../simulator/run-simulator.js');
    await runSimulator(this.flags, {
      language: this.language,
      signal: this.abort,
      print: (line) => this.result(line),
      note: (line) => this.note(line),
    });
  }
}
