export {
  FAULT_CATALOG,
  FAULT_KINDS,
  type FaultDescription,
  type FaultKind,
  type FaultScope,
} from './faults/catalog.js';
export { type Fault, parseFault } from './faults/fault.js';
export type { LoggedRequest } from './http/request-log.js';
export type { CertificateOrder, SimulatorOptions } from './options.js';
export { ACCOUNT_STATES, type Account, type AccountState, DEFAULT_ACCOUNTS } from './service/accounts.js';
export { PENDING_APPROVAL_CODE } from './service/refusal.js';
export type { Sms } from './service/sms.js';
export { type Simulator, type SimulatorCertificates, startSimulator } from './simulator.js';
export type { OperationName, ServiceName } from './soap/contract.js';
export type { ReadyFile } from './state-directory.js';
export { StateDirectoryInUseError } from './state-lock.js';
