/** The simulated time. It runs like the clock that it is based on, and can be moved. */
export class Clock {
  readonly #base: () => Date;
  #offsetMs = 0;

  constructor(base: () => Date = () => new Date()) {
    this.#base = base;
  }

  readonly now = (): Date => new Date(this.#base().getTime() + this.#offsetMs);

  /** Milliseconds since some moment; moving the clock counts as time that has passed. */
  readonly elapsed = (): number => performance.now() + this.#offsetMs;

  /** @param to ISO 8601, or the distance from the clock of the machine in ms: 0 undoes every move */
  move(to: string | number): void {
    this.#offsetMs = typeof to === "number" ? to : new Date(to).getTime() - this.#base().getTime();
  }
}
