import { normalisePhone } from '@smartcmd/cmd-client';
import { ACCOUNT_STATES, type Account, type AccountState } from '@smartcmd/cmd-simulator';
import { CliError } from '../cli-error.js';
import { simulatorTexts } from '../messages/simulator.js';
import { localise } from '../text.js';

/**
 * Reads an account from the command line.
 *
 * @param text `PHONE:PIN[:STATE[:NAME]]`
 * @param index its position among several, from 0
 * @throws CliError `usage`, SmartCmdError `phone-invalid`
 */
export function accountOf(text: string, index: number): Account {
  const [phone = '', pin = '', state = 'active', ...name] = text.split(':');
  if (!/^\d{4,8}$/.test(pin) || !isState(state)) {
    throw new CliError(
      'usage',
      localise(simulatorTexts.accountWrong, { account: text }),
      localise(simulatorTexts.accountRemedy, { states: ACCOUNT_STATES.join(', ') }),
    );
  }
  return { phone: normalisePhone(phone), pin, state, name: name.join(':').trim() || `Pessoa ${index + 1}` };
}

function isState(text: string): text is AccountState {
  return (ACCOUNT_STATES as readonly string[]).includes(text);
}
