import { printable, shortened } from '@smartcmd/cmd-client';

/** What people call the programs whose executables are called otherwise; a version at the end of theirs does not count. */
const FRIENDLY_NAMES: ReadonlyMap<string, string> = new Map([
  ['acroread', 'Adobe Reader'],
  ['chrome', 'Chrome'],
  ['chromium', 'Chromium'],
  ['evince', 'Evince'],
  ['evolution', 'Evolution'],
  ['firefox', 'Firefox'],
  ['firefox-bin', 'Firefox'],
  ['firefox-esr', 'Firefox'],
  ['java', 'Java'],
  ['kleopatra', 'Kleopatra'],
  ['masterpdfeditor', 'Master PDF Editor'],
  ['node', 'Node.js'],
  ['okular', 'Okular'],
  ['papers', 'Papers'],
  ['python', 'Python'],
  ['scribus', 'Scribus'],
  ['soffice', 'LibreOffice'],
  ['soffice.bin', 'LibreOffice'],
  ['thunderbird', 'Thunderbird'],
  ['thunderbird-bin', 'Thunderbird'],
  ['xournalpp', 'Xournal++'],
]);

/** Room for any name, but not for one that would push what is asked out of sight. */
const NAME_LIMIT = 60;

/**
 * An application's name, for the person: that of the program if it is known, else that of its executable, on one line.
 *
 * @param executable the file's name, or a name from here
 */
export function programName(executable: string): string {
  const friendly = FRIENDLY_NAMES.get(executable.replace(/[\d.]+$/u, ''));
  return friendly ?? shortened(printable(executable).replace(/\s+/gu, ' ').trim(), NAME_LIMIT);
}
