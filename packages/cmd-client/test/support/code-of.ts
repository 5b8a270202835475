import { SmartCmdError } from '../../src/index.js';

/** The code of the error that an action throws; `no error` when it throws none. */
export function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof SmartCmdError ? error.code : String(error);
  }
  return 'no error';
}
