const SEED = 1;

/**
 * Makes the options of a property: how often it is checked, and the seed of its input. The seed is fixed, because a run
 * of the tests judges a change, and not the draw. PROPERTY_SEED draws other input.
 */
export const runs = (numRuns: number) => ({ numRuns, seed: Number(process.env.PROPERTY_SEED ?? SEED) });
