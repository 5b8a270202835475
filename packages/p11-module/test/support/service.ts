import { readFileSync } from 'node:fs';
import {
  CertificateChain,
  CmdService,
  CmdSigner,
  type CmdSignerOptions,
  EncryptionCertificate,
} from '@smartcmd/cmd-client';
import { DEFAULT_ACCOUNTS, type Simulator, type SimulatorOptions, startSimulator } from '@smartcmd/cmd-simulator';

/** The simulator's account that can sign. */
export const ACTIVE = '+351 912345678';

/** A simulator with one person: making keys takes a while. */
export function startOnePerson(options: SimulatorOptions = {}): Promise<Simulator> {
  return startSimulator({ accounts: DEFAULT_ACCOUNTS.filter(({ phone }) => phone === ACTIVE), ...options });
}

/** The person's certificates, from leaf to root. */
export function chainOf({ certificates }: Simulator): CertificateChain {
  const { citizens, signingIntermediate, signingRoot } = certificates;
  return CertificateChain.parse(`${citizens[ACTIVE]}${signingRoot}${signingIntermediate}`);
}

/** What signs at the simulator, as a profile makes it. */
export function signerAt(
  simulator: Simulator,
  changes: Partial<CmdSignerOptions> = {},
  newerFields = false,
): CmdSigner {
  const { ready } = simulator;
  const service = new CmdService({
    endpoint: ready.url,
    dialect: 'scmd',
    applicationId: ready.applicationId,
    username: ready.username,
    password: ready.password,
    encryptionCertificate: EncryptionCertificate.parse(readFileSync(ready.encryptionCertificate)),
    tlsAnchors: readFileSync(ready.tlsCa, 'utf8'),
    newerFields,
  });
  return new CmdSigner({ service, phone: ACTIVE, chain: chainOf(simulator), ...changes });
}
