#!/usr/bin/env node
// The askpass program of the unattended demo: it plays the person who knows the PIN and reads the SMS.
//
// SmartCMD starts it with the prompt's text as its only argument, and takes the first line of its output as the answer.
// A program for real use asks a person instead: a PIN in a file or script is no longer a secret.
import { setTimeout as wait } from 'node:timers/promises';
import { readJson } from './lib/packages.mjs';
import { sentMessages } from './lib/simulator.mjs';

const state = process.env.SMARTCMD_DEMO_STATE;
const kind = process.env.SMARTCMD_ASKPASS_KIND;
const processId = process.env.SMARTCMD_ASKPASS_PROCESS;

async function newestOtp() {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const messages = sentMessages(`${state}/outbox.jsonl`);
    const found = messages.findLast((message) => !processId || message.processId === processId);
    if (found) return found.otp;
    await wait(50);
  }
  throw new Error('The simulator has sent no SMS for this signature.');
}

async function answer() {
  const [account] = readJson(`${state}/ready.json`).accounts;
  if (kind === 'phone') return account.phone;
  if (kind === 'pin') return account.pin;
  if (kind === 'otp') return newestOtp();
  if (kind === 'confirm') return 'yes';
  throw new Error(`SMARTCMD_ASKPASS_KIND is "${kind}": phone, pin, otp or confirm was expected.`);
}

try {
  process.stdout.write(`${await answer()}\n`);
} catch (error) {
  process.stderr.write(`demo-askpass: ${error.message}\n`);
  process.exitCode = 1;
}
