import { createConnection } from 'node:net';
import type { Localised } from '@smartcmd/cmd-client';
import { environment } from '../environment.js';
import { doctorCardTexts as texts } from '../messages/doctor-card.js';
import { systemReason } from '../system-error.js';
import { localise } from '../text.js';
import { type Check, type Finding, found } from './check.js';

/** Where pcscd listens, unless PCSCLITE_CSOCK_NAME tells programs otherwise (pcsc-lite). */
const SERVICE_SOCKET = '/run/pcscd/pcscd.comm';

/** Whether the smart card service (pcscd) answers: without it no library finds a reader. */
export const cardServiceCheck: Check = {
  id: 'card-service',
  title: texts.cardService,
  needs: ['card-library'],
  network: false,
  run: async ({ card }) => {
    const socket = environment('PCSCLITE_CSOCK_NAME') ?? SERVICE_SOCKET;
    const problem = await connectionProblem(socket);
    if (problem === undefined) return { status: 'ok', detail: localise(texts.serviceFine, { socket }) };
    return lacking(found(card).isWanted, localise(texts.noService, { socket, reason: problem }), texts.noServiceRemedy);
  },
};

/** Whether the card's library sees a reader. */
export const cardReaderCheck: Check = {
  id: 'card-reader',
  title: texts.cardReader,
  needs: ['card-service'],
  network: false,
  run: ({ card }) => {
    const { slots, isWanted } = found(card);
    if (slots.length === 0) return lacking(isWanted, texts.noReader, texts.noReaderRemedy);
    return { status: 'ok', detail: listed(slots.map(({ description }) => description)) };
  },
};

/** Whether there is a card in it. That there is none is what one finds most of the time. */
export const cardCheck: Check = {
  id: 'card',
  title: texts.card,
  needs: ['card-reader'],
  network: false,
  run: ({ card }) => {
    const labels = found(card).slots.flatMap(({ token }) => (token ? [`"${token.label}"`] : []));
    if (labels.length === 0) return { status: 'skipped', detail: texts.noCard, remedy: texts.noCardRemedy };
    return { status: 'ok', detail: listed(labels) };
  },
};

/** A warning for who named the card's library and so wants the card; else only said. */
function lacking(isWanted: boolean, detail: Localised, remedy: Localised): Finding {
  return { status: isWanted ? 'warning' : 'skipped', detail, remedy, stops: true };
}

function listed(names: readonly string[]): Localised {
  const list = [...new Set(names)].join(', ');
  return { en: list, pt: list };
}

/** Why there is no connection to a socket; undefined when there is one. The system answers at once. */
function connectionProblem(path: string): Promise<Localised | undefined> {
  return new Promise((resolve) => {
    const connection = createConnection(path);
    connection.once('connect', () => {
      connection.destroy();
      resolve(undefined);
    });
    connection.once('error', (error) => resolve(systemReason(error)));
  });
}
