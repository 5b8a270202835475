import { type Bus, BusTimeout, type Waiting } from '../dbus/bus.js';
import { DISMISS_MS, SECRET_SERVICE_MS, UNLOCK_MS } from '../limits.js';
import { SecretServiceFailure } from './failure.js';

const PROMPT = 'org.freedesktop.Secret.Prompt';

/**
 * Has the service ask the person something, in a dialog of its own, and waits for the answer.
 *
 * @param bus where the service is
 * @param request its name on the bus, the prompt, and what gives up
 * @throws SecretServiceFailure `dismissed`, `unlockLate`, `noService` when it ends meanwhile; what the bus throws
 */
export async function runPrompt(
  bus: Bus,
  {
    name,
    prompt,
    signal,
  }: { readonly name: string; readonly prompt: string; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const soon = { limitMs: SECRET_SERVICE_MS, signal };
  await bus.subscribe(`type='signal',interface='${PROMPT}',member='Completed',path='${prompt}'`, soon);
  await bus.subscribe(`type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${name}'`, soon);
  const answer = bus.signal(
    ({ member, path, values }) =>
      (member === 'Completed' && path === prompt) || (member === 'NameOwnerChanged' && values[0] === name),
    { limitMs: UNLOCK_MS, signal },
  );
  // Awaited below; until then it must not count as a rejection that nobody handles.
  answer.catch(() => undefined);
  const call = (member: string, values: string[], waiting: Waiting) => {
    const signature = values.length > 0 ? 's' : '';
    return bus.call({ destination: name, path: prompt, interface: PROMPT, member, signature, values }, waiting);
  };
  let asked = false;
  try {
    await call('Prompt', [''], soon);
    asked = true;
    const { member, values } = await answer;
    if (member === 'NameOwnerChanged') throw new SecretServiceFailure('noService');
    if (values[0] !== false) throw new SecretServiceFailure('dismissed');
  } catch (error) {
    const isLate = error instanceof BusTimeout;
    // A dialog that nobody waits for any more should not stay, also when we are ended.
    if (isLate || signal?.aborted) await call('Dismiss', [], { limitMs: DISMISS_MS }).catch(() => undefined);
    throw isLate && asked ? new SecretServiceFailure('unlockLate') : error;
  }
}
