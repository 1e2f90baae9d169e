import { getAppCheck } from "firebase-admin/app-check";
import type { CallableRequest } from "firebase-functions/https";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { FailureError, fail } from "../failure.ts";
import { app } from "../firebase/app.ts";
import { auth } from "../firebase/auth.ts";

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
 * Verifies the ID token, and the App Check token where ENFORCE_APP_CHECK asks for one. firebase-functions has done so
 * in production; in the emulator it only decodes them, so that an expired or forged token would pass there.
 *
 * @throws FailureError `unauthenticated`, `app-check-required`
 */
export async function verifyCaller({ config }: Backend, request: CallableRequest): Promise<Caller> {
  if (config.enforceAppCheck()) await verifyAppCheck(request);
  if (!request.auth) return fail({ reason: "unauthenticated", detail: "no ID token" });
  try {
    const token = claims.parse(await auth(tenantOf(request)).verifyIdToken(request.auth.rawToken ?? ""));
    const { firebase, ...player } = caller.parse(token);
    return { ...player, ...(firebase?.tenant && { tenant: firebase.tenant }), claims: token };
  } catch (error) {
    const code = authErrorCode(error);
    if (!code || code === "auth/internal-error") throw error;
    throw new FailureError({ reason: "unauthenticated", detail: code });
  }
}

/** Each tenant verifies the tokens of its own users, whatever a forged token names. */
const tenantOf = ({ auth }: CallableRequest): string | undefined =>
  caller.shape.firebase.parse(auth?.token.firebase)?.tenant;

async function verifyAppCheck(request: CallableRequest): Promise<void> {
  const token = request.rawRequest.header("X-Firebase-AppCheck") ?? "";
  await getAppCheck(app())
    .verifyToken(token)
    .catch(() => fail({ reason: "app-check-required" }));
}

function authErrorCode(error: unknown): string | undefined {
  const parsed = z.object({ code: z.string().startsWith("auth/") }).safeParse(error);
  return parsed.data?.code;
}
