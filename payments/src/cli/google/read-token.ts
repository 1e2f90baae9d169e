import { likelyCause } from "../../explain-no-answer.ts";
import { UnreachableError } from "../http.ts";
import { GoogleError } from "./google-error.ts";

const TOKEN_URL = "https://oauth2.googleapis.com";

/**
 * Reads an access token with Application Default Credentials.
 *
 * @throws GoogleError without valid credentials
 * @throws UnreachableError
 */
export async function readToken(): Promise<string> {
  try {
    const { applicationDefault } = await import("firebase-admin/app");
    return (await applicationDefault().getAccessToken()).access_token;
  } catch (error) {
    if (likelyCause(error)) throw new UnreachableError(TOKEN_URL, error);
    throw new GoogleError(
      "there are no valid Google credentials; run: gcloud auth application-default login",
    );
  }
}
