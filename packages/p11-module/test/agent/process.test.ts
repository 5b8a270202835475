import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { CKM, CKR } from '../../src/cryptoki/constants.js';
import { NativeHalf } from '../support/native-half.js';

it('an agent in a process of its own serves descriptor 3, and ends when it closes', async () => {
  const program = fileURLToPath(new URL('../support/agent-process.mjs', import.meta.url));
  const agent = spawn(process.execPath, [program], { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] });
  onTestFinished(() => {
    agent.kill();
  });
  const native = new NativeHalf(agent.stdio[3] as Socket);
  native.hello({ locale: 'pt' });
  const part = Buffer.alloc(1024 * 1024);
  const failed = { type: 'failed', rv: CKR.CKR_TOKEN_NOT_PRESENT, sentence: 'Não existe esse perfil.' };
  expect(await native.sign(CKM.CKM_SHA256_RSA_PKCS, part, part)).toMatchObject(failed);
  expect(await native.sign(CKM.CKM_RSA_PKCS)).toMatchObject(failed);
  const exit = once(agent, 'exit');
  native.close();
  expect(await exit).toEqual([0, null]);
});
