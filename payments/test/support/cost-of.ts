// Counts what a piece of work costs at Firestore: the documents that are billed, and the round trips that take time.
import { EventEmitter } from "node:events";
import { Firestore } from "@google-cloud/firestore";
import { z } from "zod";

/** Numbers of documents, queries and round trips. A query reads the documents that it returns. */
export interface Costs {
  reads: number;
  writes: number;
  queries: number;
  roundTrips: number;
}

const counted: Costs = { reads: 0, writes: 0, queries: 0, roundTrips: 0 };

const batchGet = z.object({ documents: z.array(z.string()) });
const commit = z.object({ writes: z.array(z.unknown()) });
const queryAnswer = z.object({ document: z.object({ name: z.string() }) });

type Rpc = (...args: unknown[]) => unknown;
const rpcs = z.object({
  request: z.custom<Rpc>((value) => typeof value === "function"),
  requestStream: z.custom<Rpc>((value) => typeof value === "function"),
});

/** Counts all calls of the client, which go through one of two internal methods. */
function countCalls(client: object): void {
  const { request, requestStream } = rpcs.parse({
    request: Reflect.get(client, "request"),
    requestStream: Reflect.get(client, "requestStream"),
  });
  Object.assign(client, {
    request(this: unknown, ...args: unknown[]) {
      counted.roundTrips += 1;
      counted.writes += commit.safeParse(args[1]).data?.writes.length ?? 0;
      return Reflect.apply(request, this, args);
    },
    async requestStream(this: unknown, ...args: unknown[]) {
      counted.roundTrips += 1;
      counted.reads += batchGet.safeParse(args[2]).data?.documents.length ?? 0;
      const stream = await Reflect.apply(requestStream, this, args);
      if (args[0] === "runQuery") {
        counted.queries += 1;
        z.instanceof(EventEmitter)
          .parse(stream)
          .on("data", (answer) => {
            if (queryAnswer.safeParse(answer).success) counted.reads += 1;
          });
      }
      return stream;
    },
  });
}
countCalls(Firestore.prototype);

/** Does a piece of work, and returns what it has cost. */
export async function costOf(work: () => Promise<unknown>): Promise<Costs> {
  Object.assign(counted, { reads: 0, writes: 0, queries: 0, roundTrips: 0 });
  await work();
  return { ...counted };
}
