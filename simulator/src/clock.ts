/** The simulated time. Runs at the speed of its base clock, and can be moved. */
export class Clock {
  readonly #base: () => Date;
  #offsetMs = 0;

  constructor(base: () => Date = () => new Date()) {
    this.#base = base;
  }

  readonly now = (): Date => new Date(this.#base().getTime() + this.#offsetMs);

  /** Milliseconds since a fixed moment. A move of the clock counts as time that has passed. */
  readonly elapsed = (): number => performance.now() + this.#offsetMs;

  /** @param to ISO 8601, or the distance from the machine's clock in ms; 0 undoes every move */
  move(to: string | number): void {
    this.#offsetMs = typeof to === "number" ? to : new Date(to).getTime() - this.#base().getTime();
  }
}
