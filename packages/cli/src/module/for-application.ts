import { AgentError } from '@smartcmd/p11-module';
import { CliError } from '../cli-error.js';
import { agentTexts as texts } from '../messages/agent.js';

/** An error of the command line as one that an application can be given. */
export function forApplication(error: unknown): unknown {
  if (!(error instanceof CliError)) return error;
  const { sentence, remedy = texts.remedy } = error;
  return new AgentError('CKR_DEVICE_ERROR', { sentence, remedy });
}
