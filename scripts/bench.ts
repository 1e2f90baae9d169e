// `npm run bench`: how fast, as ratios to something measured in the same run.
await import("../bench/cold-start.ts");
