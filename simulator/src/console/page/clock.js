let skewMs = 0;

/** Takes over the simulated time, which may be far from this machine's. */
export function setClock(now) {
  skewMs = Date.parse(now) - Date.now();
}

/** The simulated time, so many ms from now. */
export const simulatedTime = (ms = 0) => new Date(Date.now() + skewMs + ms);

/** The same moment by this machine's clock, for a countdown. */
export const machineTime = (at) => new Date(Date.parse(at) - skewMs);
