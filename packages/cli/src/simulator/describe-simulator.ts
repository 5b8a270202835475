import { join } from 'node:path';
import type { Language, Localised } from '@smartcmd/cmd-client';
import type { Account, AccountState, Simulator } from '@smartcmd/cmd-simulator';
import { shellQuote } from '../files/shell-quote.js';
import { simulatorTexts as texts } from '../messages/simulator.js';
import { storePaths } from '../store/paths.js';
import { say } from '../text.js';

const STATES: Readonly<Record<AccountState, Localised>> = {
  active: texts.stateActive,
  inactive: texts.stateInactive,
  'must-change-pin-901': texts.stateMustChange901,
  'must-change-pin-902': texts.stateMustChange902,
  locked: texts.stateLocked,
};

/**
 * What a person needs to know of a simulator that has just started.
 *
 * @returns lines
 */
export function describeSimulator({ ready, accounts, stateDir }: Simulator, language: Language): string[] {
  const facts: [Localised, string][] = [
    [texts.address, ready.url],
    [texts.legacyAddress, ready.legacyUrl],
    [texts.applicationId, ready.applicationId],
    [texts.username, ready.username],
    [texts.password, ready.password],
    [texts.readyFile, join(stateDir, 'ready.json')],
    [texts.outboxFile, join(stateDir, 'outbox.jsonl')],
  ];
  const labels = facts.map(([label]) => `${say(label, language)}:`);
  const width = Math.max(...labels.map((label) => label.length));
  return [
    say(texts.running, language),
    '',
    ...facts.map(([, value], index) => `  ${labels[index]?.padEnd(width)}  ${value}`),
    '',
    say(texts.accounts, language),
    ...accounts.map((account) => `  ${accountLine(account, language)}`),
    '',
    say(texts.setUp, language),
    `  ${setupCommand(stateDir)}`,
    '',
  ];
}

function accountLine(account: Account, language: Language): string {
  const approves = account.state === 'active' && account.approveAfterMs !== undefined;
  const { phone, name } = account;
  const pin = account.pin.padEnd(8);
  return say(texts.account, language, {
    phone,
    pin,
    name,
    state: approves ? texts.stateApproves : STATES[account.state],
  });
}

function setupCommand(stateDir: string): string {
  const usual = stateDir === storePaths().simulatorState;
  return `smartcmd setup --environment simulator${usual ? '' : ` --simulator-state ${shellQuote(stateDir)}`}`;
}
