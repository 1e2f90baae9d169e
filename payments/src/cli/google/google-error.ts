/** Thrown when a call to Google could not be made, or when Google refused it. The message says why and what helps. */
export class GoogleError extends Error {
  override readonly name = "GoogleError";
}
