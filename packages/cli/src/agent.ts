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
    return explained(connect(await loadProfile(name)).signer);
  } catch (error) {
    throw forApplication(error);
  }
}

/** The same signer; what the command line says of its errors is said here too. */
function explained(signer: RemoteSigner): RemoteSigner {
  return {
    certificateChain: async (options) => {
      try {
        return await signer.certificateChain(options);
      } catch (error) {
        throw forApplication(error);
      }
    },
    async *sign(items, options) {
      try {
        yield* signer.sign(items, options);
      } catch (error) {
        throw forApplication(error);
      }
    },
    close: () => signer.close(),
  };
}

/** An error of the command line as one that an application can be given. */
function forApplication(error: unknown): unknown {
  if (!(error instanceof CliError)) return error;
  const { sentence, remedy = texts.remedy } = error;
  return new AgentError('CKR_DEVICE_ERROR', { sentence, remedy });
}

// Its output is /dev/null: whoever needs to know of an error has been told it through the connection.
runAgent({ connection: CONNECTION, signerFor, certificate: process.argv[2] }).then(
  () => process.exit(0),
  () => process.exit(1),
);
