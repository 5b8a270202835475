import type { OperationName, ServiceName } from '../soap/contract.js';
import { checkFault, concerns, type Fault } from './fault.js';

interface Planned {
  readonly fault: Fault;
  /** matching requests or connections since it was added */
  seen: number;
}

/** The faults that are to happen, each with its own count. */
export class FaultPlan {
  #planned: Planned[] = [];

  /** @throws TypeError when the fault can never happen */
  add(fault: Fault): () => void {
    checkFault(fault);
    const planned: Planned = { fault, seen: 0 };
    this.#planned.push(planned);
    return () => {
      this.#planned = this.#planned.filter((other) => other !== planned);
    };
  }

  clear(): void {
    this.#planned = [];
  }

  /** Counts a request and gives the faults that are due, in the order in which they were added. */
  forRequest(service: ServiceName, operation: OperationName): Fault[] {
    return this.#due((fault) => concerns(fault, service, operation));
  }

  /** Counts a connection and gives the faults that are due. */
  forConnection(): Fault[] {
    return this.#due(actsOnConnections);
  }

  #due(matches: (fault: Fault) => boolean): Fault[] {
    return this.#planned
      .filter(({ fault }) => matches(fault))
      .filter((planned) => {
        planned.seen += 1;
        return isDue(planned.fault.occurrence, planned.seen);
      })
      .map(({ fault }) => fault);
  }
}

/** Whether a fault acts on connections as they come in. */
function actsOnConnections(fault: Fault): boolean {
  return fault.operation === '*' && (fault.kind === 'refuse' || fault.kind.startsWith('tls-'));
}

function isDue(occurrence: Fault['occurrence'], seen: number): boolean {
  if (occurrence === '*') return true;
  if (typeof occurrence === 'number') return seen === occurrence;
  return seen >= Number.parseInt(occurrence, 10);
}
