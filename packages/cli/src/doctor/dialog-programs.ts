import { environment } from '../environment.js';
import { isInPath } from '../path-programs.js';

/** What shows dialogs, in the module's order, and by which programs it is there. */
const DIALOGS = {
  zenity: ['zenity'],
  kdialog: ['kdialog'],
  pinentry: ['pinentry', 'pinentry-qt', 'pinentry-gtk-2', 'pinentry-gnome3'],
} as const;

/**
 * What the module would show dialogs with.
 *
 * @param wanted what the profile says
 * @returns the first that is installed; undefined when none is
 */
export function dialogProgram(wanted?: string): string | undefined {
  const names = Object.keys(DIALOGS) as (keyof typeof DIALOGS)[];
  const installed = names.filter((name) => DIALOGS[name].some(isInPath));
  return installed.find((name) => name === wanted) ?? installed[0];
}

/** Whether there is a display. */
export function hasDisplay(): boolean {
  return (environment('DISPLAY') ?? environment('WAYLAND_DISPLAY')) !== undefined;
}
