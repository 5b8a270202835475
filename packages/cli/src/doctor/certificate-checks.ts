import {
  type CertificateChain,
  certificateDetails,
  type EncryptionCertificate,
  encryptionCertificateAt,
  SmartCmdError,
} from '@smartcmd/cmd-client';
import type { Enrolment } from '@smartcmd/p11-module';
import { doctorTexts as texts } from '../messages/doctor.js';
import { isAma } from '../setup/endpoints.js';
import { encryptionCertificatesOf, enrolmentOf, storedChain } from '../store/profile.js';
import { profileFlag } from '../store/profile-name.js';
import { localise, type TextValues } from '../text.js';
import { type Check, day, daysUntil, type Examination, type Finding, found, SOON_DAYS } from './check.js';

/**
 * SHA-256 of the certificates that AMA is known to have published for encrypting phone, PIN and OTP. An unknown one is no
 * error: AMA replaces it every few years.
 */
const KNOWN_FINGERPRINTS: ReadonlySet<string> = new Set([
  // 2026-03-24 to 2029-03-23
  '8a2a5c670ff4e8bc4e7c5e49729c5ffb4879222e9ef50692e8bfbd74a84e43d5',
]);

/** The policy under which signatures of Chave Móvel Digital are made (AMA's guideline 14). */
const CMD_POLICY = '2.16.620.2.1.2.2.1';

export const encryptionCertificateCheck: Check = {
  id: 'encryption-certificate',
  title: texts.encryptionCertificate,
  needs: ['profile'],
  network: false,
  run: (examination) => {
    const name = found(examination.name);
    const stored = found(examination.stored);
    const certificates = encryptionCertificatesOf(stored, name);
    return stored.service === 'ccmovel' ? NOT_NEEDED : judgeEncryption(certificates, examination);
  },
};

const NOT_NEEDED: Finding = { status: 'ok', detail: texts.encryptionNotNeeded };

function judgeEncryption(certificates: readonly EncryptionCertificate[], { stored, name }: Examination): Finding {
  const certificate = encryptionCertificateAt(certificates, new Date());
  if (!certificate) throw new SmartCmdError('encryption-certificate-missing');
  certificate.assertValidAt(new Date());
  const { subject, keyBits: bits, notAfter, fingerprint } = certificate;
  const days = daysUntil(notAfter);
  const values = { subject, bits, days, fingerprint, notAfter: day(notAfter), flag: profileFlag(found(name)) };
  const unknown = certificates.find((each) => !KNOWN_FINGERPRINTS.has(each.fingerprint));
  const next = certificates.find((each) => each.notAfter > notAfter);
  if (!next && days < SOON_DAYS) return warning(texts.encryptionSoon, texts.encryptionSoonRemedy, values);
  if (next && days < SOON_DAYS && next.notBefore > notAfter) {
    const gap = { ...values, nextBefore: day(next.notBefore) };
    return warning(texts.encryptionGap, texts.encryptionGapRemedy, gap);
  }
  if (isAma(found(stored).environment) && unknown) {
    const dates = { subject: unknown.subject, fingerprint: unknown.fingerprint, notAfter: day(unknown.notAfter) };
    return warning(texts.encryptionUnknown, texts.encryptionUnknownRemedy, dates);
  }
  if (!next) return { status: 'ok', detail: localise(texts.encryptionFine, values) };
  return { status: 'ok', detail: localise(texts.encryptionFollowed, { ...values, nextAfter: day(next.notAfter) }) };
}

export const chainCheck: Check = {
  id: 'chain',
  title: texts.chain,
  needs: ['profile'],
  network: false,
  run: (examination) => {
    const enrolment = enrolmentOf(found(examination.stored));
    if (enrolment !== undefined) return ENROLLING[enrolment](profileFlag(found(examination.name)));
    const chain = storedChain(found(examination.config), found(examination.name));
    examination.chain = chain;
    chain.assertValidAt(new Date());
    return judgeChain(chain, examination);
  },
};

/** What is said of a certificate that has not been fetched. */
const ENROLLING: Readonly<Record<Enrolment, (flag: string) => Finding>> = {
  'on-first-use': () => ({ status: 'ok', detail: texts.chainOnFirstUse }),
  dismissed: (flag) => warning(texts.chainDismissed, texts.chainDismissedRemedy, { flag }),
};

/** Order, signatures and kind of key were looked at when the chain was read. */
function judgeChain(chain: CertificateChain, { name, stored }: Examination): Finding {
  const { holder, leaf, notAfter } = chain;
  const flag = profileFlag(found(name));
  for (const certificate of chain.certificates) {
    const end = new Date(certificate.validTo);
    const subject = /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? certificate.subject;
    const values = { subject, days: daysUntil(end), notAfter: day(end), flag };
    if (end.getTime() < Date.now()) return warning(texts.issuerExpired, texts.issuerExpiredRemedy, values);
    if (values.days < SOON_DAYS) return warning(texts.chainSoon, texts.chainSoonRemedy, values);
  }
  const { keyUsage, policies } = certificateDetails(leaf);
  if (!keyUsage.includes('nonRepudiation')) {
    return warning(texts.chainUsage, texts.chainQuestion, { holder, flag, usage: keyUsage.join(', ') || '–' });
  }
  if (found(stored).environment !== 'custom' && !policies.includes(CMD_POLICY)) {
    return warning(texts.chainPolicy, texts.chainQuestion, { holder, flag, policy: CMD_POLICY });
  }
  if (!chain.complete) return warning(texts.chainIncomplete, texts.issuerExpiredRemedy, { holder, flag });
  const bits = leaf.publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
  return { status: 'ok', detail: localise(texts.chainFine, { holder, bits, notAfter: day(notAfter) }) };
}

function warning(detail: Finding['detail'], remedy: Finding['detail'], values: TextValues): Finding {
  return { status: 'warning', detail: localise(detail, values), remedy: localise(remedy, values) };
}
