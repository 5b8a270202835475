// The agent that fetches a certificate, a program of its own: the PKCS#11 module starts it for a profile that has none yet, with the
// connection as file descriptor 3 (p11-module's docs/agent-protocol.md). Signatures are made by another, agent.ts, which stays small.
import { runAgent } from '@smartcmd/p11-module';
import { enrolProfile } from './enrolment/enrol-profile.js';
import { forApplication } from './module/for-application.js';

const CONNECTION = 3;

async function enrol(...request: Parameters<typeof enrolProfile>): Promise<void> {
  try {
    await enrolProfile(...request);
  } catch (error) {
    throw forApplication(error);
  }
}

// Its output is /dev/null: whoever needs to know of an error has been told it through the connection.
runAgent({ connection: CONNECTION, enrol }).then(
  () => process.exit(0),
  () => process.exit(1),
);
