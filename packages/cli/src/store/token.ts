import type { CertificateChain } from '@smartcmd/cmd-client';
import { compileToken } from '@smartcmd/p11-module';
import { agentArguments } from '../module/agent-arguments.js';
import { presentAgent } from '../module/files.js';
import type { Config } from './config-file.js';
import type { ModuleSettings } from './module-settings.js';
import { tokenFile } from './paths.js';
import { fingerprintOf } from './profile.js';

/**
 * Compiles the PKCS#11 token of a profile. It names the Node that runs now, and the agent: a program that has loaded it
 * may start them long after.
 *
 * @param name of the profile, already checked
 * @param chain its certificates
 * @param config says where the agent is installed
 * @param settings of the profile
 * @returns the file and what to write into it
 */
export function tokenOf(
  name: string,
  chain: CertificateChain,
  config: Config,
  settings: ModuleSettings,
): { path: string; data: Uint8Array } {
  const agent = [process.execPath, presentAgent(config), ...agentArguments(fingerprintOf(chain), settings)];
  const { mechanisms, moduleLog: log, prompts } = settings;
  return { path: tokenFile(name), data: compileToken({ profile: name, chain, agent, mechanisms, log, prompts }) };
}
