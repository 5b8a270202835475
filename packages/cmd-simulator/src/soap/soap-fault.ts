/** The fault codes that a WCF service answers with. */
export type FaultCode = 'DeserializationFailed' | 'InternalServiceFault' | 'ActionNotSupported';

/** A request that the service answers with a SOAP fault and HTTP status 500. */
export class SoapFault extends Error {
  readonly faultCode: FaultCode;

  /**
   * @param faultCode as in `a:InternalServiceFault`
   * @param message the fault string; holds no value that the request carried
   */
  constructor(faultCode: FaultCode, message: string) {
    super(message);
    this.name = 'SoapFault';
    this.faultCode = faultCode;
  }
}

/** The fault of a message that does not have the contract's form. */
export function malformed(why: string): SoapFault {
  return new SoapFault('DeserializationFailed', `The formatter threw an exception while trying to deserialize: ${why}`);
}
