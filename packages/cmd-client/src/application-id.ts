import { SmartCmdError } from './errors.js';

/**
 * Checks the application id that AMA assigns to an installation.
 *
 * @param text a GUID; spaces around it and curly braces are ignored
 * @returns the GUID as the service expects it: the text, without braces, in the case in which it was given
 * @throws SmartCmdError `application-id-invalid`
 */
export function applicationIdOf(text: string): string {
  const guid = text.trim().replace(/^\{(.*)\}$/, '$1');
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(guid)) {
    throw new SmartCmdError('application-id-invalid', { value: text.trim().slice(0, 60) });
  }
  return guid;
}
