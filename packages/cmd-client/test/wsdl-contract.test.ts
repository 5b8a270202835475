import { existsSync, readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';

const published = new URL('../../../../shared/reference/ama/SCMDService.wsdl', import.meta.url);
const ours = (file: string): URL => new URL(`../wsdl/${file}`, import.meta.url);

const XSD = 'http://www.w3.org/2001/XMLSchema';
const STRUCTURES = 'http://schemas.datacontract.org/2004/07/Ama.Structures.CCMovelSignature';

interface Field {
  name: string;
  type: string;
  optional: boolean;
  many: boolean;
  nillable: boolean;
}

interface Contract {
  targetNamespace: string;
  actions: Record<string, string>;
  /** By `{namespace}name` of the wrapper element or type. */
  sequences: Record<string, Field[]>;
  styles: Set<string>;
  uses: Set<string>;
}

/** What of a WSDL decides the bytes on the wire. */
function contractOf(file: URL): Contract {
  const contract: Contract = { targetNamespace: '', actions: {}, sequences: {}, styles: new Set(), uses: new Set() };
  const parser = new SaxesParser({ xmlns: true });
  let schema = '';
  let bindingOperation: string | undefined;
  let inBinding = false;
  const owners: (string | undefined)[] = [];
  const qualified = (name: string): string => {
    const [prefix, local] = name.includes(':') ? name.split(':') : ['', name];
    return `{${parser.resolve(prefix ?? '') ?? ''}}${local}`;
  };
  parser.on('opentag', (tag) => {
    const attribute = (name: string): string | undefined => tag.attributes[name]?.value;
    let owner = owners.at(-1);
    if (tag.local === 'definitions') contract.targetNamespace = attribute('targetNamespace') ?? '';
    if (tag.local === 'schema') schema = attribute('targetNamespace') ?? '';
    if (tag.uri === XSD && (tag.local === 'element' || tag.local === 'complexType') && attribute('name')) {
      if (owner !== undefined && tag.local === 'element') {
        contract.sequences[owner]?.push({
          name: attribute('name') ?? '',
          type: qualified(attribute('type') ?? ''),
          optional: attribute('minOccurs') === '0',
          many: attribute('maxOccurs') === 'unbounded',
          nillable: attribute('nillable') === 'true',
        });
      } else if (!attribute('type')) {
        owner = `{${schema}}${attribute('name')}`;
        contract.sequences[owner] = [];
      }
    }
    if (tag.local === 'binding' && tag.uri.endsWith('/wsdl/')) inBinding = true;
    if (inBinding && tag.local === 'operation' && tag.uri.endsWith('/wsdl/')) bindingOperation = attribute('name');
    if (tag.local === 'operation' && tag.uri.endsWith('/soap/') && bindingOperation) {
      contract.actions[bindingOperation] = attribute('soapAction') ?? '';
      contract.styles.add(attribute('style') ?? '');
    }
    if (tag.local === 'body') contract.uses.add(attribute('use') ?? '');
    owners.push(owner);
  });
  parser.on('closetag', () => owners.pop());
  parser.write(readFileSync(file, 'utf8')).close();
  return contract;
}

const isNewer = (name: string): boolean => /Biometric|SignDocumentPooling/.test(name);

/** Without what the live service has and the published WSDL has not. */
function withoutNewer(contract: Contract): Contract {
  const kept = <T>(record: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([name]) => !isNewer(name)));
  const sequences = kept(contract.sequences);
  for (const name of Object.keys(sequences)) sequences[name] = sequences[name]?.filter((f) => !isNewer(f.name)) ?? [];
  return { ...contract, actions: kept(contract.actions), sequences };
}

describe.skipIf(!existsSync(published))('our SCMD WSDL and the one that AMA publishes', () => {
  const theirs = existsSync(published) ? contractOf(published) : undefined;
  const mine = withoutNewer(contractOf(ours('scmd.wsdl')));

  it('name the same operations and actions', () => {
    expect(mine.actions).toEqual(theirs?.actions);
    expect(Object.keys(mine.actions)).toHaveLength(6);
  });

  it('have the same namespaces, style and use', () => {
    expect(mine.targetNamespace).toBe(theirs?.targetNamespace);
    expect(mine.styles).toEqual(theirs?.styles);
    expect(mine.uses).toEqual(theirs?.uses);
  });

  it('have the same elements, types, order and nillability', () => {
    const serialization = 'http://schemas.microsoft.com/2003/10/Serialization/';
    const expected = Object.fromEntries(
      Object.entries(theirs?.sequences ?? {}).filter(([name]) => !name.startsWith(`{${serialization}}`)),
    );
    expect(mine.sequences).toEqual(expected);
    expect(Object.keys(expected)).toHaveLength(18);
  });
});

describe('our WSDLs', () => {
  const scmd = contractOf(ours('scmd.wsdl'));
  const ccmovel = contractOf(ours('ccmovel.wsdl'));

  it('keep structures in the alphabetical order that WCF needs', () => {
    for (const [name, fields] of Object.entries(scmd.sequences)) {
      if (!name.startsWith(`{${STRUCTURES}}`)) continue;
      const names = fields.map((field) => field.name);
      expect(names, name).toEqual([...names].sort());
    }
  });

  it('have the newer fields at their places', () => {
    const names = (contract: Contract, type: string): string[] | undefined =>
      contract.sequences[type]?.map((field) => field.name);
    expect(names(scmd, `{${STRUCTURES}}SignRequest`)).toEqual([
      'ApplicationId',
      'DocName',
      'Hash',
      'IsBiometricValidationEnable',
      'Pin',
      'UserId',
    ]);
    expect(names(scmd, '{http://Ama.Authentication.Service/}ValidateOtp')).toEqual([
      'code',
      'processId',
      'applicationId',
      'isBiometric',
    ]);
    expect(scmd.actions['SignDocumentPooling']).toBe(
      'http://Ama.Authentication.Service/SCMDService/SignDocumentPooling',
    );
  });

  it('differ only in the names that the two services differ in', () => {
    const renamed = JSON.stringify(scmd.sequences)
      .replaceAll('SCMDSign', 'CCMovelSign')
      .replaceAll('SCMDMultipleSign', 'CCMovelMultipleSign')
      .replaceAll('"name":"pin"', '"name":"signaturePin"');
    expect(ccmovel.sequences).toEqual(JSON.parse(renamed));
    expect(ccmovel.actions['CCMovelSign']).toBe('http://Ama.Authentication.Service/CCMovelSignature/CCMovelSign');
    expect(Object.keys(ccmovel.actions)).toHaveLength(7);
  });
});
