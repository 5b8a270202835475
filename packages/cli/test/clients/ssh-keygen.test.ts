import { beforeEach, describe, expect, it } from 'vitest';
import { writeChain } from '../support/chain.js';
import { useModule } from '../support/module.js';
import { LIBRARIES, needNative, runProgram } from '../support/native.js';

// OpenSSH, which initialises modules with NULL (CLIENTS).
const test = useModule();

describe.each(LIBRARIES)('ssh-keygen with $name', ({ library }) => {
  beforeEach(({ skip }) => needNative(skip, library, 'ssh-keygen'));

  it("prints the key of the person's certificate first, and asks nobody (CLIENTS: 0 signatures)", async () => {
    const { publicKey } = writeChain(test.home).files;
    const wanted = await runProgram('ssh-keygen', ['-i', '-m', 'PKCS8', '-f', publicKey], test.env);
    expect(wanted).toMatchObject({ code: 0, output: expect.stringMatching(/^ssh-rsa \S+\n$/) });
    const { code, output } = await runProgram('ssh-keygen', ['-D', library], test.env);
    expect(code).toBe(0);
    expect(output.split('\n')[0]).toBe(`${wanted.output.trim()} Signature Public Key`);
    expect(test.codes()).toBe(0);
  });
});
