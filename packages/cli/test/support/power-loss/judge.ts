import { basename, dirname } from 'node:path';
import type { Step } from './syscalls.js';

/** What is written under a name of its own and then put in place. */
export const TEMPORARY = /^\.smartcmd-.*\.tmp$/;
/** What says who is at work, and says nothing to anybody afterwards. */
export const LOCK = /^\.lock(\..*)?$/;
/** What is appended to; whoever reads it knows that its last line may be cut off. */
const JOURNAL = /\.jsonl$/;

interface Content {
  /** Whether there is something that the disk need not have yet. */
  dirty: boolean;
}

/**
 * Whether a power cut at any moment of a run would have left every file with its old content or its new one, and whether all was
 * on the disk whenever the person was told something. A file system may keep anything back that was not asked for by
 * fsync: content and names, each for itself.
 *
 * @param steps of the run, in order
 * @returns a sentence for each thing that is wrong
 */
export function judge(steps: readonly Step[]): string[] {
  const wrong: string[] = [];
  const contents = new Map<string, Content>();
  const directories = new Map<string, string>();
  const contentOf = (path: string): Content => {
    const content = contents.get(path) ?? { dirty: false };
    contents.set(path, content);
    return content;
  };
  const nameChanged = (path: string): void => {
    if (!isPassing(path)) directories.set(dirname(path), path);
  };
  const assertDurable = (when: string): void => {
    for (const path of directories.values()) wrong.push(`${when}: the name of ${path} may not be on the disk`);
    for (const [path, { dirty }] of contents) {
      if (dirty && !isPassing(path)) wrong.push(`${when}: the content of ${path} may not be on the disk`);
    }
  };
  for (const { call, path, to, flags } of steps) {
    if (path === 'stdout' || path === 'stderr') assertDurable(`something is told on ${path}`);
    else if (/^(open|openat|creat)$/.test(call)) {
      if (isPassing(path)) continue;
      const appended = flags.includes('O_APPEND') && !flags.includes('O_TRUNC') && JOURNAL.test(path);
      if (!appended) wrong.push(`${path} is opened to be written where it stands (${flags.join('|') || call})`);
    } else if (/^(p?writev?(64)?|fallocate|copy_file_range|sendfile)$/.test(call)) contentOf(path).dirty = true;
    else if (/truncate$/.test(call)) wrong.push(`${path} is truncated where it stands`);
    else if (/^f(data)?sync$/.test(call)) {
      directories.delete(path);
      contentOf(path).dirty = false;
    } else if (/^(rename|link)/.test(call) && to !== undefined) {
      const content = contentOf(path);
      if (content.dirty && !isPassing(to)) wrong.push(`${to} gets content that may not be on the disk (${call})`);
      if (call.startsWith('rename')) contents.delete(path);
      contents.set(to, content);
      nameChanged(to);
    } else if (/^(unlink|rmdir)/.test(call)) {
      contents.delete(path);
      // One that comes back only says again what is true.
      if (JOURNAL.test(path)) assertDurable(`${path} is removed`);
      else nameChanged(path);
    } else if (/^(mkdir|symlink)/.test(call)) nameChanged(to ?? path);
  }
  assertDurable('the end');
  return [...new Set(wrong)];
}

/** Whether nobody misses the file. */
const isPassing = (path: string): boolean => TEMPORARY.test(basename(path)) || LOCK.test(basename(path));
