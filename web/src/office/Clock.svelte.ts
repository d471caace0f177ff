/** The server's clock as this screen knows it, so that ages do not depend on the clock of the screen. */
export class Clock {
  #now = $state(Date.now() / 1000);
  #offset = 0;

  /** Epoch seconds, as of the last tick. */
  get now(): number {
    return this.#now;
  }

  tick(): void {
    this.#now = Date.now() / 1000 + this.#offset;
  }

  /** Takes what the server's clock says, epoch seconds. Less than 1.5 s apart is the way of the message. */
  set(at: number): void {
    const offset = at - Date.now() / 1000;
    if (Math.abs(offset - this.#offset) > 1.5) {
      this.#offset = offset;
      this.tick();
    }
  }
}
