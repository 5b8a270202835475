// Written without recent syntax: an old Node must get as far as the sentence below.

/** Compares a version such as "v20.19.1" with the smallest one accepted, such as "20.17". */
function isAtLeast(version, smallest) {
  const have = version.replace(/^v/, '').split('.').map(Number);
  const want = smallest.split('.').map(Number);
  for (let i = 0; i < want.length; i += 1) {
    if (have[i] !== want[i]) return have[i] > want[i];
  }
  return true;
}

/** The sentence for a Node that is too old, or undefined. */
export function complaintAboutNode(version, smallest) {
  if (isAtLeast(version, smallest)) return undefined;
  return `SmartCMD needs Node ${smallest} or newer, and this is Node ${version.replace(/^v/, '')}: install a newer one from https://nodejs.org and run the command again.`;
}
