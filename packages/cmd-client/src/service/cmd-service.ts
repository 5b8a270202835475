import { SmartCmdError } from '../errors.js';
import { HttpsTransport } from '../https/transport.js';
import {
  certificateText,
  checkAnswer,
  type SignResponse,
  type SignStatus,
  signResponse,
  signStatus,
} from './answers.js';
import { assertConnection, type CmdConnection } from './connection.js';
import { type Dialect, dialectOf, type OperationName } from './dialect.js';
import { withRetries } from './retry.js';
import { SoapCaller } from './soap-caller.js';
import { cleanStatus, statusError } from './status.js';

/** A document in a request of several. */
export interface HashStructure {
  /** DigestInfo, raw bytes. */
  readonly digestInfo: Uint8Array;
  /** The name that the SMS quotes. */
  readonly name: string;
  /** Unique in the request; the answer is matched by it. */
  readonly id: string;
}

/** Options of a single call. */
export interface CallOptions {
  /** Gives the call up: it throws `interrupted`. */
  readonly signal?: AbortSignal | undefined;
}

/** A process that waits for its OTP. */
export interface StartedProcess {
  readonly processId: string;
}

/** An answer of at most 100 signatures takes some 100 KiB; a chain of certificates 10. */
const ANSWER_LIMIT = 4 * 1024 * 1024;
/** Shorter than any server's own limit, and long enough for the steps between which nobody is asked. */
const IDLE_LIMIT_MS = 4_000;

/**
 * The operations of AMA's signature service (specification v1.12), one method each, over SCMD and CCMovel alike. A
 * status other than 200 is thrown. Secrets are taken as bytes, which are wiped before the request leaves.
 */
export class CmdService {
  readonly #connection: CmdConnection;
  readonly #dialect: Dialect;
  readonly #transport: HttpsTransport;
  readonly #caller: SoapCaller;
  readonly #applicationId: string;

  /**
   * @param connection where the service is and who we are
   * @throws SmartCmdError `endpoint-invalid`, `tls-anchor-invalid`, `encryption-certificate-missing`
   */
  constructor(connection: CmdConnection) {
    assertConnection(connection);
    this.#connection = connection;
    this.#dialect = dialectOf(connection.dialect, connection.encryptionCertificate);
    this.#transport = new HttpsTransport({
      tlsAnchors: connection.tlsAnchors,
      connectTimeoutMs: connection.connectTimeoutMs ?? 5_000,
      answerTimeoutMs: connection.answerTimeoutMs ?? 60_000,
      answerLimit: ANSWER_LIMIT,
      idleLimitMs: connection.idleLimitMs ?? IDLE_LIMIT_MS,
      proxy: connection.proxy ?? 'environment',
    });
    const credentials = Buffer.from(`${connection.username}:${connection.password}`).toString('base64');
    this.#caller = new SoapCaller(connection.endpoint, this.#dialect.wsdl, this.#transport, {
      Authorization: `Basic ${credentials}`,
    });
    this.#applicationId = Buffer.from(connection.applicationId, 'utf8').toString('base64');
  }

  /**
   * The certificates of an account.
   *
   * @param phone user id, such as `+351 912345678`
   * @returns PEM blocks, the signer's first
   * @throws SmartCmdError `account-without-signature` when the service answers nil, and those of the connection
   */
  async getCertificate(phone: string, options: CallOptions = {}): Promise<string> {
    const parameters = { applicationId: this.#applicationId, userId: this.#protect(phone) };
    const result = await withRetries(() => this.#call('GetCertificate', parameters, options), true, options.signal);
    const pem = this.#checked('GetCertificate', certificateText, result);
    if (!pem) throw new SmartCmdError('account-without-signature');
    return pem;
  }

  /**
   * Asks for the certificates with the PIN; they come with {@link validateOtp}.
   *
   * @param phone user id
   * @param pin UTF-8 bytes; all zero afterwards
   */
  async getCertificateWithPin(phone: string, pin: Uint8Array, options: CallOptions = {}): Promise<StartedProcess> {
    const secret = this.#seal(pin);
    const parameters = {
      applicationId: this.#applicationId,
      userId: this.#protect(phone),
      [this.#dialect.pinElement]: secret,
    };
    return this.#start('GetCertificateWithPin', parameters, options);
  }

  /**
   * Asks for one signature.
   *
   * @param phone user id
   * @param pin UTF-8 bytes; all zero afterwards
   * @param digestInfo raw bytes
   * @param documentName the name that the SMS quotes
   */
  async sign(
    phone: string,
    pin: Uint8Array,
    digestInfo: Uint8Array,
    documentName: string,
    options: CallOptions = {},
  ): Promise<StartedProcess> {
    const secret = this.#seal(pin);
    const request = {
      ApplicationId: this.#applicationId,
      DocName: documentName,
      Hash: Buffer.from(digestInfo).toString('base64'),
      ...this.#newer({ IsBiometricValidationEnable: false }),
      Pin: secret,
      UserId: this.#protect(phone),
    };
    return this.#start('Sign', { request }, options);
  }

  /**
   * Asks for several signatures, at most 100, with one OTP.
   *
   * @param phone user id
   * @param pin UTF-8 bytes; all zero afterwards
   * @param documents with unique names and ids
   */
  async multipleSign(
    phone: string,
    pin: Uint8Array,
    documents: readonly HashStructure[],
    options: CallOptions = {},
  ): Promise<StartedProcess> {
    const secret = this.#seal(pin);
    const request = {
      ApplicationId: this.#applicationId,
      ...this.#newer({ IsBiometricValidationEnable: false }),
      Pin: secret,
      UserId: this.#protect(phone),
    };
    const structures = documents.map(({ digestInfo, name, id }) => ({
      Hash: Buffer.from(digestInfo).toString('base64'),
      Name: name,
      id,
    }));
    const parameters = { request, documents: { HashStructure: structures } };
    return this.#start('MultipleSign', parameters, options);
  }

  /**
   * Has another SMS sent for a process.
   *
   * @param processId of the process
   * @param phone user id
   */
  async forceSms(processId: string, phone: string, options: CallOptions = {}): Promise<void> {
    const parameters = { processId, citizenId: this.#protect(phone), applicationId: this.#applicationId };
    const result = await withRetries(() => this.#call('ForceSMS', parameters, options), false, options.signal);
    this.#assertOk('ForceSMS', this.#checked('ForceSMS', signStatus, result));
  }

  /**
   * Gives the OTP, and so has the signature made.
   *
   * @param processId of the process
   * @param otp UTF-8 bytes; all zero afterwards
   * @returns the signature, signatures or certificate, by what the process was started with
   */
  async validateOtp(processId: string, otp: Uint8Array, options: CallOptions = {}): Promise<SignResponse> {
    const code = this.#seal(otp);
    const parameters = {
      code,
      processId,
      applicationId: this.#applicationId,
      ...this.#newer({ isBiometric: false }),
    };
    const result = await withRetries(() => this.#call('ValidateOtp', parameters, options), false, options.signal);
    const response = this.#checked('ValidateOtp', signResponse, result);
    this.#assertOk('ValidateOtp', response.Status);
    return response;
  }

  /**
   * Asks whether the person has approved the process on the phone.
   *
   * @param processId of the process
   * @returns as {@link validateOtp}; `undefined` while it is not approved
   * @throws SmartCmdError `process-ended`, and those of the connection
   */
  async signDocumentPooling(processId: string, options: CallOptions = {}): Promise<SignResponse | undefined> {
    const parameters = { applicationId: this.#applicationId, processId };
    const result = await this.#call('SignDocumentPooling', parameters, options);
    const response = this.#checked('SignDocumentPooling', signResponse, result);
    // No document says how "not yet" is told: whatever is neither a result nor the end of the process.
    const complete = response.Signature || response.ArrayOfHashStructure || response.certificate;
    if (response.Status.Code === '200' && complete) return response;
    if (response.Status.Code === '816') this.#assertOk('SignDocumentPooling', response.Status);
    return undefined;
  }

  /**
   * Does what would make the first call slow, where it costs nobody any time: while a person is asked something. The service is
   * connected to, but asked nothing. What goes wrong is said by that call.
   */
  async prepare(): Promise<void> {
    try {
      await this.#transport.prepare(this.#connection.endpoint);
      await this.#caller.prepare();
    } catch {
      // The call meets it too.
    }
  }

  /** Closes the connections, so that a call under way fails; the next call opens a new one. */
  close(): void {
    this.#transport.close();
  }

  async #start(
    name: OperationName,
    parameters: Readonly<Record<string, unknown>>,
    options: CallOptions,
  ): Promise<StartedProcess> {
    const result = await withRetries(() => this.#call(name, parameters, options), false, options.signal);
    const status = this.#checked(name, signStatus, result);
    this.#assertOk(name, status);
    if (!status.ProcessId) {
      throw new SmartCmdError('answer-malformed', { operation: name, problem: 'ProcessId is missing' });
    }
    return { processId: status.ProcessId };
  }

  #call(name: OperationName, parameters: Readonly<Record<string, unknown>>, options: CallOptions): Promise<unknown> {
    return this.#caller.call({ operation: this.#dialect.operation(name), parameters, signal: options.signal });
  }

  #checked<T>(operation: OperationName, schema: Parameters<typeof checkAnswer<T>>[0], value: unknown): T {
    const checked = checkAnswer(schema, value);
    if ('problem' in checked) throw new SmartCmdError('answer-malformed', { operation, problem: checked.problem });
    return checked.value;
  }

  #assertOk(operation: OperationName, status: SignStatus): void {
    if (status.Code !== '200') throw statusError(cleanStatus(status), operation);
  }

  /** A secret as it is sent: an answer may take a minute, in which nobody needs the bytes any more. */
  #seal(secret: Uint8Array): string {
    try {
      return this.#dialect.protect(secret);
    } finally {
      secret.fill(0);
    }
  }

  #protect(phone: string): string {
    return this.#dialect.protect(Buffer.from(phone, 'utf8'));
  }

  #newer<T extends object>(fields: T): T | undefined {
    return this.#connection.newerFields ? fields : undefined;
  }
}
