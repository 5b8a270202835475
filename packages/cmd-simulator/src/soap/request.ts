import { NAMESPACE, type OperationName, type ServiceName, wireName } from './contract.js';
import { bytesOf, checkBoolean, ElementReader, isNil, textOf } from './element-reader.js';
import { malformed, SoapFault } from './soap-fault.js';
import { parseXml, type XmlElement } from './xml-tree.js';

/** One document of a MultipleSign request. */
export interface RequestedHash {
  readonly hash: Buffer | null;
  readonly name: string | null;
  readonly id: string | null;
}

/** A request in the contract's form; null is what was nil or, where the schema allows it, left out. */
export type ServiceRequest =
  | { operation: 'GetCertificate'; applicationId: Buffer | null; userId: string | null }
  | { operation: 'GetCertificateWithPin'; applicationId: Buffer | null; userId: string | null; pin: string | null }
  | {
      operation: 'Sign';
      applicationId: Buffer | null;
      docName: string | null;
      hash: Buffer | null;
      pin: string | null;
      userId: string | null;
    }
  | {
      operation: 'MultipleSign';
      applicationId: Buffer | null;
      pin: string | null;
      userId: string | null;
      documents: RequestedHash[];
    }
  | { operation: 'ForceSMS'; processId: string | null; citizenId: string | null; applicationId: Buffer | null }
  | { operation: 'ValidateOtp'; code: string | null; processId: string | null; applicationId: Buffer | null }
  | { operation: 'SignDocumentPooling'; applicationId: Buffer | null; processId: string | null };

/**
 * Reads a SOAP 1.1 request strictly by the contract.
 *
 * @param service whose contract it is
 * @param operation the operation that the SOAPAction named
 * @param body the HTTP body
 * @throws SoapFault when the message does not have the contract's form or is another operation's
 */
export function readRequest(service: ServiceName, operation: OperationName, body: Buffer): ServiceRequest {
  const element = bodyElement(parseXml(body));
  const expected = wireName(service, operation);
  if (element.namespace !== NAMESPACE.operations || element.name !== expected) {
    throw new SoapFault('ActionNotSupported', `The SOAPAction is '${expected}', the body's element '${element.name}'.`);
  }
  const reader = new ElementReader(element, NAMESPACE.operations);
  const request = PARAMETERS[operation](reader, service);
  reader.end();
  return request;
}

function bodyElement(envelope: XmlElement): XmlElement {
  if (envelope.name !== 'Envelope' || envelope.namespace !== NAMESPACE.envelope) {
    throw malformed(`The root is not a SOAP 1.1 Envelope but '${envelope.name}' from '${envelope.namespace}'.`);
  }
  const reader = new ElementReader(envelope, NAMESPACE.envelope);
  const header = reader.optional('Header');
  const mustUnderstand = header?.children.find((entry) =>
    entry.attributes.some((a) => a.namespace === NAMESPACE.envelope && a.name === 'mustUnderstand' && a.value === '1'),
  );
  if (mustUnderstand !== undefined) throw malformed(`The header '${mustUnderstand.name}' was not understood.`);
  const body = reader.required('Body');
  reader.end();
  const [element, ...more] = body.children;
  if (element === undefined || more.length > 0) throw malformed('The Body must have exactly one element.');
  return element;
}

const PARAMETERS: Record<OperationName, (reader: ElementReader, service: ServiceName) => ServiceRequest> = {
  GetCertificate: (reader) => ({
    operation: 'GetCertificate',
    applicationId: bytesOf(reader.optional('applicationId')),
    userId: textOf(reader.optional('userId')),
  }),
  GetCertificateWithPin: (reader, service) => ({
    operation: 'GetCertificateWithPin',
    applicationId: bytesOf(reader.optional('applicationId')),
    userId: textOf(reader.optional('userId')),
    pin: textOf(reader.optional(pinElement(service))),
  }),
  Sign: (reader) => signParameters(reader),
  MultipleSign: (reader) => multipleSignParameters(reader),
  ForceSMS: (reader) => ({
    operation: 'ForceSMS',
    processId: textOf(reader.optional('processId')),
    citizenId: textOf(reader.optional('citizenId')),
    applicationId: bytesOf(reader.optional('applicationId')),
  }),
  ValidateOtp: (reader) => {
    const parameters = {
      operation: 'ValidateOtp',
      code: textOf(reader.optional('code')),
      processId: textOf(reader.optional('processId')),
      applicationId: bytesOf(reader.optional('applicationId')),
    } as const;
    checkBoolean(reader.optional('isBiometric'));
    return parameters;
  },
  SignDocumentPooling: (reader) => ({
    operation: 'SignDocumentPooling',
    applicationId: bytesOf(reader.optional('applicationId')),
    processId: textOf(reader.optional('processId')),
  }),
};

/** Name of GetCertificateWithPin's PIN element. */
export function pinElement(service: ServiceName): 'pin' | 'signaturePin' {
  return service === 'ccmovel' ? 'signaturePin' : 'pin';
}

function structure(element: XmlElement): ElementReader {
  if (isNil(element)) throw malformed(`'${element.name}' is nil.`);
  return new ElementReader(element, NAMESPACE.structures);
}

function signParameters(reader: ElementReader): ServiceRequest {
  const fields = structure(reader.required('request'));
  const applicationId = bytesOf(fields.required('ApplicationId'));
  const docName = textOf(fields.optional('DocName'));
  const hash = bytesOf(fields.required('Hash'));
  checkBoolean(fields.optional('IsBiometricValidationEnable'));
  const pin = textOf(fields.required('Pin'));
  const userId = textOf(fields.required('UserId'));
  fields.end();
  return { operation: 'Sign', applicationId, docName, hash, pin, userId };
}

function multipleSignParameters(reader: ElementReader): ServiceRequest {
  const fields = structure(reader.required('request'));
  const applicationId = bytesOf(fields.required('ApplicationId'));
  checkBoolean(fields.optional('IsBiometricValidationEnable'));
  const pin = textOf(fields.required('Pin'));
  const userId = textOf(fields.required('UserId'));
  fields.end();

  const list = structure(reader.required('documents'));
  const documents = list.list('HashStructure').map((element) => {
    const entry = structure(element);
    const document = {
      hash: bytesOf(entry.required('Hash')),
      name: textOf(entry.required('Name')),
      id: textOf(entry.required('id')),
    };
    entry.end();
    return document;
  });
  list.end();
  return { operation: 'MultipleSign', applicationId, pin, userId, documents };
}
