import { functionUrl, type LocalStack } from "../../stack/local-stack.ts";
import { originOf } from "../../stack/settings/project.ts";

/** Lists the addresses of the stack, and what to try next. */
export function welcome(local: LocalStack, shop: string): string {
  const { project, simulator, storeUrl } = local;
  const rows = [
    ["shop", shop],
    ["callable", functionUrl(local, "getXsollaPaymentToken")],
    ["webhook", functionUrl(local, "xsollaWebhook")],
    ["Auth", originOf(project.emulators.auth)],
    ["Firestore", originOf(project.emulators.firestore)],
    ...(simulator === undefined
      ? [["Xsolla", `functions talk to ${storeUrl}; the simulator is not running`]]
      : [
          ["simulator", simulator],
          ["Web Shop", `${simulator}/webshop/`],
        ]),
  ];
  const width = Math.max(...rows.map(([name = ""]) => name.length));
  const table = rows.map(([name = "", value]) => `  ${name.padEnd(width)}  ${value}`);
  return ["", `Ready: project ${project.projectId}`, "", ...table, "", ...nextSteps(simulator), ""].join(
    "\n",
  );
}

function nextSteps(simulator: string | undefined): string[] {
  if (simulator === undefined) return ["Ctrl-C stops everything."];
  return [
    "Open the shop and buy something, or try in another terminal:",
    "  npm run buy -- coins-100                   buy as a player",
    "  npm run buy -- coins-100 --refund          buy, then refund",
    "  npm run buy -- coins-100 --mode separate   buy with Xsolla's separate webhooks",
    "  npm run buy -- gem-skin --way currency     buy for gems; other ways: npm run buy -- --help",
    "  npm run simulator -- refund last           act at Xsolla, as on the simulator's page",
    "",
    "Ctrl-C stops everything.",
  ];
}
