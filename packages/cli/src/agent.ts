// The signing agent, a program of its own: the PKCS#11 module starts it with the connection as file descriptor 3, and the
// SHA-256 of the certificate that the application has loaded as its only argument (p11-module's docs/agent-protocol.md).
import type { RemoteSigner } from '@smartcmd/cmd-client';
import { AgentError, runAgent } from '@smartcmd/p11-module';
import { CliError } from './cli-error.js';
import { agentTexts as texts } from './messages/agent.js';
import { readConfig } from './store/config-file.js';
import { connect } from './store/connect.js';
import { loadProfile } from './store/profile.js';
import { localise } from './text.js';

const CONNECTION = 3;

/** Loads a profile; what is wrong with it reaches the application as CK_RV, and the person in words. */
async function signerFor(name: string): Promise<RemoteSigner> {
  try {
    if (!readConfig().profiles.has(name)) {
      const [sentence, remedy] = [localise(texts.gone, { name }), localise(texts.goneRemedy, { name })];
      throw new AgentError('CKR_TOKEN_NOT_PRESENT', { sentence, remedy });
    }
    return connect(await loadProfile(name)).signer;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const { sentence, remedy = texts.remedy } = error;
    throw new AgentError('CKR_DEVICE_ERROR', { sentence, remedy });
  }
}

// Its output is /dev/null: whoever needs to know of an error has been told it through the connection.
runAgent({ connection: CONNECTION, signerFor, certificate: process.argv[2] }).then(
  () => process.exit(0),
  () => process.exit(1),
);
