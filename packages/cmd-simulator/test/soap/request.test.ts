import { describe, expect, it } from 'vitest';
import { readRequest } from '../../src/soap/request.js';
import { SoapFault } from '../../src/soap/soap-fault.js';
import { INSTANCE_NS, OPERATIONS_NS, STRUCTURES_NS, soap } from '../support/wire.js';

const SIGN =
  `<SCMDSign xmlns="${OPERATIONS_NS}"><request xmlns:d="${STRUCTURES_NS}" xmlns:i="${INSTANCE_NS}">` +
  '<d:ApplicationId>YXBw</d:ApplicationId><d:DocName>a &amp; b</d:DocName><d:Hash>aGFzaA==</d:Hash>' +
  '<d:Pin>cGlu</d:Pin><d:UserId>dXNlcg==</d:UserId></request></SCMDSign>';
const MULTIPLE =
  `<CCMovelMultipleSign xmlns="${OPERATIONS_NS}"><request xmlns:d="${STRUCTURES_NS}">` +
  '<d:ApplicationId>YXBw</d:ApplicationId><d:Pin>1234</d:Pin><d:UserId>+351 912345678</d:UserId></request>' +
  `<documents xmlns:d="${STRUCTURES_NS}"><d:HashStructure><d:Hash>aGFzaA==</d:Hash><d:Name>n</d:Name><d:id>1</d:id>` +
  '</d:HashStructure></documents></CCMovelMultipleSign>';
const VALIDATE =
  `<ValidateOtp xmlns="${OPERATIONS_NS}"><code>Y29kZQ==</code><processId>p</processId>` +
  '<applicationId>YXBw</applicationId></ValidateOtp>';

const readSign = (body: string) => readRequest('scmd', 'Sign', Buffer.from(body));

function faultOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof SoapFault) return error.faultCode;
    throw error;
  }
  return 'accepted';
}

describe('a request in the contract’s form', () => {
  it('is read', () => {
    expect(readSign(soap(SIGN))).toEqual({
      operation: 'Sign',
      applicationId: Buffer.from('app'),
      docName: 'a & b',
      hash: Buffer.from('hash'),
      pin: 'cGlu',
      userId: 'dXNlcg==',
    });
    expect(readRequest('ccmovel', 'MultipleSign', Buffer.from(soap(MULTIPLE)))).toMatchObject({
      documents: [{ hash: Buffer.from('hash'), name: 'n', id: '1' }],
    });
  });

  it.each([
    [
      'with a declaration and white space',
      `<?xml version="1.0" encoding="utf-8"?>\n${soap(SIGN).replaceAll('><', '>\n <')}`,
    ],
    ['with an empty header', soap(SIGN).replace('<soap:Body>', '<soap:Header/><soap:Body>')],
    ['with a nil document name', soap(SIGN).replace(/<d:DocName>.*<\/d:DocName>/, '<d:DocName i:nil="true"/>')],
    ['without a document name', soap(SIGN).replace(/<d:DocName>.*<\/d:DocName>/, '')],
    ['with CDATA', soap(SIGN).replace('a &amp; b', '<![CDATA[a & b]]>')],
    [
      'with the newer field',
      soap(SIGN).replace('<d:Pin>', '<d:IsBiometricValidationEnable>true</d:IsBiometricValidationEnable><d:Pin>'),
    ],
  ])('is read %s', (_what, body) => {
    expect(readSign(body)).toMatchObject({ operation: 'Sign', userId: 'dXNlcg==' });
  });

  it('may have the newer fields of the other operations', () => {
    const multiple = soap(MULTIPLE).replace(
      '<d:Pin>',
      '<d:IsBiometricValidationEnable>false</d:IsBiometricValidationEnable><d:Pin>',
    );
    expect(readRequest('ccmovel', 'MultipleSign', Buffer.from(multiple))).toMatchObject({ pin: '1234' });
    const validate = soap(VALIDATE).replace('</ValidateOtp>', '<isBiometric>false</isBiometric></ValidateOtp>');
    expect(readRequest('scmd', 'ValidateOtp', Buffer.from(validate))).toMatchObject({ processId: 'p' });
  });

  it('may leave out a parameter that the schema makes optional, as if it were nil', () => {
    const body = soap(`<ValidateOtp xmlns="${OPERATIONS_NS}"/>`);
    expect(readRequest('scmd', 'ValidateOtp', Buffer.from(body))).toEqual({
      operation: 'ValidateOtp',
      code: null,
      processId: null,
      applicationId: null,
    });
  });
});

describe('a request that is not in the contract’s form', () => {
  const pin = '<d:Pin>cGlu</d:Pin>';
  const user = '<d:UserId>dXNlcg==</d:UserId>';
  it.each([
    ['elements out of order', soap(SIGN.replace(pin + user, user + pin))],
    ['an unknown element', soap(SIGN.replace(pin, `<d:Other/>${pin}`))],
    ['an unknown last element', soap(SIGN.replace(user, `${user}<d:Zeta/>`))],
    ['an element twice', soap(SIGN.replace(pin, pin + pin))],
    ['a missing required element', soap(SIGN.replace(pin, ''))],
    [
      'the newer field in the wrong place',
      soap(SIGN.replace(user, `<d:IsBiometricValidationEnable>true</d:IsBiometricValidationEnable>${user}`)),
    ],
    [
      'a newer field that is no boolean',
      soap(SIGN.replace(pin, `<d:IsBiometricValidationEnable>yes</d:IsBiometricValidationEnable>${pin}`)),
    ],
    ['another namespace of the structure', soap(SIGN.replace(STRUCTURES_NS, 'http://example.org/'))],
    ['no namespace of the structure', soap(SIGN.replaceAll('d:', ''))],
    ['an attribute', soap(SIGN.replace('<d:Pin>', '<d:Pin kind="x">'))],
    ['base64 with white space', soap(SIGN.replace('aGFzaA==', 'aGFz aA=='))],
    ['base64 without padding', soap(SIGN.replace('aGFzaA==', 'aGFzaA'))],
    ['base64 with stray bits', soap(SIGN.replace('aGFzaA==', 'aGFzaB=='))],
    ['base64url', soap(SIGN.replace('aGFzaA==', '_-_-'))],
    ['hexadecimal', soap(SIGN.replace('aGFzaA==', '68617g'))],
    ['an element in a leaf', soap(SIGN.replace('cGlu', '<d:x/>'))],
    ['text between elements', soap(SIGN.replace(pin, `text${pin}`))],
    [
      'a nil request',
      soap(`<SCMDSign xmlns="${OPERATIONS_NS}"><request xmlns:i="${INSTANCE_NS}" i:nil="true"/></SCMDSign>`),
    ],
    ['content in a nil element', soap(SIGN.replace('<d:Pin>', '<d:Pin i:nil="true">'))],
    ['a DOCTYPE', `<!DOCTYPE a>${soap(SIGN)}`],
    ['an entity', `<!DOCTYPE a [<!ENTITY x "y">]>${soap(SIGN.replace('a &amp; b', '&x;'))}`],
    ['an undeclared entity', soap(SIGN.replace('&amp;', '&nbsp;'))],
    ['a processing instruction', `<?xml-stylesheet href="x"?>${soap(SIGN)}`],
    ['tags that do not match', soap(SIGN).replace('</d:Pin>', '</d:Pim>')],
    ['an unbound prefix', soap(SIGN).replace('xmlns:d=', 'xmlns:e=')],
    ['two elements in the Body', soap(SIGN + SIGN)],
    ['an empty Body', soap('')],
    [
      'a SOAP 1.2 envelope',
      soap(SIGN).replace('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'),
    ],
    [
      'a header that must be understood',
      soap(SIGN).replace(
        '<soap:Body>',
        '<soap:Header><h xmlns="urn:h" soap:mustUnderstand="1"/></soap:Header><soap:Body>',
      ),
    ],
    ['too deep a nesting', soap('<x>'.repeat(20) + '</x>'.repeat(20))],
    ['nothing', ''],
    ['text after the end', `${soap(SIGN)}x`],
  ])('is refused for %s', (_what, body) => {
    expect(faultOf(() => readSign(body))).toBe('DeserializationFailed');
  });

  it('is refused when it is not UTF-8', () => {
    const bytes = Buffer.from(soap(SIGN.replace('a &amp; b', 'ã')), 'latin1');
    expect(faultOf(() => readRequest('scmd', 'Sign', bytes))).toBe('DeserializationFailed');
  });

  it('is refused when the body is of another operation or service', () => {
    expect(faultOf(() => readRequest('scmd', 'ValidateOtp', Buffer.from(soap(SIGN))))).toBe('ActionNotSupported');
    expect(faultOf(() => readRequest('ccmovel', 'Sign', Buffer.from(soap(SIGN))))).toBe('ActionNotSupported');
    expect(faultOf(() => readSign(soap(SIGN.replace(OPERATIONS_NS, 'http://example.org/'))))).toBe(
      'ActionNotSupported',
    );
  });

  it('is refused when a parameter is out of order', () => {
    const moved = VALIDATE.replace(/(<code>.*<\/code>)(<processId>.*<\/processId>)/, '$2$1');
    expect(faultOf(() => readRequest('scmd', 'ValidateOtp', Buffer.from(soap(moved))))).toBe('DeserializationFailed');
    const late = VALIDATE.replace('<applicationId>', '<isBiometric>true</isBiometric><applicationId>');
    expect(faultOf(() => readRequest('scmd', 'ValidateOtp', Buffer.from(soap(late))))).toBe('DeserializationFailed');
  });
});
