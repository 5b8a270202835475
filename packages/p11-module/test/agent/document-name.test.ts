import { createHash } from 'node:crypto';
import { buildDigestInfo, documentNameOf } from '@smartcmd/cmd-client';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentNameFor } from '../../src/agent/document-name.js';
import { programName } from '../../src/agent/program-name.js';

const digestInfo = buildDigestInfo('sha256', createHash('sha256').update('abc').digest());

describe('the document name', () => {
  it.each([
    ['LibreOffice', 'LibreOffice ungWv48B'],
    ['soffice.bin', 'LibreOffice ungWv48B'],
    ['firefox-bin', 'Firefox ungWv48B'],
    ['java', 'Java ungWv48B'],
    ['python3.11', 'Python ungWv48B'],
    ['pdfsig', 'pdfsig ungWv48B'],
    ['7z2', '7z2 ungWv48B'],
    ['', 'ungWv48B'],
    ['  ', 'ungWv48B'],
    ['Adobe\tReader\n', 'Adobe_Reader_ ungWv48B'],
    ['a'.repeat(35), `${'a'.repeat(35)} ungWv48B`],
    ['a'.repeat(36), `${'a'.repeat(34)}… ungWv48B`],
    ['Ação 😀', 'Ação 😀 ungWv48B'],
  ])('of %j is %j', (program, expected) => {
    expect(documentNameFor(program, digestInfo)).toBe(expected);
  });

  it('is the same for the name that the person is shown', () => {
    for (const executable of ['soffice.bin', 'python3', 'masterpdfeditor5', 'xournalpp', 'pdfsig'])
      expect(documentNameFor(programName(executable), digestInfo)).toBe(documentNameFor(executable, digestInfo));
  });

  it('leaves room on the screen, whatever the program calls itself', () => {
    expect(programName('x'.repeat(4000))).toBe(`${'x'.repeat(59)}…`);
    expect(programName('\u{e0041}a\u00adb\u202ec')).toBe('_a_b_c');
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
