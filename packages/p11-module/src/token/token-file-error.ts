import type { Language, Localised } from '@smartcmd/cmd-client';

/** A token file that is not one, or something that cannot be put into one. */
export class TokenFileError extends Error {
  override readonly name = 'TokenFileError';
  /** What is wrong: a part of a sentence, in both languages. */
  readonly problem: Localised;

  constructor(problem: Localised) {
    super(problem.en);
    this.problem = problem;
  }

  /** What is wrong, in the person's language; a part of a sentence. */
  in(language: Language): string {
    return this.problem[language];
  }
}
