// The signing agent, a program of its own: the PKCS#11 module starts it with the connection as file descriptor 3, and with
// what its token file says as arguments (p11-module's docs/agent-protocol.md).
import type { RemoteSigner } from '@smartcmd/cmd-client';
import { AgentError, runAgent } from '@smartcmd/p11-module';
import { agentTexts as texts } from './messages/agent.js';
import { agentOptions } from './module/agent-arguments.js';
import { forApplication } from './module/for-application.js';
import { readConfig } from './store/config-file.js';
import { connect } from './store/connect.js';
import { loadProfile } from './store/profile.js';
import { profileStamp } from './store/profile-stamp.js';
import { localise } from './text.js';

const CONNECTION = 3;

/** The files of the profile when they were last read. */
let loadedStamp = '';

/** Loads a profile, if its files are not as they were; what is wrong with it reaches the application as CK_RV, and the person in words. */
async function signerFor(name: string, previous: RemoteSigner | undefined, signal: AbortSignal): Promise<RemoteSigner> {
  const stamp = profileStamp(name);
  if (previous && stamp === loadedStamp) return previous;
  try {
    if (!readConfig().profiles.has(name)) {
      const [sentence, remedy] = [localise(texts.gone, { name }), localise(texts.goneRemedy, { name })];
      throw new AgentError('CKR_TOKEN_NOT_PRESENT', { sentence, remedy });
    }
    const signer = explained(connect(await loadProfile(name, signal)).signer);
    loadedStamp = stamp;
    return signer;
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

// Its output is /dev/null: whoever needs to know of an error has been told it through the connection.
runAgent({ connection: CONNECTION, signerFor, ...agentOptions(process.argv.slice(2)) }).then(
  () => process.exit(0),
  () => process.exit(1),
);
