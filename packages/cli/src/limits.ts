/** How long an interrupted command may take to clean up. */
export const SIGNAL_GRACE_MS = 3000;
/** An Esc that is followed by nothing for so long is the key, and not the beginning of an arrow key's sequence. */
export const ESCAPE_KEY_MS = 60;
/** The longest answer that an askpass program may give. */
export const ASKPASS_LINE_LIMIT = 1024;
/** What an askpass program may print after its answer before it is stopped. */
export const ASKPASS_OUTPUT_LIMIT = 1 << 20;
/** How long the rest of an askpass program's answer is read once it has ended. */
export const ASKPASS_DRAIN_MS = 100;
/** How long an askpass program may take to end once it is told to. */
export const ASKPASS_GRACE_MS = 1000;
/** The longest line, in characters, that can hold a digest and a file's path. */
export const LINE_LIMIT = 8192;
/** Documents that the service takes with one code. */
export const DOCUMENTS_PER_REQUEST = 100;
/** Documents that one run takes. */
export const DOCUMENTS_LIMIT = 10_000;
/** Documents that a question lists before it counts the rest. */
export const DOCUMENTS_LISTED = 10;
/** Interrupted runs that are listed before the rest is counted. */
export const RUNS_LISTED = 10;
/** How long a program may take that the doctor starts to look at it: an agent, a Node, a process that loads the module. */
export const DOCTOR_PROGRAM_MS = 10_000;
/** What is read of such a program's output, in characters. */
export const DOCTOR_OUTPUT_LIMIT = 1 << 20;
/** How often `smartcmd trace` looks for calls to show while the program runs. */
export const TRACE_POLL_MS = 100;
/** How long one of NSS's tools may take, which load the module to try it. */
export const NSS_TOOL_MS = 10_000;
/** How long the desktop's secret service may take for an answer, or the session bus to let us in. */
export const SECRET_SERVICE_MS = 10_000;
/** How long a person may take in the dialog of the secret service that unlocks it. */
export const UNLOCK_MS = 120_000;
/** How long the secret service may take to close a dialog that nobody waits for any more. */
export const DISMISS_MS = 1000;
