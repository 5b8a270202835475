import { createHash } from 'node:crypto';
import { buildDigestInfo, documentNameOf } from '@smartcmd/cmd-client';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentNameFor } from '../../src/agent/document-name.js';

const digestInfo = buildDigestInfo('sha256', createHash('sha256').update('abc').digest());

describe('the document name', () => {
  it.each([
    ['LibreOffice', 'LibreOffice ungWv48B'],
    ['', 'ungWv48B'],
    ['  ', 'ungWv48B'],
    ['Adobe\tReader\n', 'Adobe_Reader_ ungWv48B'],
    ['a'.repeat(35), `${'a'.repeat(35)} ungWv48B`],
    ['a'.repeat(36), `${'a'.repeat(34)}… ungWv48B`],
    ['Ação 😀', 'Ação 😀 ungWv48B'],
  ])('of %j is %j', (program, expected) => {
    expect(documentNameFor(program, digestInfo)).toBe(expected);
  });

  it('is one that the service takes, whatever the program calls itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (program) => {
        const name = documentNameFor(program, digestInfo);
        expect(documentNameOf(name)).toBe(name);
      }),
    );
  });
});
