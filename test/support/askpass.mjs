#!/usr/bin/env node
// Answers SmartCMD's questions from the states of one or more simulators (SMARTCMD_TEST_STATES, separated by colons).
import { existsSync, readFileSync } from 'node:fs';

const states = process.env.SMARTCMD_TEST_STATES.split(':').filter((state) => existsSync(`${state}/ready.json`));
const lines = (file) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []);
const messages = states.flatMap((state) => lines(`${state}/outbox.jsonl`)).map((line) => JSON.parse(line));
const [account] = JSON.parse(readFileSync(`${states[0]}/ready.json`, 'utf8')).accounts;
const answers = {
  phone: () => account.phone,
  pin: () => account.pin,
  otp: () => messages.find(({ processId }) => processId === process.env.SMARTCMD_ASKPASS_PROCESS).otp,
  confirm: () => 'yes',
};
process.stdout.write(`${answers[process.env.SMARTCMD_ASKPASS_KIND]()}\n`);
