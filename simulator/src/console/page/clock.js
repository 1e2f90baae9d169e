let skewMs = 0;

/** Sets the simulated time, which may differ from this machine's. */
export function setClock(now) {
  skewMs = Date.parse(now) - Date.now();
}

/** Returns the simulated time, `ms` from now. */
export const simulatedTime = (ms = 0) => new Date(Date.now() + skewMs + ms);

/** Converts a simulated time to this machine's clock, for a countdown. */
export const machineTime = (at) => new Date(Date.parse(at) - skewMs);
