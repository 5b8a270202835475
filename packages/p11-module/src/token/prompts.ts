/** With what the native half asks the person: as it finds it, in dialogs of a program, or on the terminal alone. */
export const PROMPTS = ['auto', 'zenity', 'kdialog', 'pinentry', 'terminal'] as const;

/** One of {@link PROMPTS}. */
export type Prompts = (typeof PROMPTS)[number];
