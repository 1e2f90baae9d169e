// How the emulator tests use the stack: as a game, as Xsolla, and as an operator.
import { readFileSync } from "node:fs";
import { deleteApp, initializeApp } from "firebase/app";
import {
  connectFirestoreEmulator,
  type DocumentData,
  deleteDoc,
  doc,
  getDoc,
  getFirestore,
  setDoc,
  terminate,
} from "firebase/firestore";
import { afterAll, expect, inject } from "vitest";
import { z } from "zod";
import { type Player, signUp } from "../../scripts/player/sign-up.ts";
import { type Order, waitForOrder as waitForOrderIn } from "../../scripts/player/wait-for-order.ts";
import { deadline } from "../../stack/processes/deadline.ts";
import { originOf } from "../../stack/settings/project.ts";
import { simulatorClient } from "../../stack/simulator-client.ts";
import { CODEBASES, type CodebaseName } from "./codebases.ts";

const ORDER_DEADLINE_SECONDS = 30;

export const stack = inject("stack");
export const simulator = simulatorClient(stack.simulator);

/** Firestore without rules: the emulator accepts the token "owner" for an administrator. */
const adminApp = initializeApp({ projectId: stack.project.projectId }, "admin");
export const admin = getFirestore(adminApp);
const { host, port } = stack.project.emulators.firestore;
connectFirestoreEmulator(admin, host, port, { mockUserToken: "owner" });

const players: Player[] = [];

afterAll(async () => {
  await Promise.all(players.map((player) => player.leave()));
  await terminate(admin);
  await deleteApp(adminApp);
});

/** Signs a new player up, whose client is closed when the test file ends. */
export async function newPlayer(codebase: CodebaseName = "sandbox"): Promise<Player> {
  const player = await signUp(stack.project, CODEBASES[codebase].region);
  players.push(player);
  return player;
}

export function functionUrl(codebase: CodebaseName, name: string): string {
  const { emulators, projectId } = stack.project;
  return `${originOf(emulators.functions)}/${projectId}/${CODEBASES[codebase].region}/${name}`;
}

export interface CallOptions {
  idToken?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export interface CallAnswer {
  status: number;
  body: unknown;
}

/** Calls a callable without the SDK: https://firebase.google.com/docs/functions/callable-reference */
export async function call(
  codebase: CodebaseName,
  name: string,
  data: unknown,
  { idToken, headers = {}, signal }: CallOptions = {},
): Promise<CallAnswer> {
  const response = await fetch(functionUrl(codebase, name), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(idToken === undefined ? {} : { authorization: `Bearer ${idToken}` }),
      ...headers,
    },
    body: JSON.stringify({ data }),
    signal: signal ?? null,
  });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

/**
 * Runs the sweep as Cloud Scheduler does, at a given time: the scheduled time decides which orders are due.
 * firebase-tools serves a scheduled function under this key even if nothing schedules it.
 */
export const sweep = (at: Date, codebase: CodebaseName = "sandbox"): Promise<number> =>
  trigger("reconcileOrders", codebase, at);

/** Runs the sweep as an operator does, now. */
export const sweepByHand = (): Promise<number> => trigger("reconcileOrders", "sandbox");

/** Runs the scheduled audit as Cloud Scheduler does, at whatever time. */
export const audit = (at: Date, codebase: CodebaseName = "sandbox"): Promise<number> =>
  trigger("auditOrders", codebase, at);

/** Runs the audit as an operator does, now. */
export const auditByHand = (): Promise<number> => trigger("auditOrders", "sandbox");

async function trigger(name: string, codebase: CodebaseName, scheduledAt?: Date): Promise<number> {
  const { emulators, projectId } = stack.project;
  const trigger = `${CODEBASES[codebase].region}-${name}-0`;
  const headers: Record<string, string> =
    scheduledAt === undefined
      ? {}
      : {
          "X-CloudScheduler-JobName": name,
          "X-CloudScheduler-ScheduleTime": scheduledAt.toISOString(),
        };
  const response = await fetch(
    `${originOf(emulators.functions)}/functions/projects/${projectId}/triggers/${trigger}`,
    { method: "POST", headers },
  );
  return response.status;
}

export const minutesFromNow = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

/** Reads any document by its path; undefined if there is none. */
export async function read(path: string): Promise<DocumentData | undefined> {
  return (await getDoc(doc(admin, path))).data();
}

export const write = (path: string, document: DocumentData): Promise<void> =>
  setDoc(doc(admin, path), document);

export const remove = (path: string): Promise<void> => deleteDoc(doc(admin, path));

/** Listens to an order until it matches. */
export function waitForOrder(
  uid: string,
  orderId: string | number,
  wanted: (order: Order) => boolean,
): Promise<Order> {
  const tooLate = deadline(
    ORDER_DEADLINE_SECONDS,
    `order ${orderId} took more than ${ORDER_DEADLINE_SECONDS} s`,
  );
  return waitForOrderIn(admin, { uid, orderId: String(orderId) }, wanted, tooLate);
}

/** Reads what firebase-tools and the functions have printed so far. */
export function readLog(): string {
  return readFileSync(stack.logFile, "utf8");
}

/** Disables a user, as an operator does in the Firebase console. */
export async function disableUser(uid: string): Promise<void> {
  await updateAccount({ localId: uid, disableUser: true });
}

/** Sets custom claims, which the next ID token carries. */
export async function setClaims(uid: string, claims: object): Promise<void> {
  await updateAccount({ localId: uid, customAttributes: JSON.stringify(claims) });
}

export const setPassword = (uid: string, password: string): Promise<void> =>
  updateAccount({ localId: uid, password });

/** Creates an account with a given uid. */
export const createUser = (uid: string): Promise<void> => changeAccount("accounts", { localId: uid });

/** Deletes an account. @param tenant its Identity Platform tenant, if it has one */
export const deleteAccount = (uid: string, tenant?: string): Promise<void> =>
  changeAccount(`${tenant === undefined ? "" : `tenants/${tenant}/`}accounts:delete`, { localId: uid });

const updateAccount = (change: object) => changeAccount("accounts:update", change);

async function changeAccount(method: string, change: object): Promise<void> {
  const { emulators, projectId } = stack.project;
  const path = `/identitytoolkit.googleapis.com/v1/projects/${projectId}/${method}`;
  const response = await fetch(`${originOf(emulators.auth)}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer owner" },
    body: JSON.stringify(change),
  });
  if (!response.ok) throw new Error(`${method}: ${response.status} ${await response.text()}`);
}

/** Makes a player of a new Identity Platform tenant. */
export async function newTenantPlayer(): Promise<{ uid: string; tenant: string; idToken: string }> {
  const tenant = z
    .object({ name: z.string() })
    .parse(
      await identityPlatform(`v2/projects/${stack.project.projectId}/tenants`, {
        allowPasswordSignup: true,
        enableAnonymousUser: true,
      }),
    )
    .name.split("/")
    .at(-1);
  const signUp = z.object({ idToken: z.string(), localId: z.string() });
  const account = signUp.parse(
    await identityPlatform("v1/accounts:signUp?key=any-key-will-do", {
      tenantId: tenant,
      returnSecureToken: true,
    }),
  );
  return { uid: account.localId, tenant: tenant ?? "", idToken: account.idToken };
}

async function identityPlatform(path: string, body: object): Promise<unknown> {
  const response = await fetch(
    `${originOf(stack.project.emulators.auth)}/identitytoolkit.googleapis.com/${path}`,
    {
      method: "POST",
      // Signing up is for anybody, making a tenant for the project's owner.
      headers: {
        "content-type": "application/json",
        ...(path.startsWith("v2") && { authorization: "Bearer owner" }),
      },
      body: JSON.stringify(body),
    },
  );
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Gets the ID token of a player without name and e-mail address. */
export async function guest(): Promise<string> {
  const path = "/identitytoolkit.googleapis.com/v1/accounts:signUp?key=any-key-will-do";
  const response = await fetch(`${originOf(stack.project.emulators.auth)}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"returnSecureToken":true}',
  });
  return z.object({ idToken: z.string() }).parse(await response.json()).idToken;
}

export const orderOf = (uid: string, orderId: number | string): Promise<DocumentData | undefined> =>
  read(`xsollaPlayers/${uid}/xsollaOrders/${orderId}`);

/** Reads the player's quantity of an SKU; undefined if there is no document. */
export const quantityOf = async (uid: string, sku = "coins-100"): Promise<number | undefined> =>
  (await read(`xsollaPlayers/${uid}/xsollaInventory/${sku}`))?.quantity;

/** Makes the expected refusal of `call`. Its message begins with the reason, since the Unity SDK drops `details`. */
export const refusal = (http: number, status: string, reason: string, details: object = {}) => ({
  status: http,
  body: {
    error: {
      status,
      message: expect.stringMatching(new RegExp(`^${reason}: \\S`)),
      details: { reason, ...details },
    },
  },
});
