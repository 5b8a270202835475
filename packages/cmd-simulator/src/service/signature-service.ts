import type { KeyObject } from 'node:crypto';
import { type Outcome, plainStatus } from '../soap/answer.js';
import type { ServiceName } from '../soap/contract.js';
import { pinElement, type ServiceRequest } from '../soap/request.js';
import { SoapFault } from '../soap/soap-fault.js';
import type { Account, AccountBook } from './accounts.js';
import { ParameterCheck } from './parameters.js';
import type { Process, ProcessTable, Task } from './processes.js';
import { invalidParameter, Refusal, STATUS } from './refusal.js';
import { complete } from './signing.js';
import { type Sms, smsText } from './sms.js';

/** What the service needs to know and to reach. */
export interface ServiceSetup {
  readonly applicationId: string;
  readonly accounts: AccountBook;
  readonly processes: ProcessTable;
  readonly fieldKey: KeyObject;
  /** key and formatted chain of an account */
  readonly credential: (account: Account) => { key: KeyObject; chain: string };
  readonly sendSms: (sms: Sms) => void;
  readonly pinCheckedAt: 'request' | 'validate';
  readonly dropProcessOnWrongOtp: boolean;
}

const MAX_WRONG_OTPS = 3;

type RequestOf<O extends ServiceRequest['operation']> = Extract<ServiceRequest, { operation: O }>;

/** The signature service behind both contracts: what a request does, without HTTP or XML. */
export class SignatureService {
  readonly #setup: ServiceSetup;

  constructor(setup: ServiceSetup) {
    this.#setup = setup;
  }

  /**
   * Does what a request asks for.
   *
   * @throws SoapFault where the answer has no place for a status
   */
  handle(service: ServiceName, request: ServiceRequest): Outcome {
    const check = new ParameterCheck(service, this.#setup.applicationId, this.#setup.fieldKey);
    try {
      switch (request.operation) {
        case 'GetCertificate':
          return this.#getCertificate(check, request);
        case 'GetCertificateWithPin':
          return this.#getCertificateWithPin(check, request, pinElement(service));
        case 'Sign':
          return this.#sign(check, request);
        case 'MultipleSign':
          return this.#multipleSign(check, request);
        case 'ForceSMS':
          return this.#forceSms(check, request);
        case 'ValidateOtp':
          return this.#validateOtp(check, request);
        case 'SignDocumentPooling':
          return this.#poll(check, request);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refusalOutcome(request.operation, error);
    }
  }

  /** The person approves on the phone. @throws Error when there is no such process */
  approve(processId: string): void {
    const process = this.#setup.processes.find(processId);
    if (process === undefined) throw new Error(`no living process ${processId} to approve`);
    this.#setup.processes.approve(process);
  }

  #getCertificate(check: ParameterCheck, request: RequestOf<'GetCertificate'>): Outcome {
    check.application('applicationId', request.applicationId);
    const account = this.#setup.accounts.find(check.phone('userId', request.userId));
    const known = account !== undefined && account.state !== 'inactive';
    return { kind: 'certificate', pem: known ? this.#setup.credential(account).chain : null };
  }

  #getCertificateWithPin(
    check: ParameterCheck,
    request: RequestOf<'GetCertificateWithPin'>,
    pinField: string,
  ): Outcome {
    check.application('applicationId', request.applicationId);
    const phone = check.phone('userId', request.userId);
    const pin = check.pin(pinField, request.pin);
    return this.#begin(phone, pin, { kind: 'certificate' });
  }

  #sign(check: ParameterCheck, request: RequestOf<'Sign'>): Outcome {
    check.application('ApplicationId', request.applicationId);
    const phone = check.phone('UserId', request.userId);
    const pin = check.pin('Pin', request.pin);
    const digestInfo = check.digestInfo('Hash', request.hash);
    const name = request.docName === null ? null : check.documentName('DocName', request.docName);
    return this.#begin(phone, pin, { kind: 'sign', document: { digestInfo, name, id: null } });
  }

  #multipleSign(check: ParameterCheck, request: RequestOf<'MultipleSign'>): Outcome {
    check.application('ApplicationId', request.applicationId);
    const phone = check.phone('UserId', request.userId);
    const pin = check.pin('Pin', request.pin);
    return this.#begin(phone, pin, { kind: 'sign-many', documents: check.documents(request.documents) });
  }

  #begin(phone: string, pin: string, task: Task): Outcome {
    const { accounts, processes, pinCheckedAt } = this.#setup;
    const account = accounts.find(phone);
    if (account === undefined) throw new Refusal(STATUS.unknownUser);
    this.#refuseUnusable(account);
    if (pinCheckedAt === 'request' && !accounts.tryPin(account, pin)) throw new Refusal(STATUS.wrongPin);
    const process = processes.begin(account, task, pinCheckedAt === 'validate' ? pin : undefined);
    this.#sendOtp(process);
    return accepted(process);
  }

  #refuseUnusable(account: Account): void {
    if (account.state === 'inactive') throw new Refusal(STATUS.inactive);
    if (account.state === 'must-change-pin-901') throw new Refusal(STATUS.changePin901);
    if (account.state === 'must-change-pin-902') throw new Refusal(STATUS.changePin902);
    if (this.#setup.accounts.isLocked(account)) throw new Refusal(STATUS.locked);
  }

  #forceSms(check: ParameterCheck, request: RequestOf<'ForceSMS'>): Outcome {
    check.application('applicationId', request.applicationId);
    const phone = check.phone('citizenId', request.citizenId);
    const process = this.#process(request.processId);
    if (process.account.phone !== phone) throw invalidParameter('citizenId', 'Not the citizen of this process', phone);
    this.#setup.processes.renewOtp(process);
    this.#sendOtp(process);
    return accepted(process);
  }

  #validateOtp(check: ParameterCheck, request: RequestOf<'ValidateOtp'>): Outcome {
    check.application('applicationId', request.applicationId);
    const otp = check.otp('code', request.code);
    const process = this.#process(request.processId);
    if (otp !== process.otp) {
      process.wrongOtps += 1;
      if (this.#setup.dropProcessOnWrongOtp || process.wrongOtps >= MAX_WRONG_OTPS) this.#setup.processes.end(process);
      throw new Refusal(STATUS.wrongOtp);
    }
    return this.#finish(process);
  }

  #poll(check: ParameterCheck, request: RequestOf<'SignDocumentPooling'>): Outcome {
    check.application('applicationId', request.applicationId);
    const process = this.#process(request.processId);
    if (!this.#setup.processes.isApproved(process)) throw new Refusal({ ...STATUS.pending, processId: process.id });
    return this.#finish(process);
  }

  /** The end of a process, whether its late PIN is right or wrong. */
  #finish(process: Process): Outcome {
    const { accounts, processes, credential } = this.#setup;
    processes.end(process);
    if (process.uncheckedPin !== undefined) {
      this.#refuseUnusable(process.account);
      if (!accounts.tryPin(process.account, process.uncheckedPin)) throw new Refusal(STATUS.wrongPin);
    }
    const { key, chain } = credential(process.account);
    return complete(process, key, chain);
  }

  #process(id: string | null): Process {
    const process = id === null ? undefined : this.#setup.processes.find(id);
    if (process === undefined) throw new Refusal(STATUS.unknownProcess);
    return process;
  }

  #sendOtp(process: Process): void {
    const docNames = documentNames(process.task);
    const { id: processId, otp, account } = process;
    this.#setup.sendSms({
      phone: account.phone,
      processId,
      otp,
      text: smsText(otp, docNames),
      docNames: docNames ?? [],
    });
  }
}

function accepted(process: Process): Outcome {
  return { kind: 'status', status: plainStatus('200', 'OK', process.id) };
}

function documentNames(task: Task): readonly string[] | undefined {
  if (task.kind === 'certificate') return undefined;
  const documents = task.kind === 'sign' ? [task.document] : task.documents;
  return documents.flatMap(({ name }) => (name === null ? [] : [name]));
}

function refusalOutcome(operation: ServiceRequest['operation'], refusal: Refusal): Outcome {
  const { status } = refusal;
  switch (operation) {
    case 'GetCertificate':
      // The answer is a bare string: there is no other way to say what is wrong with a parameter.
      throw new SoapFault('InternalServiceFault', `${status.message ?? ''}: ${status.field ?? ''}`);
    case 'ValidateOtp':
    case 'SignDocumentPooling':
      return {
        kind: 'response',
        response: { signedHashes: null, signature: null, status, certificate: null },
        signer: null,
      };
    default:
      return { kind: 'status', status };
  }
}
