import { Client, type IHttpClient, WSDL } from 'soap';
import { readWsdl } from '../wsdl.js';

/**
 * The client of the SOAP library, in a module of its own: loading the library takes longer than a person should wait for
 * a first question.
 *
 * @param url address of the service
 * @param wsdlFile file name in this package's `wsdl` folder
 * @param httpClient sends the requests
 */
export async function createSoapClient(url: string, wsdlFile: string, httpClient: IHttpClient): Promise<Client> {
  const wsdl = new WSDL(readWsdl(wsdlFile), '', {});
  await new Promise<void>((resolve, reject) => {
    wsdl.onReady((error: unknown) => (error ? reject(new Error(`${wsdlFile} is broken`)) : resolve()));
  });
  return new Client(wsdl, url, { httpClient });
}
