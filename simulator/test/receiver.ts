import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

interface Received {
  type: string;
  raw: string;
  authorization: string | undefined;
  contentType: string | undefined;
  forwardedFor: string | undefined;
}

/** A status that means no answer. */
export const NEVER = 0;

interface Reply {
  status: number;
  body: unknown;
}

/** The studio's webhook. Answers with the next queued status, else with 204. */
export class Receiver {
  readonly received: Received[] = [];
  /** Queued statuses by type of webhook. */
  readonly answers: Record<string, number[]> = {};
  /** Queued answers to any type, which come first. */
  readonly replies: Reply[] = [];
  #waiting: (() => void)[] = [];
  url = "";

  async start(): Promise<void> {
    const server = createServer(async (request, response) => {
      const raw = await text(request).catch(() => undefined);
      // The simulator has aborted the request.
      if (raw === undefined) return;
      const type = typeOf(raw);
      const { authorization, "content-type": contentType, "x-forwarded-for": forwarded } = request.headers;
      const forwardedFor = forwarded?.toString();
      this.received.push({ type, raw, authorization, contentType, forwardedFor });
      const reply = this.replies.shift();
      if (reply) response.writeHead(reply.status).end(JSON.stringify(reply.body));
      else {
        const status = this.answers[type]?.shift() ?? 204;
        if (status !== NEVER) response.writeHead(status, { location: "/elsewhere" }).end();
      }
      for (const wake of this.#waiting.splice(0)) wake();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    this.url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
  }

  get types(): string[] {
    return this.received.map(({ type }) => type);
  }

  /** Lists the bodies of one type in the order of their arrival. */
  bodies(type: string) {
    return this.received.filter((one) => one.type === type).map(({ raw }) => JSON.parse(raw));
  }

  /** Resolves when this many webhooks have arrived. */
  async until(count: number): Promise<void> {
    while (this.received.length < count) await new Promise<void>((wake) => this.#waiting.push(wake));
  }
}

function typeOf(raw: string): string {
  try {
    return String(JSON.parse(raw).notification_type);
  } catch {
    return "";
  }
}
