import type { Backend } from "../backend.ts";
import {
  findNotification,
  openNotifications,
  replayNotification,
  type StoredNotification,
} from "../webhook/replay.ts";
import { countWaiting, type Waiting } from "./count-waiting.ts";

/** What the commands do in a host's place, with its options. */
export interface Operations {
  /** Notifications that could not be handled until now, the oldest first. */
  openNotifications(): AsyncGenerator<StoredNotification>;
  /** One notification by the beginning of its id. */
  findNotification(idPrefix: string): Promise<StoredNotification>;
  /** Handles a notification again; resolves to null, or to why it failed. */
  replayNotification(notification: StoredNotification): Promise<string | null>;
  /** Counts what waits for an operator. */
  countWaiting(now: Date): Promise<Waiting>;
}

export const createOperations = (backend: Backend): Operations => ({
  openNotifications: () => openNotifications(backend),
  findNotification: (idPrefix) => findNotification(backend, idPrefix),
  replayNotification: (notification) => replayNotification(backend, notification),
  countWaiting: (now) => countWaiting(backend, now),
});
