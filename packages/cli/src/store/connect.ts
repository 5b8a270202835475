import { type CertificateChain, type CmdConnection, CmdService, CmdSigner } from '@smartcmd/cmd-client';
import type { Profile, ProfileSettings } from './profile.js';

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
    ...(settings.encryptionCertificate && { encryptionCertificate: settings.encryptionCertificate }),
    ...(settings.tlsAnchors !== undefined && { tlsAnchors: settings.tlsAnchors }),
    ...(connectMs !== undefined && { connectTimeoutMs: connectMs }),
    ...(answerMs !== undefined && { answerTimeoutMs: answerMs }),
    newerFields: settings.newerFields,
  };
  return new CmdService(connection);
}

/**
 * @param profile a whole profile
 * @returns what signs with it, and its parts; nothing is sent yet
 */
export function connect(profile: Profile): { signer: CmdSigner; service: CmdService; chain: CertificateChain } {
  const service = serviceOf(profile);
  const { phone, chain, certificateWithPin, phoneApproval } = profile;
  return { signer: new CmdSigner({ service, phone, chain, certificateWithPin, phoneApproval }), service, chain };
}
