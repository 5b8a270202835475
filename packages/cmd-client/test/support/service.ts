import { readFileSync } from 'node:fs';
import { DEFAULT_ACCOUNTS, type Simulator, type SimulatorOptions, startSimulator } from '@smartcmd/cmd-simulator';
import { stateWithKeys } from '../../../../test/support/simulator-keys.js';
import { type CmdConnection, CmdService, EncryptionCertificate } from '../../src/index.js';

/** The simulator's account that can sign. */
export const ACTIVE = '+351 912345678';

/** How a client reaches a simulator. */
export function connectionTo(simulator: Simulator, changes: Partial<CmdConnection> = {}): CmdConnection {
  const { ready } = simulator;
  const dialect = changes.dialect ?? 'scmd';
  return {
    endpoint: dialect === 'scmd' ? ready.url : ready.legacyUrl,
    dialect,
    applicationId: ready.applicationId,
    username: ready.username,
    password: ready.password,
    encryptionCertificate: EncryptionCertificate.parse(readFileSync(ready.encryptionCertificate)),
    tlsAnchors: readFileSync(ready.tlsCa, 'utf8'),
    ...changes,
  };
}

/** Most tests need only one person. */
const ONE_ACCOUNT = DEFAULT_ACCOUNTS.filter(({ phone }) => phone === ACTIVE);

/** A simulator, with one account unless the options have others, and a client of it. */
export async function startService(
  options: SimulatorOptions = {},
  changes: Partial<CmdConnection> = {},
): Promise<{ simulator: Simulator; service: CmdService; close: () => Promise<void> }> {
  const simulator = await startSimulator({ accounts: ONE_ACCOUNT, stateDir: stateWithKeys(), ...options });
  const service = new CmdService(connectionTo(simulator, changes));
  return {
    simulator,
    service,
    close: async () => {
      service.close();
      await simulator.close();
    },
  };
}
