// Runs one command line after the other in one process, as bin/run.js runs one: most of a start of smartcmd is that of Node.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { main } = createRequire(import.meta.url)(join(root, 'bundle', 'main.js'));
let written = { stdout: '', stderr: '' };
for (const name of ['stdout', 'stderr']) {
  process[name].write = (chunk, encoding, done) => {
    written[name] += Buffer.from(chunk).toString('utf8');
    const callback = typeof encoding === 'function' ? encoding : done;
    callback?.();
    return true;
  };
}
// Said, and not the end of the process: it is what is looked for.
for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (error) => (written.stderr += `\n${event}: ${error?.stack}`));
process.on('message', async (argv) => {
  written = { stdout: '', stderr: '' };
  process.exitCode = undefined;
  await main(argv, root);
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  process.send({ code, ...written });
});
process.send('ready');
