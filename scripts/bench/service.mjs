import { constants, createHash, publicEncrypt, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { sentMessages } from '../lib/simulator.mjs';

const operations = 'http://Ama.Authentication.Service/';
const structures = 'http://schemas.datacontract.org/2004/07/Ama.Structures.CCMovelSignature';
const digestInfoPrefix = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/**
 * Milliseconds that the service itself takes for signatures: the two requests of each, ready-made, over a connection that
 * stands, without any of our code.
 *
 * @param simulator that answers
 * @param count of signatures
 */
export async function bareSignatures({ ready, outbox }, count) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const key = readFileSync(ready.encryptionCertificate);
  const secret = (text) =>
    publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(text)).toString('base64');
  const call = caller(ready, agent);
  const [{ phone, pin }] = ready.accounts;
  const application = Buffer.from(ready.applicationId).toString('base64');
  const signature = async () => {
    const name = randomBytes(6).toString('hex');
    const hash = Buffer.concat([digestInfoPrefix, createHash('sha256').update(name).digest()]).toString('base64');
    const fields = { ApplicationId: application, DocName: name, Hash: hash, Pin: secret(pin), UserId: secret(phone) };
    const inner = elements(fields, 'a:');
    const started = await call('SCMDSign', `<request xmlns:a="${structures}">${inner}</request>`);
    const processId = /<[^<>]*ProcessId>([^<]+)</.exec(started.body)?.[1];
    const { otp } = sentMessages(outbox).findLast((sms) => sms.processId === processId);
    const parameters = { code: secret(otp), processId, applicationId: application };
    const ended = await call('ValidateOtp', elements(parameters));
    if (!/Signature>[^<]/.test(ended.body)) throw new Error(`The simulator did not sign:\n${ended.body}`);
    return started.milliseconds + ended.milliseconds;
  };
  try {
    // The connection and what both sides compile are not part of it.
    await signature();
    const taken = [];
    while (taken.length < count) taken.push(await signature());
    return taken;
  } finally {
    agent.destroy();
  }
}

const elements = (values, prefix = '') =>
  Object.entries(values)
    .map(([name, value]) => `<${prefix}${name}>${value}</${prefix}${name}>`)
    .join('');

/** @returns a function that sends one request and gives its answer and how long it took */
function caller({ url, tlsCa, username, password }, agent) {
  const ca = readFileSync(tlsCa);
  return (operation, inner) => {
    const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><${operation} xmlns="${operations}">${inner}</${operation}></s:Body></s:Envelope>`;
    const headers = {
      'Content-Type': 'text/xml; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
      SOAPAction: `"${operations}SCMDService/${operation}"`,
    };
    const options = { method: 'POST', agent, ca, auth: `${username}:${password}`, headers };
    return new Promise((resolve, reject) => {
      const since = performance.now();
      const outgoing = request(url, options, (incoming) => {
        let text = '';
        incoming.setEncoding('utf8').on('data', (piece) => {
          text += piece;
        });
        incoming.on('end', () => resolve({ body: text, milliseconds: performance.now() - since }));
      });
      outgoing.on('error', reject).end(body);
    });
  };
}
