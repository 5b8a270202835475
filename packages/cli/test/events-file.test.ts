import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { processStamp } from '../src/processes.js';
import { EventsFile } from '../src/trace/events-file.js';

it('takes away what killed traces left, and nothing that is not theirs', () => {
  const place = mkdtempSync(join(tmpdir(), 'smartcmd-events-'));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(place, { recursive: true });
  });
  vi.stubEnv('TMPDIR', place);
  const running = `smartcmd-trace-${processStamp(process.ppid)?.replace(':', '.')}-aaaaaa`;
  // No process can have this number, and another process has the second one's.
  const left = ['smartcmd-trace-99999999.1-aaaaaa', `smartcmd-trace-${process.pid}.1-aaaaaa`];
  const others = [running, 'smartcmd-trace-notes-aaaaaa', 'smartcmd-trace-99999999.1', 'somebody'];
  for (const name of [...left, ...others]) {
    mkdirSync(join(place, name));
    writeFileSync(join(place, name, 'events'), '');
  }
  symlinkSync('somebody', join(place, 'smartcmd-trace-99999999.1-linked'));
  const events = new EventsFile();
  const now = readdirSync(place);
  for (const name of left) expect(now).not.toContain(name);
  events.remove();
  expect(readdirSync(place).sort()).toEqual([...others, 'smartcmd-trace-99999999.1-linked'].sort());
  for (const name of others) expect(readdirSync(join(place, name))).toEqual(['events']);
});
