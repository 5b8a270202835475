import { readFileSync } from 'node:fs';
import {
  CertificateChain,
  CmdService,
  CmdSigner,
  type CmdSignerOptions,
  EncryptionCertificate,
} from '@smartcmd/cmd-client';
import { DEFAULT_ACCOUNTS, type Simulator, type SimulatorOptions, startSimulator } from '@smartcmd/cmd-simulator';
import { stateWithKeys } from '../../../../test/support/simulator-keys.js';

/** The simulator's account that can sign. */
export const ACTIVE = '+351 912345678';

/** A simulator with one person. */
export function startOnePerson(options: SimulatorOptions = {}): Promise<Simulator> {
  const accounts = DEFAULT_ACCOUNTS.filter(({ phone }) => phone === ACTIVE);
  return startSimulator({ accounts, stateDir: stateWithKeys(), ...options });
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
