import { type Check, fault, ok } from "../check.ts";

const XSOLLA = "https://store.xsolla.com";

export const storeUrl: Check = {
  id: "store-url",
  group: "Files",
  severity: "error",
  run: ({ isLocal, projectId, file, value }) => {
    const origin = value("storeUrl");
    if (isLocal) return ok(`the local project ${projectId} sells through ${origin}`);
    if (origin === XSOLLA) return ok(`${projectId} sells through ${XSOLLA}`);
    return fault(
      `${projectId} sells through ${origin}, which is not Xsolla`,
      `set XSOLLA_STORE_URL=${XSOLLA} in ${file}`,
    );
  },
};
