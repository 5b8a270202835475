import { Agent } from 'node:https';
import { describe, expect, it } from 'vitest';
import { simulators } from '../support/state.js';
import { action, OPERATIONS_NS, post, soap, Values } from '../support/wire.js';

const start = simulators();
const BODY = soap(`<GetCertificate xmlns="${OPERATIONS_NS}"/>`);
const ACTION = action('scmd', 'GetCertificate');

describe('a request', () => {
  it.each([
    ['no credentials', { authorization: null }, 401],
    ['wrong credentials', { authorization: `Basic ${Buffer.from('simulator:wrong').toString('base64')}` }, 401],
    ['another path', { path: '/' }, 404],
    ['another method', { method: 'PUT' }, 405],
    ['a SOAP 1.2 media type', { contentType: 'application/soap+xml' }, 415],
    ['another charset', { contentType: 'text/xml; charset=iso-8859-1' }, 415],
    ['no SOAPAction', { action: null }, 500],
    ['an unknown SOAPAction', { action: '"urn:x"' }, 500],
    ['the SOAPAction of the other service', { action: action('ccmovel', 'GetCertificate') }, 500],
    ['the SOAPAction of another operation', { action: action('scmd', 'ForceSMS') }, 500],
  ])('with %s is refused', async (_what, options, status) => {
    const simulator = await start();
    const answer = await post(simulator, BODY, { action: ACTION, ...options });
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.headers['www-authenticate']).toMatch(/^Basic/);
    if (status === 405) expect(answer.headers['allow']).toBe('POST');
    if (status === 500) expect(answer.body).toMatch(/<faultcode xmlns:a="[^"]+">a:ActionNotSupported</);
  });

  it('that is malformed gets a fault as WCF words it, without the values', async () => {
    const simulator = await start();
    const body = soap(`<GetCertificate xmlns="${OPERATIONS_NS}"><userId>secret-phone</userId><x/></GetCertificate>`);
    const answer = await post(simulator, body, { action: ACTION });
    expect(answer.status).toBe(500);
    expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(answer.body).toContain('<s:Fault><faultcode');
    expect(answer.body).toContain('a:DeserializationFailed');
    expect(answer.body).not.toContain('secret-phone');
  });

  it('of more than 4 MiB is refused', async () => {
    const simulator = await start();
    const answer = await post(simulator, BODY + ' '.repeat(4 * 1024 * 1024), { action: ACTION });
    expect(answer.status).toBe(413);
  });

  it('may have its SOAPAction without quotes', async () => {
    const simulator = await start();
    const answer = await post(simulator, BODY, { action: ACTION.slice(1, -1) });
    expect(answer.body).toContain('a:InternalServiceFault');
  });
});

describe('the log of requests', () => {
  it('names operation, service, answer and connection, and no secret', async () => {
    const simulator = await start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await new Values(simulator).getCertificate('+351 912345678', agent);
    await new Values(simulator, 'ccmovel').getCertificate('+351 999999999', agent);
    agent.destroy();
    await new Values(simulator, 'ccmovel').sign({ pin: '7777' });
    await post(simulator, BODY, { path: '/elsewhere' });
    const path = '/Ama.Authentication.Frontend/';
    expect(simulator.requests).toEqual([
      {
        operation: 'GetCertificate',
        service: 'scmd',
        path: `${path}SCMDService.svc`,
        httpStatus: 200,
        code: null,
        connection: 1,
        faults: [],
      },
      expect.objectContaining({ operation: 'GetCertificate', service: 'ccmovel', connection: 1 }),
      expect.objectContaining({ operation: 'CCMovelSign', service: 'ccmovel', code: '801', connection: 2 }),
      expect.objectContaining({ operation: null, service: null, path: '/elsewhere', httpStatus: 404, connection: 3 }),
    ]);
    expect(simulator.connections).toBe(3);
    expect(JSON.stringify(simulator.requests)).not.toMatch(/7777|912345678/);
  });

  it('keeps the last thousand', async () => {
    const simulator = await start();
    const agent = new Agent({ keepAlive: true, maxSockets: 4 });
    const count = 1005;
    await Promise.all(Array.from({ length: count }, (_, n) => post(simulator, '', { path: `/${n}`, agent })));
    agent.destroy();
    expect(simulator.requests).toHaveLength(1000);
  });
});
