import { beforeEach, expect, it } from 'vitest';
import { useApplication } from './support/application.js';
import { useModule } from './support/module.js';
import { needNative } from './support/native.js';
import { assertFlat, type Mark, soakModule } from './support/soak.js';

// A sample of test/long/soak.test.ts.
const test = useModule();
const start = useApplication();
beforeEach(({ skip }) => needNative(skip, 'gcc'));

it('after 200 signatures a module and its agent have no more descriptors, threads and processes than at the beginning', async () => {
  const marks = await soakModule(test, await start(test.env), { signatures: 200, each: 40 });
  // A heap has not taken its size by then.
  assertFlat(marks, { application: 512, agent: 64 * 1024 });
});

it('what grows is seen', () => {
  const held = { memory: 1000, descriptors: 9, threads: 2 };
  const marks = Array.from(
    { length: 10 },
    (_, i): Mark => ({ after: i, application: held, agent: held, processes: 2 }),
  );
  const slack = { application: 64, agent: 64 };
  assertFlat(marks, slack);
  const grown = (change: (i: number) => Partial<Mark>): Mark[] => marks.map((mark, i) => ({ ...mark, ...change(i) }));
  for (const wrong of [
    grown((i) => ({ application: { ...held, memory: 1000 + 100 * i } })),
    grown((i) => ({ agent: { ...held, descriptors: 9 + i } })),
    grown((i) => ({ processes: 2 + i })),
  ]) {
    expect(() => assertFlat(wrong, slack)).toThrow();
  }
});
