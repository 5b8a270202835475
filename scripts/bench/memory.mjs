import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { readJson } from '../lib/packages.mjs';
import { table } from '../lib/table.mjs';
import { flat, goal, mib, progress, say, times } from './report.mjs';

const mebibyte = 2 ** 20;
const idleNode = "const socket = new (require('node:net').Socket)({ fd: 3 }); socket.resume(); socket.write('up');";

/** The memory of the agent and of the application while they live. */
export async function memory(context) {
  progress('memory of the agent and of the application');
  const bare = await bareNode(context);
  const [signed] = await sizesDuring(context, ['sign', '1']);
  const [, small, large] = await sizesDuring(context, ['stream', '1', `${64 * mebibyte}`, `${1024 * mebibyte}`]);
  say('\nMemory of processes that live');
  say(
    table(
      ['process', 'resident'],
      [
        ['node with an idle socket', mib(bare)],
        ['the agent after a signature', mib(signed.agent.VmRSS)],
        ['the agent after 1 GiB', mib(large.agent.VmRSS)],
      ],
    ),
  );
  const ratio = signed.agent.VmRSS / bare;
  const figure = { value: ratio, atMost: 2, own: mib(signed.agent.VmRSS), peer: `a bare Node ${mib(bare)}` };
  goal('the agent ≤ 2 × the memory of a bare Node', figure, times);
  flat('application: C_SignUpdate of 1 GiB in the memory of 64 MiB', small.application.VmHWM, large.application.VmHWM);
  flat('agent: the same', small.agent.VmHWM, large.agent.VmHWM);
}

/** A program that measures signatures, and what application and agent hold after each line that it prints. */
async function sizesDuring({ scratch, module, env }, [command, ...args]) {
  const { program, ...options } = module.measure(module.env, command, module.library, ...args);
  const child = scratch.adopt(
    spawn(program, options.args, { env: options.env, cwd: options.cwd, stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  const found = [];
  for await (const _ of createInterface({ input: child.stdout })) {
    found.push({ application: statusOf(child.pid), agent: statusOf(agentProcess(env)) });
    if (found.length === args.length) child.stdin.end();
    else child.stdin.write('\n');
  }
  if (child.exitCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`${program} ${command} ended with ${child.exitCode ?? child.signalCode}`);
  return found;
}

async function bareNode({ scratch, node }) {
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe'];
  const child = scratch.adopt(spawn(node.program, ['-e', idleNode], { env: node.env, cwd: node.cwd, stdio }));
  await once(child.stdio[3], 'data');
  const { VmRSS } = statusOf(child.pid);
  child.kill();
  return VmRSS;
}

/** The agent is started with the fingerprint of the certificate, which no other process here knows. */
function agentProcess(env) {
  const { profiles } = readJson(`${env.XDG_CONFIG_HOME}/smartcmd/config.json`);
  const [{ certificate }] = Object.values(profiles);
  const found = readdirSync('/proc').find((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(certificate);
    } catch {
      // It ended meanwhile.
      return false;
    }
  });
  if (!found) throw new Error('the agent does not run');
  return found;
}

/** The sizes in /proc/PID/status, in bytes. */
function statusOf(pid) {
  const lines = readFileSync(`/proc/${pid}/status`, 'utf8').matchAll(/^(\w+):\s+(\d+) kB$/gm);
  return Object.fromEntries([...lines].map(([, name, size]) => [name, Number(size) * 1024]));
}
