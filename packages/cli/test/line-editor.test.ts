import { describe, expect, it } from 'vitest';
import { LineEditor } from '../src/prompts/line-editor.js';

const typed = (keys: string, echo: 'plain' | 'masked' = 'masked') => {
  const editor = new LineEditor(echo);
  return { editor, ...editor.feed(Buffer.from(keys)) };
};

describe('LineEditor', () => {
  it('takes a line until Enter, and shows a star for each character', () => {
    const { editor, show, end } = typed('12é4\rdropped');
    expect([show, end]).toEqual(['****', 'enter']);
    expect(editor.take().toString()).toBe('12é4');
  });

  it('forgets the line once it is taken', () => {
    const { editor } = typed('1234\r');
    editor.take();
    expect([editor.take().length, editor.shown()]).toEqual([0, '']);
  });

  it('takes back whole characters', () => {
    const { editor, show } = typed('1é\u007f2');
    expect(editor.take().toString()).toBe('12');
    expect(show).toBe('**\b \b*');
  });

  it('takes back the line', () => {
    const { editor, show } = typed('123\u00154');
    expect(editor.take().toString()).toBe('4');
    expect(show).toBe('***\b \b\b \b\b \b*');
  });

  it.each([
    ['arrow', '1\u001b[A2'],
    ['function', '1\u001b[15~2'],
    ['application-mode arrow', '1\u001bOA2'],
    ['pasted', '\u001b[200~12\u001b[201~'],
  ])('ignores the sequence of an %s key', (_, keys) => {
    expect(typed(keys).editor.take().toString()).toBe('12');
  });

  it('puts a sequence together that comes in parts', () => {
    const editor = new LineEditor('masked');
    editor.feed(Buffer.from('1\u001b'));
    expect(editor.escapeBegun).toBe(true);
    editor.feed(Buffer.from('[A2'));
    expect([editor.escapeBegun, editor.take().toString()]).toEqual([false, '12']);
  });

  it.each([
    ['Ctrl-C', '12\u0003', 'interrupt'],
    ['Ctrl-D', '\u0004', 'cancel'],
    ['Ctrl-D within a line', '12\u0004', 'cancel'],
    ['Ctrl-Z', '1\u001a', 'suspend'],
  ])('ends with %s', (_, keys, end) => {
    expect(typed(keys).end).toBe(end);
  });

  it('rings for control characters and a line too long', () => {
    expect(typed('\u0001').show).toBe('\u0007');
    expect(typed('x'.repeat(257)).show.endsWith('*\u0007')).toBe(true);
  });

  it('shows a plain line as it is typed', () => {
    expect(typed('+351 91', 'plain').show).toBe('+351 91');
  });
});
