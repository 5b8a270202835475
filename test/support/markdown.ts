import { readFileSync } from 'node:fs';

export interface CodeBlock {
  readonly language: string;
  /** Line of its first command, from 1. */
  readonly line: number;
  readonly code: string;
}

/** The fenced code blocks of a Markdown file, in order. */
export function codeBlocks(file: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { language: string; line: number; lines: string[] } | undefined;
  for (const [index, text] of readFileSync(file, 'utf8').split('\n').entries()) {
    const fence = /^```(\w*)\s*$/.exec(text);
    if (!fence) open?.lines.push(text);
    else if (!open) open = { language: fence[1] ?? '', line: index + 2, lines: [] };
    else {
      blocks.push({ language: open.language, line: open.line, code: open.lines.join('\n') });
      open = undefined;
    }
  }
  if (open) throw new Error(`${file}:${open.line}: this code block has no end.`);
  return blocks;
}

/** The files that a Markdown file links to, without those of other sites. */
export function linkedFiles(file: string): readonly string[] {
  const links = readFileSync(file, 'utf8').matchAll(/\]\(([^)#\s]+)[^)]*\)/g);
  return [...links].map((match) => match[1] ?? '').filter((target) => !/^[a-z]+:/.test(target));
}
