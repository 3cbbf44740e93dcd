/**
 * Ends the process when draining takes too long, and when it was told to stop while it was still
 * starting: the server would otherwise come up after its shutdown and stay.
 */
export function exitWithin(milliseconds) {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => setTimeout(() => process.exit(), milliseconds).unref());
  }
}
