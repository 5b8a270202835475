import type { KeyObject } from 'node:crypto';
import type { ServiceName } from '../soap/contract.js';
import type { RequestedHash } from '../soap/request.js';
import { isPhone, isPin } from './accounts.js';
import { digestAlgorithm } from './digest-info.js';
import { openField } from './field-cipher.js';
import type { PendingDocument } from './processes.js';
import { invalidParameter, Refusal, STATUS } from './refusal.js';

const MAX_DOCUMENTS = 100;
const MAX_NAME_CODE_POINTS = 44;

/** Checks the values of well-formed parameters; every method throws a Refusal that names the element. */
export class ParameterCheck {
  readonly #service: ServiceName;
  readonly #applicationId: string;
  readonly #fieldKey: KeyObject;

  /**
   * @param service whether phone, PIN and OTP come encrypted
   * @param applicationId the one that is accepted
   * @param fieldKey private key of the encryption certificate
   */
  constructor(service: ServiceName, applicationId: string, fieldKey: KeyObject) {
    this.#service = service;
    this.#applicationId = applicationId;
    this.#fieldKey = fieldKey;
  }

  application(field: string, value: Buffer | null): void {
    // Not echoed: it belongs to the client's credentials.
    if (value?.toString('utf8') !== this.#applicationId) throw invalidParameter(field, 'Unknown application');
  }

  phone(field: string, value: string | null): string {
    const phone = this.#open(field, value);
    if (!isPhone(phone)) throw invalidParameter(field, "Expected the form '+351 912345678'", phone);
    return phone;
  }

  pin(field: string, value: string | null): string {
    const pin = this.#open(field, value);
    if (!isPin(pin)) throw invalidParameter(field, 'Expected 4 to 8 digits');
    return pin;
  }

  otp(field: string, value: string | null): string {
    const otp = this.#open(field, value);
    if (!/^\d{6}$/.test(otp)) throw invalidParameter(field, 'Expected 6 digits');
    return otp;
  }

  digestInfo(field: string, value: Buffer | null): Buffer {
    if (value === null) throw invalidParameter(field, 'Missing');
    if (digestAlgorithm(value) === undefined) {
      throw invalidParameter(field, 'Not a DigestInfo of a known algorithm', value.toString('base64'));
    }
    return value;
  }

  documentName(field: string, name: string): string {
    if (name === '') throw invalidParameter(field, 'Empty', name);
    if ([...name].length > MAX_NAME_CODE_POINTS) throw invalidParameter(field, 'More than 44 characters', name);
    return name;
  }

  documents(requested: readonly RequestedHash[]): PendingDocument[] {
    if (requested.length === 0) throw invalidParameter('documents', 'Empty');
    if (requested.length > MAX_DOCUMENTS) throw new Refusal(STATUS.tooManyDocuments);
    const documents = requested.map(({ hash, name, id }) => {
      if (id === null || id === '') throw invalidParameter('id', 'Missing');
      return { digestInfo: this.digestInfo('Hash', hash), name: this.documentName('Name', name ?? ''), id };
    });
    refuseDuplicate(
      'Name',
      documents.map(({ name }) => name),
    );
    refuseDuplicate(
      'id',
      documents.map(({ id }) => id),
    );
    return documents;
  }

  #open(field: string, value: string | null): string {
    if (value === null) throw invalidParameter(field, 'Missing');
    if (this.#service === 'ccmovel') return value;
    const text = openField(value, this.#fieldKey);
    if (text === undefined) throw invalidParameter(field, 'Cannot be decrypted');
    return text;
  }
}

function refuseDuplicate(field: string, values: readonly string[]): void {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) throw invalidParameter(field, 'Comes twice', value);
    seen.add(value);
  }
}
