/** Where in a text something is, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const TOKEN =
  /[ \t\r\n]*(?:([[\]{}:,])|("(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)))/uy;

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'end';

/**
 * Finds where a text stops being JSON. `JSON.parse` does not say so in every version of Node, and quotes the text, which
 * may hold a secret.
 *
 * @param text a text that `JSON.parse` refuses
 * @returns the position of the first token that cannot stand where it does, or of the end of the text
 */
export function jsonErrorPosition(text: string): Position {
  const open: string[] = [];
  let expected: Expected = 'value';
  let offset = 0;
  const afterValue = (): Expected => (open.length === 0 ? 'end' : 'comma-or-end');
  for (;;) {
    TOKEN.lastIndex = offset;
    const match = TOKEN.exec(text);
    const next: Expected | undefined | null = match && step(match, expected, open, afterValue);
    if (!next) return positionOf(text, offset + (/^[ \t\r\n]*/.exec(text.slice(offset))?.[0].length ?? 0));
    expected = next;
    offset = TOKEN.lastIndex;
  }
}

function step(
  [, mark, string, scalar]: RegExpExecArray,
  expected: Expected,
  open: string[],
  afterValue: () => Expected,
): Expected | undefined {
  const wantsValue = expected === 'value' || expected === 'value-or-end';
  if (string !== undefined && (expected === 'key' || expected === 'key-or-end')) return 'colon';
  if (string !== undefined || scalar !== undefined) return wantsValue ? afterValue() : undefined;
  const inside = open.at(-1);
  switch (mark) {
    case '{':
    case '[':
      if (!wantsValue) return undefined;
      open.push(mark);
      return mark === '{' ? 'key-or-end' : 'value-or-end';
    case '}':
      if (inside !== '{' || (expected !== 'key-or-end' && expected !== 'comma-or-end')) return undefined;
      open.pop();
      return afterValue();
    case ']':
      if (inside !== '[' || (expected !== 'value-or-end' && expected !== 'comma-or-end')) return undefined;
      open.pop();
      return afterValue();
    case ':':
      return expected === 'colon' ? 'value' : undefined;
    default:
      if (expected !== 'comma-or-end') return undefined;
      return inside === '{' ? 'key' : 'value';
  }
}

function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
