import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { CertificateChain, proxyOf, SmartCmdError } from '@smartcmd/cmd-client';
import { EXIT } from '../exit-codes.js';
import { doctorTexts as texts } from '../messages/doctor.js';
import { serviceOf } from '../store/connect.js';
import { fingerprintOf, settingsOf } from '../store/profile.js';
import { profileFlag } from '../store/profile-name.js';
import { simulatorGone } from '../store/simulator-gone.js';
import { localise } from '../text.js';
import { type Check, day, daysUntil, type Finding, found } from './check.js';
import { get } from './get.js';

const TLS_TIMEOUT_MS = 10_000;
/** Servers renew their TLS certificates by themselves, usually a month before; so late something is amiss. */
const TLS_SOON_DAYS = 7;
const CLOCK_WARNING_SECONDS = 60;
const CLOCK_ERROR_SECONDS = 300;

export const nameResolutionCheck: Check = {
  id: 'name-resolution',
  title: texts.nameResolution,
  needs: ['profile'],
  network: true,
  run: async ({ stored }) => {
    const { endpoint } = found(stored);
    const host = new URL(endpoint).hostname.replace(/^\[(.*)\]$/, '$1');
    const proxy = proxyOf(endpoint, 'environment');
    if (isIP(host)) return { status: 'ok', detail: localise(texts.nameIsAddress, { host }) };
    if (proxy) return { status: 'ok', detail: localise(texts.nameThroughProxy, { host, proxy: proxy.host }) };
    const all = await lookup(host, { all: true }).catch(() => {
      throw new SmartCmdError('network-name', { host });
    });
    const addresses = all.map(({ address }) => address).join(', ');
    return { status: 'ok', detail: localise(texts.nameFine, { host, addresses }) };
  },
};

export const tlsCheck: Check = {
  id: 'tls',
  title: texts.tls,
  needs: ['name-resolution'],
  network: true,
  run: async (examination) => {
    const { endpoint, tlsAnchors, environment } = found(examination.stored);
    const name = found(examination.name);
    const before = Date.now();
    const { signal } = examination;
    const options = { tlsAnchors, timeoutMs: TLS_TIMEOUT_MS, operation: 'TLS', signal };
    const answer = await get(endpoint, options).catch((error: unknown) => {
      throw simulatorGone(error, { environment, name }) ?? error;
    });
    const theirs =
      answer.headers.date === undefined || Number.isNaN(Date.parse(answer.headers.date))
        ? undefined
        : new Date(answer.headers.date);
    examination.clocks = { theirs, ours: new Date((before + Date.now()) / 2) };
    const host = new URL(endpoint).host;
    const { protocol, notAfter: end } = answer.tls;
    const values = { host, protocol, notAfter: day(end) };
    if (daysUntil(end) < TLS_SOON_DAYS) {
      const detail = localise(texts.tlsSoon, { ...values, days: daysUntil(end) });
      return { status: 'warning', detail, remedy: texts.tlsSoonRemedy };
    }
    return { status: 'ok', detail: localise(texts.tlsFine, values) };
  },
};

export const credentialsCheck: Check = {
  id: 'credentials',
  title: texts.credentials,
  needs: ['credentials-place', 'encryption-certificate', 'tls'],
  network: true,
  run: async (examination) => {
    const stored = settingsOf(found(examination.config), found(examination.name));
    const settings = { ...stored, credentials: found(examination.credentials) };
    const { phone } = settings;
    if (phone === undefined) return { status: 'skipped', detail: texts.credentialsLater };
    const service = serviceOf(settings);
    try {
      const pem = await service.getCertificate(phone, { signal: examination.signal });
      return compare(CertificateChain.parse(pem), examination.chain, settings.name);
    } catch (error) {
      // Such an account gives its certificate only with the PIN; that the service said so means that it let us in.
      const onlyWithPin = error instanceof SmartCmdError && error.code === 'account-without-signature';
      if (!settings.certificateWithPin || !onlyWithPin) throw error;
      return { status: 'ok', detail: texts.credentialsWithPin };
    } finally {
      service.close();
    }
  },
};

function compare(current: CertificateChain, stored: CertificateChain | undefined, name: string): Finding {
  if (stored === undefined) return { status: 'ok', detail: texts.credentialsAccepted };
  if (fingerprintOf(current) === fingerprintOf(stored)) return { status: 'ok', detail: texts.credentialsFine };
  return {
    status: 'warning',
    detail: localise(texts.credentialsOther, { holder: current.holder, notAfter: day(current.notAfter) }),
    remedy: localise(texts.issuerExpiredRemedy, { flag: profileFlag(name) }),
  };
}

export const clockCheck: Check = {
  id: 'clock',
  title: texts.clock,
  needs: ['tls'],
  network: true,
  run: ({ clocks }) => {
    const { theirs, ours } = found(clocks);
    if (!theirs) return { status: 'warning', detail: texts.clockUnknown, remedy: texts.clockUnknownRemedy };
    const seconds = Math.round(Math.abs(ours.getTime() - theirs.getTime()) / 1000);
    const detail = localise(texts.clockFine, { seconds });
    if (seconds <= CLOCK_WARNING_SECONDS) return { status: 'ok', detail };
    const remedy = texts.clockRemedy;
    if (seconds <= CLOCK_ERROR_SECONDS) return { status: 'warning', detail, remedy };
    return { status: 'error', detail, remedy, exit: EXIT.configuration };
  },
};
