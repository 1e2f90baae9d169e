import { randomUUID } from "node:crypto";
import { z } from "zod";
import { createPaymentToken } from "../../../xsolla/create-payment-token.ts";
import { XsollaError } from "../../../xsolla/xsolla-failure.ts";
import { sendRequest } from "../../http.ts";
import { type Check, fault, ok, skip } from "../check.ts";
import { agreementPage } from "../fixes.ts";
import type { SetUp } from "../set-up.ts";

const NOT_SIGNED = "00020004";
/** Errors of Pay Station: https://developers.xsolla.com/dev-resources/references/errors/integration-errors */
const refusals = z.object({ errors: z.array(z.object({ support_code: z.string() })) });

/**
 * Checks that the agreement with Xsolla is signed. It creates one unpaid order, because only the payment page looks at
 * the agreement, and the token call does not.
 */
export const contract: Check = {
  id: "contract",
  group: "Xsolla",
  severity: "error",
  needs: ["api-key", "merchant-id", "catalogue"],
  run: async (setUp) => {
    if (!setUp.flags.mint) return skip("needs --mint, which creates one unpaid order");
    const token = await mintToken(setUp);
    const query = new URLSearchParams({ access_token: token });
    const { body, status } = await sendRequest(`${setUp.origins.secure}/paystation2/api/utils?${query}`);
    const codes = refusals.safeParse(body).data?.errors.map(({ support_code }) => support_code) ?? [];
    if (codes.includes(NOT_SIGNED))
      return fault("the licensing agreement with Xsolla is not signed", agreementPage(setUp));
    if (codes.length > 0) return skip(`Pay Station refuses the payment with error ${codes.join(", ")}`);
    return status < 300
      ? ok("Pay Station opens for a real payment")
      : skip(`Pay Station answers HTTP ${status}`);
  },
};

async function mintToken({ facts, origins, value }: SetUp): Promise<string> {
  const country = value("defaultCountry");
  const [cheapest] = (await facts.items(country))
    .filter(({ is_free, can_be_bought, price }) => !is_free && can_be_bought !== false && price)
    .sort((one, other) => Number(one.price?.amount) - Number(other.price?.amount));
  const { sku } = cheapest ?? skip(`no item can be bought in ${country}`);
  const { asProject } = await facts.credentials();
  const userName = (asProject ? undefined : facts.merchantId) ?? value("projectId");
  const project = {
    storeUrl: origins.store,
    projectId: value("projectId"),
    userName,
    apiKey: await facts.apiKey(),
  };
  try {
    const { token } = await createPaymentToken(
      project,
      {
        sandbox: false,
        user: { id: { value: "doctor" }, country: { value: country } },
        purchase: { items: [{ sku, quantity: 1 }] },
        settings: { external_id: randomUUID() },
      },
      undefined,
      10_000,
    );
    return token;
  } catch (error) {
    if (error instanceof XsollaError) return skip(`Xsolla creates no payment token: ${error.message}`);
    throw error;
  }
}
