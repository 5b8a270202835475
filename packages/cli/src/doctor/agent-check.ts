import { accessSync, constants, statSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import type { Localised } from '@smartcmd/cmd-client';
import { FrameError, greetAgent, type Welcome } from '@smartcmd/p11-module';
import { environmentLanguage } from '../environment.js';
import { EXIT } from '../exit-codes.js';
import { doctorModuleTexts as texts } from '../messages/doctor-module.js';
import { profileFlag } from '../store/profile-name.js';
import { isSystemError, systemReason } from '../system-error.js';
import { localise, type TextValues } from '../text.js';
import { type Check, type Finding, found } from './check.js';
import { isTooOld, LEAST_NODE } from './node-version.js';
import { weaknessFinding } from './weakness.js';
import { withProgram } from './with-program.js';

/** Whether the command that the token names starts an agent that answers. */
export const agentCheck: Check = {
  id: 'agent',
  title: texts.agent,
  needs: ['token'],
  network: false,
  run: async ({ name, token, enrollingToken, signal }) => {
    const profile = found(name);
    const [node = '', ...args] = found(token ?? enrollingToken).agent;
    const remedy = localise(texts.agentRemedy, { flag: profileFlag(profile) });
    const error = (detail: Localised, values: TextValues): Finding => {
      return { status: 'error', detail: localise(detail, values), remedy, exit: EXIT.configuration };
    };
    const script = args[0] ?? '';
    if (!isThere(node, constants.X_OK)) return error(texts.nodeMissing, { node });
    if (!isThere(script, constants.R_OK)) return error(texts.scriptMissing, { script });
    try {
      const version = node === process.execPath ? process.version : await versionOf(node, signal);
      if (version === undefined) return error(texts.noNode, { node });
      if (isTooOld(version)) return error(texts.agentNodeOld, { node, version, least: LEAST_NODE });
      const { welcome, said } = await greet(node, args, profile, signal);
      if (welcome === 'ended') return error(texts.agentEnded, { script, said });
      if (welcome !== 'ready') return error(texts[NO_WELCOME[welcome]], { script });
      const fine: Finding = { status: 'ok', detail: localise(texts.agentFine, { script, version }) };
      return weaknessFinding(node) ?? weaknessFinding(script) ?? fine;
    } catch (problem) {
      if (problem instanceof FrameError) return error(texts.agentNonsense, { script });
      if (!isSystemError(problem)) throw problem;
      return error(texts.agentNotStarted, { node, reason: systemReason(problem) });
    }
  },
};

const NO_WELCOME = { late: 'agentLate', 'other-version': 'agentVersion' } as const;

function isThere(file: string, mode: number): boolean {
  try {
    accessSync(file, mode);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** What a Node says of its version; undefined when it says something else. */
async function versionOf(node: string, signal: AbortSignal): Promise<string | undefined> {
  let said = '';
  await withProgram({ program: node, args: ['--version'], signal }, async (_, ending, written) => {
    await ending;
    said = written.stdout.trim();
  });
  return /^v\d+\.\d+\.\d+$/.test(said) ? said : undefined;
}

/** Starts the agent as the module does, and says hello: nothing is signed. */
async function greet(
  program: string,
  args: readonly string[],
  profile: string,
  signal: AbortSignal,
): Promise<{ welcome: Welcome | 'late'; said: string }> {
  let said = '';
  const welcome = await withProgram({ program, args, connection: true, signal }, async (child, ending, written) => {
    const connection = child.stdio[3] as Duplex;
    const answer = await greetAgent(connection, { program: 'smartcmd', profile, locale: environmentLanguage() });
    connection.destroy();
    await ending;
    said = errorIn(written.stderr);
    return answer;
  });
  return { welcome, said };
}

/** The line in which Node names an error, else the last one. */
function errorIn(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? '–';
}
