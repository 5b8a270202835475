import { OPERATIONS, type OperationName, SERVICE_NAMES, type ServiceName, wireName } from '../soap/contract.js';
import { actsOn, FAULT_CATALOG, FAULT_KINDS, type FaultKind } from './catalog.js';

/** Something that is to go wrong. */
export interface Fault {
  /**
   * `*`, a name on the wire (`SCMDSign`: that service only) or a name for both services (`Sign`). `*` means all
   * operations on which the kind can act, and for the connection kinds all connections.
   */
  readonly operation: string;
  /** which of the matching requests or connections since the fault was added, from 1: the third, from the third, all */
  readonly occurrence: number | `${number}+` | '*';
  readonly kind: FaultKind;
  /** as `FAULT_CATALOG` says for the kind */
  readonly value?: number | string;
}

/**
 * Reads the form `operation:occurrence:kind[=value]`, for example `SCMDSign:2:delay=500`, `*:1+:tls-expired`.
 *
 * @throws TypeError that says what is wrong with it
 */
export function parseFault(text: string): Fault {
  const [, operation = '', occurrence = '', kind = '', value] = /^([^:]*):([^:]*):([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  if (operation === '') throw new TypeError(`fault '${text}': expected operation:occurrence:kind[=value]`);
  if (!isFaultKind(kind)) throw new TypeError(`fault '${text}': kind '${kind}' is none of ${FAULT_KINDS.join(', ')}`);
  const number = FAULT_CATALOG[kind].value?.type === 'number' && value !== undefined && /^\d+$/.test(value);
  const fault: Fault = {
    operation,
    occurrence: /^\d+$/.test(occurrence) ? Number(occurrence) : (occurrence as '*'),
    kind,
    ...(value === undefined ? {} : { value: number ? Number(value) : value }),
  };
  checkFault(fault);
  return fault;
}

/**
 * Checks that a fault can happen at all.
 *
 * @throws TypeError that says why it cannot
 */
export function checkFault(fault: Fault): void {
  const refuse = (why: string): never => {
    throw new TypeError(`fault '${fault.operation}:${fault.occurrence}:${fault.kind}': ${why}`);
  };
  if (!isFaultKind(fault.kind)) refuse(`the kind is none of ${FAULT_KINDS.join(', ')}`);
  if (!/^(\*|[1-9]\d{0,8}\+?)$/.test(String(fault.occurrence))) {
    refuse("the occurrence is neither a number from 1 ('2'), nor one with what follows ('2+'), nor '*'");
  }
  const { scope, value: expected } = FAULT_CATALOG[fault.kind];
  if (fault.operation !== '*') {
    const operation = operationNamed(fault.operation);
    if (operation === undefined) refuse('there is no such operation');
    else if (!actsOn(fault.kind, operation)) {
      refuse(
        scope === 'connection' ? "it acts on connections: the operation must be '*'" : `it acts on ${scope} answers`,
      );
    }
  }
  if (expected === undefined && fault.value !== undefined) refuse('it takes no value');
  if (expected !== undefined && expected.default === undefined && fault.value === undefined) {
    refuse(`it needs a value: ${expected.meaning}`);
  }
  if (expected?.type === 'number' && fault.value !== undefined) {
    if (typeof fault.value !== 'number' || !Number.isInteger(fault.value) || fault.value < 0 || fault.value > 2 ** 30) {
      refuse(`the value is not a whole number: ${expected.meaning}`);
    }
  }
  if (fault.kind === 'code' && !/^\d{3}$/.test(String(fault.value))) refuse('the value is not three digits');
}

/** Whether a fault's operation means this request. */
export function concerns(fault: Fault, service: ServiceName, operation: OperationName): boolean {
  if (!actsOn(fault.kind, operation)) return false;
  // With `*` refuse acts at accept, before there is any request.
  if (fault.operation === '*') return fault.kind !== 'refuse';
  return fault.operation === operation || fault.operation === wireName(service, operation);
}

/** A number that the fault was given, or its kind's default. */
export function numberOf(fault: Fault): number {
  return Number(fault.value ?? FAULT_CATALOG[fault.kind].value?.default);
}

function isFaultKind(text: string): text is FaultKind {
  return (FAULT_KINDS as readonly string[]).includes(text);
}

function operationNamed(name: string): OperationName | undefined {
  return OPERATIONS.find(
    (operation) => operation === name || SERVICE_NAMES.some((service) => wireName(service, operation) === name),
  );
}
