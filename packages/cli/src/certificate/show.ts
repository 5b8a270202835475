import type { X509Certificate } from 'node:crypto';
import { certificateDetails, type Language, type Localised } from '@smartcmd/cmd-client';
import { certificateTexts as texts } from '../messages/certificate.js';
import { printable } from '../printable.js';
import type { Certified } from '../store/profile.js';
import { say } from '../text.js';

/** The version of the form of --json; see the command's help. */
const JSON_VERSION = 1;

/**
 * @param profile whose certificates to describe
 * @returns the documented form for programs
 */
export function certificateAsJson({ name, chain }: Certified): string {
  const certificates = chain.certificates.map((certificate) => {
    const { subject, issuer, serialNumber, notBefore, notAfter, fingerprint, ...lists } =
      certificateDetails(certificate);
    const { type: keyType, bits: keyBits } = keyOf(certificate);
    return { subject, issuer, serialNumber, notBefore, notAfter, fingerprint, keyType, keyBits, ...lists };
  });
  return JSON.stringify({ version: JSON_VERSION, profile: name, complete: chain.complete, certificates }, null, 2);
}

/**
 * @param profile whose certificates to describe
 * @param language of the person
 * @returns lines for a person
 */
export function certificateAsLines({ chain }: Certified, language: Language): string[] {
  const details = certificateDetails(chain.leaf);
  const key = keyOf(chain.leaf);
  const dates = { notBefore: day(chain.notBefore), notAfter: day(chain.notAfter) };
  const validity = say(texts.validityValue, language, dates);
  const now = Date.now();
  const valid = chain.notBefore.getTime() <= now && now <= chain.notAfter.getTime();
  const facts: [Localised, string][] = [
    [texts.holder, chain.holder],
    [texts.subject, details.subject],
    [texts.issuer, details.issuer],
    [texts.serial, details.serialNumber],
    [texts.validity, valid ? validity : say(texts.notNow, language, { validity })],
    [texts.key, say(texts.keyValue, language, { type: key.type.toUpperCase(), bits: key.bits })],
    [texts.keyUsage, details.keyUsage.join(', ')],
    [texts.policies, details.policies.join(', ')],
    [texts.qcStatements, details.qcStatements.join(', ')],
    [texts.ocsp, details.ocsp.join(', ')],
    [texts.crls, details.crls.join(', ')],
    [texts.fingerprint, details.fingerprint],
    [texts.chain, say(chain.complete ? texts.chainComplete : texts.chainIncomplete, language)],
  ];
  const present = facts.filter(([, value]) => value !== '');
  const width = Math.max(...present.map(([label]) => label[language].length)) + 1;
  const issuers = chain.certificates.map((certificate, index) => `  ${index + 1}. ${commonNameOf(certificate)}`);
  return [...present.map(([label, value]) => `${`${label[language]}:`.padEnd(width)} ${printable(value)}`), ...issuers];
}

function keyOf({ publicKey }: X509Certificate): { type: string; bits: number } {
  return { type: publicKey.asymmetricKeyType ?? '?', bits: publicKey.asymmetricKeyDetails?.modulusLength ?? 0 };
}

function commonNameOf({ subject }: X509Certificate): string {
  return printable(/^CN=(.*)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', '));
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
