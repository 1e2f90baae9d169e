import { httpsCallable } from "firebase/functions";
import { z } from "zod";
import type { Project } from "../../stack/settings/project.ts";
import { signUp } from "../player/sign-up.ts";
import type { PlannedOrder } from "./plan.ts";
import { REGION } from "./start-soak-stack.ts";

/** The emulator loses a request if its process is killed. The functions answer within 15 s. */
const TIMEOUT_MS = 20_000;

const paymentToken = z.object({ token: z.string(), order_id: z.int() });

/** A player who buys with the callable, as a game does. */
export interface Buyer {
  uid: string;
  buy: (order: Pick<PlannedOrder, "sku" | "quantity">) => Promise<z.infer<typeof paymentToken>>;
}

export async function signUpBuyers(project: Project, count: number): Promise<Buyer[]> {
  const players = await Promise.all(Array.from({ length: count }, () => signUp(project, REGION)));
  return players.map(({ uid, functions }) => {
    const call = httpsCallable(functions, "getXsollaPaymentToken", { timeout: TIMEOUT_MS });
    return {
      uid,
      buy: async ({ sku, quantity }) => paymentToken.parse((await call({ sku, quantity })).data),
    };
  });
}
