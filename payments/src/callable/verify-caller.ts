import type { CallableRequest } from "firebase-functions/https";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { FailureError, fail } from "../failure.ts";

const claims = z.record(z.string(), z.unknown());

/** `tenant`: of Identity Platform; absent for a user of the project itself. */
const tenancy = z
  .object({ tenant: z.string().min(1).optional().catch(undefined) })
  .optional()
  .catch(undefined);

const caller = z.object({
  uid: z.string().min(1),
  email: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  /** Custom claims, as they stand in the token. */
  country: z.unknown().optional(),
  currency: z.unknown().optional(),
  firebase: tenancy,
});

/** The player, as the verified ID token names them: nothing here comes from the request body. */
export type Caller = Omit<z.infer<typeof caller>, "firebase"> & {
  /** The Identity Platform tenant that the player belongs to. */
  tenant?: string;
  /** Every claim of the token. */
  claims: Record<string, unknown>;
};

/**
 * Names the player of a verified ID token, and sees to the App Check token where ENFORCE_APP_CHECK asks for one.
 *
 * firebase-functions has verified both, except in the emulator: there it only decodes them, so that an expired or forged
 * token would pass, and they are verified here.
 *
 * @throws FailureError `unauthenticated`, `app-check-required`
 */
export async function verifyCaller({ config }: Backend, request: CallableRequest): Promise<Caller> {
  const isVerified = !onlyDecodes();
  if (config.enforceAppCheck()) await requireAppCheck(request, isVerified);
  if (!request.auth) return fail({ reason: "unauthenticated", detail: "no ID token" });
  const { token, rawToken } = request.auth;
  const verified = claims.parse(isVerified ? token : await verifyIdToken(rawToken, tenantOf(token)));
  const { firebase, ...player } = caller.parse(verified);
  return { ...player, ...(firebase?.tenant && { tenant: firebase.tenant }), claims: verified };
}

/**
 * Whether firebase-functions only decodes tokens: it does so for `skipTokenVerification` in FIREBASE_DEBUG_FEATURES, which
 * counts in FIREBASE_DEBUG_MODE alone. firebase-tools sets both, for the emulator and nowhere else.
 * https://github.com/firebase/firebase-functions/blob/master/src/common/debug.ts
 */
const onlyDecodes = (): boolean =>
  process.env.FIREBASE_DEBUG_MODE === "true" || process.env.FUNCTIONS_EMULATOR === "true";

async function verifyIdToken(rawToken: string, tenant: string | undefined): Promise<unknown> {
  try {
    const { auth } = await import("../firebase/auth.ts");
    return await auth(tenant).verifyIdToken(rawToken);
  } catch (error) {
    const code = authErrorCode(error);
    if (!code || code === "auth/internal-error") throw error;
    throw new FailureError({ reason: "unauthenticated", detail: code });
  }
}

/** Each tenant verifies the tokens of its own users, whatever a forged token names. */
const tenantOf = ({ firebase }: NonNullable<CallableRequest["auth"]>["token"]): string | undefined =>
  caller.shape.firebase.parse(firebase)?.tenant;

/** An invalid token is as good as none: firebase-functions leaves `app` out. */
async function requireAppCheck(request: CallableRequest, isVerified: boolean): Promise<void> {
  if (isVerified) {
    if (!request.app) fail({ reason: "app-check-required" });
    return;
  }
  const [{ getAppCheck }, { app }] = await Promise.all([
    import("firebase-admin/app-check"),
    import("../firebase/app.ts"),
  ]);
  const token = request.rawRequest.header("X-Firebase-AppCheck") ?? "";
  await getAppCheck(app())
    .verifyToken(token)
    .catch(() => fail({ reason: "app-check-required" }));
}

function authErrorCode(error: unknown): string | undefined {
  const parsed = z.object({ code: z.string().startsWith("auth/") }).safeParse(error);
  return parsed.data?.code;
}
