import { CliError } from '../cli-error.js';
import { appsTexts as texts } from '../messages/apps.js';
import { localise } from '../text.js';
import { APPLICATION_IDS, type Application, type ApplicationId } from './application.js';
import { java } from './java.js';
import { libreOffice } from './libreoffice.js';
import { firefox, thunderbird } from './mozilla.js';
import { okular } from './okular.js';
import { openssh } from './openssh.js';
import { openssl } from './openssl.js';
import { p11Kit } from './p11-kit.js';
import { sharedNss } from './shared-nss.js';

const APPLICATIONS: Readonly<Record<ApplicationId, Application>> = {
  'p11-kit': p11Kit,
  nss: sharedNss,
  firefox,
  thunderbird,
  libreoffice: libreOffice,
  okular,
  java,
  openssl,
  openssh,
};

/** Every application that is known, in the order of lists. */
export const allApplications = (): Application[] => APPLICATION_IDS.map((id) => APPLICATIONS[id]);

/**
 * @param ids as typed
 * @returns these applications, each once, in the order of lists
 * @throws CliError `usage` for one that is not known
 */
export function applicationsNamed(ids: readonly string[]): Application[] {
  const unknown = ids.find((id) => !APPLICATION_IDS.some((known) => known === id));
  if (unknown !== undefined) {
    const values = { name: unknown, known: APPLICATION_IDS.join(', ') };
    throw new CliError('usage', localise(texts.unknownApplication, values), localise(texts.unknownRemedy, values));
  }
  return allApplications().filter(({ id }) => ids.includes(id));
}
