import type { CallableRequest } from "firebase-functions/https";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { FailureError, fail } from "../failure.ts";

const claims = z.record(z.string(), z.unknown());

/** `tenant` is the Identity Platform tenant. It is absent for a user of the project itself. */
const tenancy = z
  .object({ tenant: z.string().min(1).optional().catch(undefined) })
  .optional()
  .catch(undefined);

const caller = z.object({
  uid: z.string().min(1),
  email: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  /** Custom claims, not validated. */
  country: z.unknown().optional(),
  currency: z.unknown().optional(),
  firebase: tenancy,
});

/** The player of a call. Every field comes from the verified ID token, and none from the request body. */
export type Caller = Omit<z.infer<typeof caller>, "firebase"> & {
  /** The Identity Platform tenant that the player belongs to. */
  tenant?: string;
  /** All claims of the token. */
  claims: Record<string, unknown>;
};

/**
 * Identifies the player by the verified ID token. Requires a valid App Check token if ENFORCE_APP_CHECK is on.
 *
 * firebase-functions has verified both tokens, except in the emulator. There it only decodes them and would accept an
 * expired or forged token, so this function verifies them.
 *
 * @throws FailureError `unauthenticated`, `app-check-required`
 */
export async function verifyCaller({ config }: Backend, request: CallableRequest): Promise<Caller> {
  const isVerified = !onlyDecodesTokens();
  if (config.enforceAppCheck()) await requireAppCheck(request, isVerified);
  if (!request.auth) return fail({ reason: "unauthenticated", detail: "no ID token" });
  const { token, rawToken } = request.auth;
  const verified = claims.parse(isVerified ? token : await verifyIdToken(rawToken, token));
  const { firebase, ...player } = caller.parse(verified);
  return { ...player, ...(firebase?.tenant && { tenant: firebase.tenant }), claims: verified };
}

/**
 * Tells whether firebase-functions only decodes tokens. It does so if FIREBASE_DEBUG_MODE is on and
 * FIREBASE_DEBUG_FEATURES has `skipTokenVerification`. firebase-tools sets both in the emulator only.
 * https://github.com/firebase/firebase-functions/blob/master/src/common/debug.ts
 */
const onlyDecodesTokens = (): boolean =>
  process.env.FIREBASE_DEBUG_MODE === "true" || process.env.FUNCTIONS_EMULATOR === "true";

type DecodedToken = NonNullable<CallableRequest["auth"]>["token"];

/**
 * Verifies the token as production does. For a token of the Auth emulator, the Admin SDK also asks whether it was
 * revoked, after all other checks. Production accepts a revoked token until it expires, so this function does, too. The
 * emulator also revokes the token of a sign-up if a second of its clock ends meanwhile.
 */
async function verifyIdToken(rawToken: string, decoded: DecodedToken): Promise<unknown> {
  try {
    const { auth } = await import("../firebase/auth.ts");
    return await auth(tenantOf(decoded)).verifyIdToken(rawToken);
  } catch (error) {
    const code = authErrorCode(error);
    if (code === "auth/id-token-revoked") return decoded;
    if (!code || code === "auth/internal-error") throw error;
    throw new FailureError({ reason: "unauthenticated", detail: code });
  }
}

/**
 * Reads the tenant of a decoded token. The token may be forged, but each tenant accepts only the tokens of its own
 * users.
 */
const tenantOf = ({ firebase }: DecodedToken): string | undefined =>
  caller.shape.firebase.parse(firebase)?.tenant;

/** Refuses a call without a valid App Check token. firebase-functions sets `app` only if the token is valid. */
async function requireAppCheck(request: CallableRequest, isVerified: boolean): Promise<void> {
  if (isVerified) {
    if (!request.app) fail({ reason: "app-check-required" });
    return;
  }
  const { appCheck } = await import("../firebase/app-check.ts");
  const token = request.rawRequest.header("X-Firebase-AppCheck") ?? "";
  await appCheck()
    .verifyToken(token)
    .catch(() => fail({ reason: "app-check-required" }));
}

function authErrorCode(error: unknown): string | undefined {
  const parsed = z.object({ code: z.string().startsWith("auth/") }).safeParse(error);
  return parsed.data?.code;
}
