// Writes what agents may say, from the golden frames, as inputs for fuzz_frames: node frame_seeds.mjs GOLDEN_DIRECTORY OUT_DIRECTORY
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [golden, out] = process.argv.slice(2);
const frames = (file) =>
  readFileSync(join(golden, file), 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, direction]) => direction === 'from-agent')
    .map(([name, , hex]) => ({ name, bytes: Buffer.from(hex, 'hex') }));

const known = frames('frames.txt');
const named = (name) => known.find((frame) => frame.name === name).bytes;
const welcome = named('welcome');
/** A signature as long as fuzz_frames expects it. */
const signature = (operation) => Buffer.from([16, 0, 0, 0, 7, 0, 0, 0, operation, 0, 0, 0, ...Buffer.alloc(16, 0x5a)]);
// The first byte: how the person answers (0 to 4), 8 when the application gives up, 16 when it is about a certificate.
const write = (name, first, ...parts) =>
  writeFileSync(join(out, name), Buffer.concat([Buffer.from([first]), ...parts]));

for (const { name, bytes } of [...known, ...frames('refused-frames.txt')]) {
  if (bytes.length <= 1024) write(name, 0, ...(name === 'welcome' ? [] : [welcome]), bytes);
}
for (const [i, name] of ['ask-phone', 'ask-pin', 'ask-otp', 'ask-confirm'].entries()) {
  for (const first of [0, 1, 2, 3, 4, 8]) {
    write(`dialogue-${i}-${first}`, first, welcome, named('tell-progress'), named(name), named('close'), signature(1));
  }
}
for (const first of [16, 17, 24]) {
  write(`enrolment-${first}`, first, welcome, named('tell-progress'), named('ask-phone'), named('enrolled'));
}
write('enrolment-signed', 16, welcome, signature(1));
write('two-signatures', 0, welcome, signature(1), signature(2));
