import { X509Certificate } from 'node:crypto';
import { makeCertificate } from '../certificate.js';
import type { CardKey } from './files.js';

/** The two keys of a Citizen Card of nobody, with certificates that nobody issued. */
export function makeKeys(): { readonly authentication: CardKey; readonly signature: CardKey } {
  return {
    authentication: {
      ...withCertificate('CITIZEN AUTHENTICATION'),
      id: 0x45,
      reference: 2,
      pin: { value: '60614253', id: 1, reference: 0x81 },
      eachTime: false,
    },
    signature: {
      ...withCertificate('CITIZEN SIGNATURE'),
      id: 0x46,
      reference: 1,
      pin: { value: '8391', id: 2, reference: 0x82 },
      eachTime: true,
    },
  };
}

function withCertificate(label: string): Pick<CardKey, 'label' | 'key' | 'certificate'> {
  const { pem, key } = makeCertificate({ name: `${label} OF NOBODY` });
  return { label, key, certificate: new X509Certificate(pem).raw };
}
