const millisecondsOpen = 2_000;

/** Thrown instead of a call that a circuit does not let through. */
export class CircuitOpen extends Error {}

/**
 * Bulkhead and breaker before one subgraph: at most so many calls at once, and none for a while
 * after several in a row have failed; then a single call tries.
 */
export class Circuit {
  #inFlight = 0;
  #failuresInARow = 0;
  #opened = 0;

  constructor({ maxInFlight = 256, maxFailuresInARow = 5, now = Date.now } = {}) {
    this.maxInFlight = maxInFlight;
    this.maxFailuresInARow = maxFailuresInARow;
    this.now = now;
  }

  /** Runs the call; `failed` says whether what it answered counts as a failure. */
  async run(call, failed) {
    if (this.#isOpen() || this.#inFlight >= this.maxInFlight) {
      throw new CircuitOpen();
    }
    this.#inFlight++;
    try {
      const answer = await call();
      this.#record(failed(answer));
      return answer;
    } catch (error) {
      this.#record(true);
      throw error;
    } finally {
      this.#inFlight--;
    }
  }

  #isOpen() {
    if (this.#failuresInARow < this.maxFailuresInARow) {
      return false;
    }
    if (this.now() - this.#opened < millisecondsOpen) {
      return true;
    }
    this.#opened = this.now();
    return false;
  }

  #record(failure) {
    this.#failuresInARow = failure ? this.#failuresInARow + 1 : 0;
    if (this.#failuresInARow === this.maxFailuresInARow) {
      this.#opened = this.now();
    }
  }
}
