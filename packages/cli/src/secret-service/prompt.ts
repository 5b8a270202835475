import { type Bus, BusTimeout } from '../dbus/bus.js';
import { SECRET_SERVICE_MS, UNLOCK_MS } from '../limits.js';
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
  const call = (member: string, values?: string[]) =>
    bus.call(
      { destination: name, path: prompt, interface: PROMPT, member, ...(values && { signature: 's', values }) },
      soon,
    );
  await call('Prompt', ['']);
  try {
    const { member, values } = await answer;
    if (member === 'NameOwnerChanged') throw new SecretServiceFailure('noService');
    if (values[0] !== false) throw new SecretServiceFailure('dismissed');
  } catch (error) {
    if (!(error instanceof BusTimeout)) throw error;
    // A dialog that nobody waits for any more should not stay.
    await call('Dismiss').catch(() => undefined);
    throw new SecretServiceFailure('unlockLate');
  }
}
