import type { FaultKind } from '../faults/catalog.js';
import type { ServiceName } from '../soap/contract.js';

/** What is remembered of a request: nothing that it carried. */
export interface LoggedRequest {
  /** by its name on the wire, null when none was recognised */
  readonly operation: string | null;
  /** null when the path is no service's */
  readonly service: ServiceName | null;
  /** the path asked for, without a query */
  readonly path: string;
  /** status of the HTTP answer, null when the connection was ended without one */
  readonly httpStatus: number | null;
  /** status code in the SOAP answer, null when it has none */
  readonly code: string | null;
  /** number of the connection, from 1 */
  readonly connection: number;
  /** the faults that were applied */
  readonly faults: readonly FaultKind[];
}

const CAPACITY = 1000;

/** The last requests, oldest first. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];

  add(entry: LoggedRequest): void {
    this.entries.push(entry);
    if (this.entries.length > CAPACITY) this.entries.shift();
  }
}
