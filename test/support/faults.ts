// Faults on demand: between the functions and Firestore, and in the functions' processes.
import { afterEach, expect } from "vitest";
import { z } from "zod";
import { originOf } from "../../stack/settings/project.ts";
import { stack } from "./client.ts";
import type { Condition } from "./tcp-proxy.ts";

async function control(method: string, path: string, body?: object): Promise<unknown> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(`${stack.faultControl}${path}`, init);
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return response.status === 204 ? undefined : await response.json();
}

/** Sets the condition of the functions' connection to Firestore. */
export const connectFirestore = (condition: Condition): Promise<unknown> =>
  control("PUT", "/firestore/connection", condition);

/** Resolves when a request of the functions has met the condition that was set. */
export const untilAffected = (): Promise<unknown> =>
  expect
    .poll(() => control("GET", "/firestore/connection"), { timeout: 40_000, interval: 20 })
    .toEqual({ isAffected: true });

export const killFirestore = (): Promise<unknown> => control("POST", "/firestore/kill");
export const startFirestore = (): Promise<unknown> => control("POST", "/firestore/start");

/** Kills every process that runs a function. The emulator starts new ones. */
export async function killFunctions(): Promise<void> {
  const { killed } = z.object({ killed: z.int().positive() }).parse(await control("POST", "/functions/kill"));
  expect(killed).toBeGreaterThan(0);
}

/**
 * Resolves when a document exists. Polls over REST: a listener that starts while the document is being written can
 * block the emulator's commit for as long as it listens.
 */
export async function untilStored(path: string): Promise<void> {
  const { emulators, projectId } = stack.project;
  const url = `${originOf(emulators.firestore)}/v1/projects/${projectId}/databases/(default)/documents/${path}`;
  const headers = { authorization: "Bearer owner" };
  const exists = async () => (await fetch(url, { headers })).ok;
  await expect.poll(exists, { timeout: 40_000, interval: 20 }).toBe(true);
}

/** Restores the connection after each test of a file that breaks it. */
export const restoreConnectionAfterEach = (): void =>
  afterEach(() => connectFirestore({ mode: "open" }).then(() => {}));
