// A stand-in for Firebase and the backend, which can hold back answers and answer wrongly.
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { z } from "zod";
import { withBody } from "../support/with-body.ts";

interface Answer {
  status?: number;
  body: object;
  /** Waits until the program posts to `/simulator/release`. From then on nothing waits. */
  isHeld?: boolean;
}

/** An answer, or a function that makes it from the request. */
type Answering = Answer | ((asked: Asked) => Answer);

export interface Asked {
  /** The last part of the path: a function, a method of Firebase Auth, or a collection. */
  what: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  body: unknown;
}

export interface Backend {
  origin: string;
  asked: Asked[];
  /** Sets the answers to one kind of request, in order. The last answer is repeated. */
  answer(what: string, ...answers: Answering[]): void;
  /** Lists the requests of one kind. */
  askedFor(what: string): Asked[];
  reset(): void;
  close(): void;
}

/** Makes the settings of a game whose Firebase, backend and Xsolla are all at one origin. */
export const gameAt = (origin: string) => ({
  GAME_PROJECT: "demo-game",
  GAME_REGION: "us-central1",
  GAME_FUNCTIONS: origin,
  GAME_AUTH: origin,
  GAME_FIRESTORE: origin,
  GAME_SIMULATOR: origin,
});

/** Makes an unsigned ID token of a user. */
export const idTokenOf = (uid: string): string =>
  ["{}", JSON.stringify({ sub: uid }), "x"].map((part) => Buffer.from(part).toString("base64url")).join(".");

export const session = (uid: string) => ({
  body: {
    localId: uid,
    idToken: idTokenOf(uid),
    refreshToken: `refresh-${uid}`,
    expiresIn: "3600",
  },
});

export const refreshed = (uid: string) => ({
  body: { id_token: idTokenOf(uid), refresh_token: `refresh-${uid}`, expires_in: "3600" },
});

export const tokenOf = (orderId: number) => ({
  body: {
    result: {
      token: "secret",
      order_id: orderId,
      url: "https://pay.example/?token=secret",
      sandbox: true,
    },
  },
});

export const orderOf = (orderId: number, status: string) => ({
  body: {
    result: { order_id: orderId, status, items: [], granted: status === "done", sandbox: true },
  },
});

/** Makes a refusal as callables do. */
export const refusal = (status: number, code: string, reason = "", details: object = {}) => ({
  status,
  body: {
    error: { status: code, message: `${reason}: no`, details: { reason, ...details } },
  },
});

const DEFAULTS: Record<string, Answering[]> = {
  "accounts:signUp": [session("guest")],
  "accounts:signInWithPassword": [session("ada")],
  token: [refreshed("guest")],
  getXsollaPaymentToken: [tokenOf(7310041)],
  getXsollaOrderStatus: [orderOf(7310041, "new")],
};

export async function startBackend(): Promise<Backend> {
  let answers = new Map<string, Answering[]>();
  let held: (() => void)[] = [];
  let isReleased = false;
  let waiting: { what: string; go: () => void }[] = [];
  const asked: Asked[] = [];
  const server = createServer(
    withBody((request, response, content) => {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
      if (pathname.startsWith("/simulator/wait-for/")) {
        const [what = ""] = pathname.split("/").slice(-1);
        const isAsked = asked.some((one) => one.what === what);
        if (isAsked) write(response, { body: {} });
        else waiting.push({ what, go: () => write(response, { body: {} }) });
        return;
      }
      if (pathname === "/simulator/release") {
        isReleased = true;
        for (const finish of held) finish();
        held = [];
        return write(response, { body: {} });
      }
      const what = pathname.slice(pathname.lastIndexOf("/") + 1);
      const text = content.toString();
      const { headers } = request;
      const isForm = headers["content-type"] === "application/x-www-form-urlencoded";
      const body = isForm
        ? Object.fromEntries(new URLSearchParams(text))
        : text === ""
          ? undefined
          : JSON.parse(text);
      const question = { what, path: pathname, query: searchParams, headers, body };
      asked.push(question);
      const queue = answers.get(what) ?? DEFAULTS[what] ?? [{ status: 404, body: { error: "nothing here" } }];
      const [next = { status: 500, body: {} }] = queue;
      if (queue.length > 1) queue.shift();
      const answer = typeof next === "function" ? next(question) : next;
      if (answer.isHeld && !isReleased) held.push(() => write(response, answer));
      else write(response, answer);
      for (const waiter of waiting) if (waiter.what === what) waiter.go();
      waiting = waiting.filter((waiter) => waiter.what !== what);
    }),
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    answer: (what, ...next) => void answers.set(what, [...next]),
    askedFor: (what) => asked.filter((one) => one.what === what),
    reset() {
      answers = new Map();
      asked.length = 0;
      held = [];
      isReleased = false;
      waiting = [];
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function write(response: ServerResponse, { status = 200, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
