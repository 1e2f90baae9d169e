import { Hono } from "hono";
import type { Order } from "../order.ts";
import type { World } from "../world.ts";

/** Why Pay Station does not open: https://developers.xsolla.com/dev-resources/references/errors/integration-errors */
interface Refusal {
  support_code: string;
  message: string;
}

const NOT_SIGNED: Refusal = { support_code: "00020004", message: "Merchant contract not signed" };
const INVALID_URL: Refusal = { support_code: "00040008", message: "Invalid URL" };
const INVALID_TOKEN: Refusal = { support_code: "00010001", message: "Invalid token" };

/** Serves what Pay Station loads first, under `/paystation2/api`: whether a token can open it. */
export function utilsRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/utils", (c) => {
    const order = world.orderByToken(c.req.query("access_token") ?? "");
    const refusal = order ? refusalOf(world, order) : INVALID_TOKEN;
    if (!order || refusal) return c.json({ errors: [refusal] }, 403);
    return c.json({
      user: { id: order.user.id, country: order.user.country },
      settings: { project_id: world.projectId, language: order.language, is_sandbox: order.sandbox },
    });
  });
  return app;
}

function refusalOf({ settings: { account } }: World, { sandbox }: Order): Refusal | undefined {
  const { payStationHost, sandboxOpen, agreementSigned } = account;
  const isOtherHost = payStationHost !== "both" && (payStationHost === "sandbox") !== sandbox;
  if (isOtherHost || (sandbox && !sandboxOpen)) return INVALID_URL;
  return sandbox || agreementSigned ? undefined : NOT_SIGNED;
}
