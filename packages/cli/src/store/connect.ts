import {
  type CertificateChain,
  type CmdConnection,
  CmdService,
  CmdSigner,
  type FlowOptions,
  type RemoteSigner,
} from '@smartcmd/cmd-client';
import { encryptionExpired } from './encryption-expired.js';
import type { Profile, ProfileSettings, StoredSettings } from './profile.js';
import { simulatorGone } from './simulator-gone.js';

/**
 * @param settings a profile, with or without its certificates
 * @returns the service that it speaks to; nothing is sent yet
 */
export function serviceOf(settings: ProfileSettings): CmdService {
  const { connectMs, answerMs } = settings.timeouts ?? {};
  const connection: CmdConnection = {
    endpoint: settings.endpoint,
    dialect: settings.service,
    ...settings.credentials,
    encryptionCertificate: settings.encryptionCertificates,
    ...(settings.tlsAnchors !== undefined && { tlsAnchors: settings.tlsAnchors }),
    ...(connectMs !== undefined && { connectTimeoutMs: connectMs }),
    ...(answerMs !== undefined && { answerTimeoutMs: answerMs }),
    newerFields: settings.newerFields,
  };
  return new CmdService(connection);
}

/**
 * Downloads the certificates of a profile's account, with whatever has to be asked for that: the phone if it is not known, PIN and OTP
 * if the profile says so.
 *
 * @param settings of the profile
 * @param flow who is asked, and what ends it
 * @returns the certificates, which belong together and are valid now, and the account
 * @throws SmartCmdError
 */
export async function fetchCertificates(
  settings: ProfileSettings,
  flow: FlowOptions,
): Promise<{ chain: CertificateChain; phone: string }> {
  const service = serviceOf(settings);
  const { certificateWithPin, phoneApproval } = settings;
  const signer = new CmdSigner({ service, phone: settings.phone, certificateWithPin, phoneApproval });
  try {
    const chain = await signer.fetchCertificateChain(flow);
    const { phone } = signer;
    if (phone === undefined) throw new TypeError('certificates without an account');
    return { chain, phone };
  } catch (error) {
    throw advised(error, settings);
  } finally {
    service.close();
  }
}

/**
 * @param profile a whole profile
 * @returns what signs with it, and its parts; nothing is sent yet
 */
export function connect(profile: Profile): { signer: RemoteSigner; service: CmdService; chain: CertificateChain } {
  const service = serviceOf(profile);
  const { phone, chain, certificateWithPin, phoneApproval } = profile;
  const signer = new CmdSigner({ service, phone, chain, certificateWithPin, phoneApproval });
  return { signer: withAdvice(signer, profile), service, chain };
}

function advised(error: unknown, settings: StoredSettings): unknown {
  return simulatorGone(error, settings) ?? encryptionExpired(error, settings) ?? error;
}

/** The same signer; its errors come with the advice that only who knows the profile can give. */
function withAdvice(signer: RemoteSigner, profile: Profile): RemoteSigner {
  return {
    certificateChain: async (options) => {
      try {
        return await signer.certificateChain(options);
      } catch (error) {
        throw advised(error, profile);
      }
    },
    async *sign(items, options) {
      try {
        yield* signer.sign(items, options);
      } catch (error) {
        throw advised(error, profile);
      }
    },
    close: () => signer.close(),
  };
}
