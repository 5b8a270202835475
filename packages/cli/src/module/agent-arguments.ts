import { type AgentOptions, type SigningMechanism, signingMechanism } from '@smartcmd/p11-module';
import type { ModuleSettings } from '../store/module-settings.js';

type Served = Pick<AgentOptions, 'certificate' | 'mechanisms' | 'rememberMs'>;

/**
 * What a token file has its agent told, so that it signs as the token that the application has loaded says: the
 * certificate, then `name=value` for what the profile decides.
 *
 * @param certificate SHA-256 of the leaf, lower-case hex
 * @param settings of the profile
 */
export function agentArguments(certificate: string, settings: ModuleSettings): string[] {
  const { mechanisms, rememberSignatures } = settings;
  return [
    certificate,
    ...(mechanisms ? [`mechanisms=${mechanisms.join(',')}`] : []),
    ...(rememberSignatures === undefined ? [] : [`remember=${rememberSignatures || 0}`]),
  ];
}

/**
 * @param args as {@link agentArguments} makes them; another version's may have names that this one does not know
 * @returns the options for the agent
 */
export function agentOptions([certificate, ...args]: readonly string[]): Served {
  const settingOf = (name: string): string | undefined =>
    args.find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1);
  const remember = settingOf('remember');
  const mechanisms = settingOf('mechanisms')?.split(',').map(signingMechanism);
  return {
    certificate,
    mechanisms: mechanisms?.filter((mechanism): mechanism is SigningMechanism => mechanism !== undefined),
    rememberMs: remember === undefined ? undefined : Number(remember) * 1000,
  };
}
