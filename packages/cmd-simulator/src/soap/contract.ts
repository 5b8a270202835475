/** The two services: SCMD encrypts phone, PIN and OTP; the legacy CCMovel sends them plain inside TLS. */
export type ServiceName = 'scmd' | 'ccmovel';

/** The operations by a name that both services share; on the wire Sign is `SCMDSign` or `CCMovelSign`. */
export const OPERATIONS = [
  'Sign',
  'MultipleSign',
  'GetCertificate',
  'GetCertificateWithPin',
  'ForceSMS',
  'ValidateOtp',
  'SignDocumentPooling',
] as const;
export type OperationName = (typeof OPERATIONS)[number];

export const NAMESPACE = {
  envelope: 'http://schemas.xmlsoap.org/soap/envelope/',
  instance: 'http://www.w3.org/2001/XMLSchema-instance',
  operations: 'http://Ama.Authentication.Service/',
  structures: 'http://schemas.datacontract.org/2004/07/Ama.Structures.CCMovelSignature',
} as const;

const SERVICES = {
  scmd: {
    path: '/Ama.Authentication.Frontend/SCMDService.svc',
    actionBase: `${NAMESPACE.operations}SCMDService/`,
    prefix: 'SCMD',
  },
  ccmovel: {
    path: '/Ama.Authentication.Frontend/CCMovelDigitalSignature.svc',
    actionBase: `${NAMESPACE.operations}CCMovelSignature/`,
    prefix: 'CCMovel',
  },
} as const;

export const SERVICE_NAMES = ['scmd', 'ccmovel'] as const satisfies readonly ServiceName[];

/** Path of a service's address, without a query. */
export function servicePath(service: ServiceName): string {
  return SERVICES[service].path;
}

/** The service at a path, or undefined. */
export function serviceAt(path: string): ServiceName | undefined {
  return SERVICE_NAMES.find((service) => SERVICES[service].path === path);
}

/** Element name of an operation's request: `SCMDSign`, `CCMovelSign`, `ValidateOtp` … */
export function wireName(service: ServiceName, operation: OperationName): string {
  return operation === 'Sign' || operation === 'MultipleSign' ? `${SERVICES[service].prefix}${operation}` : operation;
}

/**
 * The operation that a SOAPAction names.
 *
 * @param action the header as it came; SOAP 1.1 §6.1.1 has it in double quotes, which some clients leave out
 */
export function operationOfAction(service: ServiceName, action: string): OperationName | undefined {
  const bare = /^".*"$/.test(action) ? action.slice(1, -1) : action;
  return OPERATIONS.find((operation) => SERVICES[service].actionBase + wireName(service, operation) === bare);
}
