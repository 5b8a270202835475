import type { Localised } from '../language.js';

/**
 * What happened, and what to do. `{x}` is a detail of the error, `{status.x}` a field of the service's status; a part in
 * `[…]` is left out when its detail is absent.
 */
export interface ErrorText {
  readonly sentence: Localised;
  readonly remedy: Localised;
}
