// `npm run demo`: the whole product in half a minute, against the simulator, with nothing left behind.
import { spawnSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { copyFileSync, readFileSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandFailure, Stage } from './lib/demo-stage.mjs';
import { demoTexts } from './lib/demo-texts.mjs';
import { root } from './lib/packages.mjs';
import { Scratch } from './lib/scratch.mjs';
import { sentMessages, startSimulator, stopSimulator } from './lib/simulator.mjs';

const one = 'LICENSE';
const many = ['README.md', 'ARCHITECTURE.md', 'SECURITY.md'];

const texts = demoTexts(process.env);
const interactive = process.argv.includes('--interactive');

/** Prints each new SMS where the person who types can read it. */
function showMessages(stage, outbox) {
  let shown = 0;
  const watcher = watch(dirname(outbox), () => {
    const messages = sentMessages(outbox);
    for (const { text } of messages.slice(shown)) stage.say(`\n${texts.sms(text)}`);
    shown = messages.length;
  });
  return () => watcher.close();
}

function verifyWithNode(scratch, file, signatureFile) {
  const key = createPublicKey(readFileSync(scratch.path('certificate.pem')));
  const genuine = verify('sha256', readFileSync(scratch.path(file)), key, readFileSync(scratch.path(signatureFile)));
  if (!genuine) throw new Error(texts.notVerified(file));
}

async function demonstrate(stage, scratch) {
  stage.say(texts.title);
  stage.say(texts.folder(scratch.directory));
  for (const file of [one, ...many]) copyFileSync(join(root, file), scratch.path(file));

  stage.step(texts.simulator);
  stage.command(['smartcmd', 'simulator', 'start', '--state', 'simulator']);
  const simulator = await startSimulator(scratch, stage.env);
  stage.say(texts.ready(simulator.ready.url));
  const stopShowing = interactive ? showMessages(stage, simulator.outbox) : () => {};
  const hint = () => interactive && stage.say(texts.typePin(simulator.ready.accounts[0].pin));

  stage.step(texts.setup);
  await stage.run([
    ...['smartcmd', 'setup', '--environment', 'simulator', '--simulator-state', 'simulator'],
    ...['--phone', simulator.ready.accounts[0].phone, '--non-interactive'],
  ]);

  stage.step(texts.one);
  hint();
  const raw = ['--format', 'raw', '--yes'];
  await stage.run(['smartcmd', 'sign-hash', '--file', one, ...raw, '--output', `${one}.sig`]);

  stage.step(texts.certificate);
  await stage.run(['smartcmd', 'certificate', 'export'], { into: 'certificate.pem' });

  stage.step(texts.verify);
  if (spawnSync('openssl', ['version']).status === 0) {
    await stage.run(['openssl', 'x509', '-in', 'certificate.pem', '-pubkey', '-noout'], { into: 'public.pem' });
    await stage.run(['openssl', 'dgst', '-sha256', '-verify', 'public.pem', '-signature', `${one}.sig`, one]);
  } else {
    stage.say(texts.noOpenssl);
  }
  verifyWithNode(scratch, one, `${one}.sig`);
  stage.say(texts.node(one));

  stage.step(texts.many);
  hint();
  const before = sentMessages(simulator.outbox).length;
  const files = many.flatMap((file) => ['--file', file]);
  await stage.run(['smartcmd', 'sign-hash', ...files, ...raw, '--output', 'signatures/']);
  for (const file of many) verifyWithNode(scratch, file, join('signatures', `${file}.sig`));
  const sms = sentMessages(simulator.outbox).length - before;
  if (sms !== 1) throw new Error(texts.wrongSms(sms));
  stage.say(texts.manyDone(sms));

  stage.step(texts.doctor);
  await stage.run(['smartcmd', 'doctor']);

  stopShowing();
  await stopSimulator(simulator);
  stage.say(`\n${texts.end}\n${texts.next}`);
  for (const [command, purpose] of texts.nextSteps) stage.say(`  ${command.padEnd(36)} ${purpose}`);
}

if (process.argv.slice(2).some((argument) => argument !== '--interactive')) {
  process.stderr.write(`${texts.usage}\n`);
  process.exit(2);
}
if (interactive && !process.stdin.isTTY) {
  process.stderr.write(`${texts.needsTerminal}\n`);
  process.exit(2);
}

const scratch = new Scratch('smartcmd-demo');
const askpass = {
  SMARTCMD_ASKPASS: fileURLToPath(new URL('./demo-askpass.mjs', import.meta.url)),
  SMARTCMD_DEMO_STATE: scratch.path('simulator'),
};
const stage = new Stage({ scratch, env: scratch.environment(interactive ? {} : askpass), interactive });
try {
  await demonstrate(stage, scratch);
} catch (error) {
  // The command failed because we ended it.
  if (scratch.interrupted) process.exit(scratch.interrupted);
  const failedCommand = error instanceof CommandFailure;
  process.stderr.write(`\n✗ ${failedCommand ? texts.failed(error.command, error.exitCode) : error.message}\n`);
  process.exitCode = failedCommand ? error.exitCode : 1;
}
// An open watcher, or a child that would not end, must not keep a finished demo alive.
process.exit();
