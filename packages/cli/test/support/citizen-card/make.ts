import { X509Certificate } from 'node:crypto';
import { makeCertificate } from '../certificate.js';
import { CitizenCard } from './card.js';
import type { CardKey } from './files.js';

/** A card with its two keys, as the State hands them out. */
export interface MadeCard {
  readonly card: CitizenCard;
  readonly authentication: CardKey;
  readonly signature: CardKey;
}

/** Makes a Citizen Card of nobody, with keys of its own and certificates that nobody issued. */
export function makeCitizenCard(serialNumber = '0000000000000042'): MadeCard {
  const authentication: CardKey = {
    ...withCertificate('CITIZEN AUTHENTICATION'),
    id: 0x45,
    reference: 2,
    pin: { value: '1111', id: 1, reference: 0x81 },
    eachTime: false,
  };
  const signature: CardKey = {
    ...withCertificate('CITIZEN SIGNATURE'),
    id: 0x46,
    reference: 1,
    pin: { value: '2222', id: 2, reference: 0x82 },
    eachTime: true,
  };
  return { card: new CitizenCard(serialNumber, [authentication, signature]), authentication, signature };
}

function withCertificate(label: string): Pick<CardKey, 'label' | 'key' | 'certificate'> {
  const { pem, key } = makeCertificate({ name: `${label} OF NOBODY` });
  return { label, key, certificate: new X509Certificate(pem).raw };
}
