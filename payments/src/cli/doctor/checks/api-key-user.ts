import { type Check, fault, ok, skip } from "../check.ts";

export const apiKeyUser: Check = {
  id: "api-key-user",
  group: "Xsolla",
  severity: "error",
  needs: ["api-key"],
  run: async ({ facts, checked, file }) => {
    const { asProject, asMerchant } = await facts.credentials();
    if (facts.merchantId === undefined)
      return skip("the merchant id is not known; give it with --merchant or in XSOLLA_MERCHANT_ID");
    if (!asProject && !asMerchant) return skip("the API key works for other projects only; see merchant-id");
    const usesMerchant = Boolean(checked.values.merchantId);
    if (usesMerchant ? asMerchant : asProject)
      return ok(`the API key works with the ${usesMerchant ? "merchant" : "project"} id, which is used`);
    return usesMerchant
      ? fault(
          "the API key works with the project id, not with the merchant id",
          `set XSOLLA_MERCHANT_ID=0 in ${file}`,
        )
      : fault(
          "the API key works with the merchant id, not with the project id",
          `set XSOLLA_MERCHANT_ID=${facts.merchantId} in ${file}`,
        );
  },
};
