import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { needNative } from './support/native.js';
import { cutEverywhere } from './support/power-loss/cuts.js';
import { judge } from './support/power-loss/judge.js';
import { SCENARIOS } from './support/power-loss/scenarios.js';
import { stepsOf } from './support/power-loss/syscalls.js';
import { startService, type TestService } from './support/simulator.js';

// A sample of test/long/power-loss.test.ts, which cuts everywhere.
describe('when the power fails', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());
  beforeEach(({ skip }) => needNative(skip, 'strace'));

  it('files are whole, and what was interrupted is continued', async () => {
    const scenario = await SCENARIOS['three signatures']?.(service);
    if (!scenario) throw new Error('no such scenario');
    try {
      const { steps, cuts } = await cutEverywhere(scenario, 23);
      // Else nothing was seen.
      expect(steps.filter(({ call }) => call === 'fsync').length).toBeGreaterThan(8);
      expect(cuts).toBeGreaterThan(1);
    } finally {
      scenario.home.remove();
    }
  });
});

describe('the order of calls', () => {
  const calls = (...lines: string[]): string[] => judge(stepsOf(`${lines.join('\n')}\n`, '/h'));
  const made =
    'openat(AT_FDCWD</w>, "/h/.smartcmd-1.tmp", O_WRONLY|O_CREAT|O_EXCL|O_CLOEXEC, 0600) = 17</h/.smartcmd-1.tmp>';
  const written = 'write(17</h/.smartcmd-1.tmp>, ""..., 7) = 7';
  const synced = 'fsync(17</h/.smartcmd-1.tmp>)   = 0';
  const renamed = 'rename("/h/.smartcmd-1.tmp", "/h/a") = 0';
  const directorySynced = 'fsync(17</h>)   = 0';
  const told = 'write(1<pipe:[1]>, ""..., 3) = 3';

  it.each([
    ['written, synced, renamed, synced, told', [made, written, synced, renamed, directorySynced, told], []],
    [
      'renamed before it was synced',
      [made, written, renamed, directorySynced, told],
      [
        '/h/a gets content that may not be on the disk (rename)',
        'something is told on stdout: the content of /h/a may not be on the disk',
        'the end: the content of /h/a may not be on the disk',
      ],
    ],
    [
      'told before the name was synced',
      [made, written, synced, renamed, told, directorySynced],
      ['something is told on stdout: the name of /h/a may not be on the disk'],
    ],
    [
      'truncated',
      ['openat(AT_FDCWD</w>, "/h/a", O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC, 0666) = 17</h/a>'],
      ['/h/a is opened to be written where it stands (O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC)'],
    ],
    ['a call that failed', ['unlink("/h/a")   = -1 ENOENT (No such file or directory)'], []],
    ['the files of others', ['unlink("/elsewhere/a") = 0', 'unlink("/hh/a") = 0'], []],
    ['a directory made', ['mkdir("/h/d", 0700) = 0'], ['the end: the name of /h/d may not be on the disk']],
    [
      'removed for good',
      ['unlink("/h/d/b") = 0', 'fsync(17</h>) = 0', told],
      [
        'something is told on stdout: the name of /h/d/b may not be on the disk',
        'the end: the name of /h/d/b may not be on the disk',
      ],
    ],
    [
      'a journal that goes before what it keeps is on the disk',
      [
        'openat(AT_FDCWD</w>, "/h/r.jsonl", O_WRONLY|O_APPEND) = 17</h/r.jsonl>',
        'mkdir("/h/d", 0700) = 0',
        'unlink("/h/r.jsonl") = 0',
        'fsync(17</h>) = 0',
      ],
      ['/h/r.jsonl is removed: the name of /h/d may not be on the disk'],
    ],
  ])('%s', (_, lines, wrong) => {
    expect(calls(...lines)).toEqual(wrong);
  });
});
