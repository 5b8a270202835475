import type { CertificateChain } from '@smartcmd/cmd-client';
import { compileEnrollingToken, compileToken, type Enrolment } from '@smartcmd/p11-module';
import { agentArguments } from '../module/agent-arguments.js';
import { presentAgent, presentEnroller } from '../module/files.js';
import { type Config, storedProfile } from './config-file.js';
import { type ModuleSettings, moduleSettingsOf } from './module-settings.js';
import { tokenFile } from './paths.js';
import { enrolmentOf, fingerprintOf, storedChain } from './profile.js';

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

/**
 * Compiles the token of a profile whose certificate is still to be fetched. It names what fetches it, as {@link tokenOf} the agent.
 *
 * @param name of the profile, already checked
 * @param enrolment whether programs may ask for the certificate
 * @param config says where the agents are installed
 * @param settings of the profile
 * @returns the file and what to write into it
 */
export function enrollingTokenOf(
  name: string,
  enrolment: Enrolment,
  config: Config,
  settings: ModuleSettings,
): { path: string; data: Uint8Array } {
  const agent = [process.execPath, presentEnroller(config)];
  const { mechanisms, moduleLog: log, prompts } = settings;
  const source = { profile: name, enrolment, agent, mechanisms, log, prompts };
  return { path: tokenFile(name), data: compileEnrollingToken(source) };
}

/**
 * Compiles the token of a profile as it is stored.
 *
 * @param name of a profile that exists
 * @param config config.json
 * @returns the file and what to write into it
 * @throws CliError `configuration` when the certificate is missing, broken or another
 */
export function presentTokenOf(name: string, config: Config): { path: string; data: Uint8Array } {
  const stored = storedProfile(config, name);
  const enrolment = enrolmentOf(stored);
  const settings = moduleSettingsOf(stored);
  if (enrolment !== undefined) return enrollingTokenOf(name, enrolment, config, settings);
  return tokenOf(name, storedChain(config, name), config, settings);
}
