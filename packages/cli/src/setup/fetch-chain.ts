import { CertificateChain, type Language } from '@smartcmd/cmd-client';
import { environment } from '../environment.js';
import { fetchCertificates, serviceOf } from '../store/connect.js';
import type { ProfileSettings } from '../store/profile.js';
import { simulatorGone } from '../store/simulator-gone.js';

/** Who is asked for PIN and OTP, and what ends it. */
export interface FetchContext {
  readonly language: Language;
  readonly signal: AbortSignal;
  /** Whether the terminal may be used; an askpass program always may. */
  readonly interactive: boolean;
}

/**
 * Downloads a person's certificates, and checks that they belong together and are valid now.
 *
 * @param settings a profile; it says whether this takes PIN and OTP, and for whom, or the person is asked for it
 * @returns the certificates and the account
 * @throws SmartCmdError; CliError `usage` when PIN and OTP cannot be asked for
 */
export async function fetchChain(
  settings: ProfileSettings,
  { language, signal, interactive }: FetchContext,
): Promise<{ chain: CertificateChain; phone: string }> {
  const { phone } = settings;
  if (settings.certificateWithPin || phone === undefined) {
    const { createPrompter } = await import('../prompts/cli-prompter.js');
    const askpass = environment('SMARTCMD_ASKPASS');
    const prompter = createPrompter({ askpass, interactive, yes: true, language });
    return fetchCertificates(settings, { prompter, signal });
  }
  const service = serviceOf(settings);
  try {
    const chain = CertificateChain.parse(await service.getCertificate(phone, { signal }));
    chain.assertValidAt(new Date());
    return { chain, phone };
  } catch (error) {
    throw simulatorGone(error, settings) ?? error;
  } finally {
    service.close();
  }
}
