import type { RequestListener } from "node:http";
import { expect, test, vi } from "vitest";
import { afterNextRequest } from "../../../src/xsolla/after-next-request.ts";
import { callXsolla } from "../../../src/xsolla/call-xsolla.ts";
import { startStandIn } from "../../support/xsolla-stand-in.ts";

test("works once, after a request was sent and before its answer", async () => {
  const { promise: isWorking, resolve } = Promise.withResolvers<void>();
  const work = vi.fn(resolve);
  // The store answers only when the work has been done.
  const listener: RequestListener = async (_request, response) => {
    await isWorking;
    response.end("{}");
  };
  const { project } = await startStandIn(listener);
  afterNextRequest(work);
  await new Promise(setImmediate);
  expect(work).not.toHaveBeenCalled();

  await callXsolla({ method: "GET", url: `${project.storeUrl}/first` });
  await callXsolla({ method: "GET", url: `${project.storeUrl}/second` });
  expect(work).toHaveBeenCalledOnce();
});
