// An agent as the native half starts it, with the connection as descriptor 3, and a profile that is not there.
import { AgentError, runAgent } from '../../dist/index.js';

const text = { en: 'There is no such profile.', pt: 'Não existe esse perfil.' };
const signerFor = () => {
  throw new AgentError('CKR_TOKEN_NOT_PRESENT', { sentence: text, remedy: text });
};
await runAgent({ connection: 3, signerFor });
