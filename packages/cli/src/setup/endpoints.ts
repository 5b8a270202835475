import { type Localised, SmartCmdError } from '@smartcmd/cmd-client';
import type { Environment } from '../store/profile.js';

/** Which of AMA's two services. */
export type ServiceName = 'scmd' | 'ccmovel';

const HOSTS = {
  production: 'cmd.autenticacao.gov.pt',
  preproduction: 'preprod.cmd.autenticacao.gov.pt',
} as const;

const PATHS: Readonly<Record<ServiceName, string>> = {
  scmd: '/Ama.Authentication.Frontend/SCMDService.svc',
  ccmovel: '/Ama.Authentication.Frontend/CCMovelDigitalSignature.svc',
};

/**
 * @param environment one of AMA's
 * @param service which of its services
 * @returns the address of the service
 */
export function endpointOf(environment: keyof typeof HOSTS, service: ServiceName): string {
  return `https://${HOSTS[environment]}${PATHS[service]}`;
}

/** Whether AMA runs it, at a known address. */
export function isAma(environment: Environment): environment is keyof typeof HOSTS {
  return environment in HOSTS;
}

/**
 * Checks an address that the person typed.
 *
 * @param text a URL; one without a path gets that of the service
 * @param service which of the services; absent: the one that the path names, else SCMD
 * @throws SmartCmdError `endpoint-invalid`
 */
export function customEndpoint(text: string, service?: ServiceName): { endpoint: string; service: ServiceName } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const fail = (en: string, pt: string): never => {
    const problem: Localised = { en, pt };
    throw new SmartCmdError('endpoint-invalid', { value: text.replace(/\/\/[^@/]*@/, '//').slice(0, 200), problem });
  };
  if (!url) return fail('it is not a URL', 'não é um URL');
  if (url.protocol !== 'https:') return fail('it does not begin with https://', 'não começa por https://');
  if (url.username || url.password)
    return fail('it holds a user name or password', 'contém utilizador ou palavra-passe');
  if (url.search || url.hash) return fail('it has a part after ? or #', 'tem uma parte depois de ? ou #');
  const named = (Object.keys(PATHS) as ServiceName[]).find((name) => PATHS[name] === url.pathname);
  const chosen = service ?? named ?? 'scmd';
  if (url.pathname === '/') url.pathname = PATHS[chosen];
  return { endpoint: url.href, service: chosen };
}
