// A stand-in for the deployed webhook and callable, with the faults that the doctor looks for.
import { createServer, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { signatureHeader } from "./signature-header.ts";
import { withBody } from "./with-body.ts";

export interface DeployedStandIn {
  webhookUrl: string;
  callableUrl: string;
  /** Keys that the deployed webhook accepts. */
  secrets: string[];
  /** Replaces every answer. */
  webhook: Reply | undefined;
  /** Replaces the answers to signed requests. */
  signed: Reply | undefined;
  callable: Reply | undefined;
  delayMs: number;
  /** Runs the effects of a deployment, which a request to `/deploy` represents. */
  onDeploy: () => void;
  close(): void;
}

interface Reply {
  status: number;
  body: unknown;
}

export const HTML_PAGE = "<html><title>Error</title></html>";

export async function startDeployedStandIn(): Promise<DeployedStandIn> {
  const server = createServer(
    withBody(async (request, response, content) => {
      const body = content.toString();
      if (request.url === "/deploy") {
        deployed.onDeploy();
        return send(response, { status: 200, body: {} });
      }
      if (request.url === "/getXsollaPaymentToken")
        return send(
          response,
          deployed.callable ?? { status: 401, body: { error: { status: "UNAUTHENTICATED" } } },
        );
      const signature = request.headers.authorization;
      const isSigned = deployed.secrets.some((secret) => signature === signatureHeader(body, secret));
      if (signature) await wait(deployed.delayMs);
      const usual = refusal(isSigned ? "INVALID_USER" : "INVALID_SIGNATURE");
      send(response, deployed.webhook ?? (isSigned ? deployed.signed : undefined) ?? usual);
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const origin = `http://127.0.0.1:${address.port}`;
  const deployed: DeployedStandIn = {
    webhookUrl: `${origin}/xsollaWebhook`,
    callableUrl: `${origin}/getXsollaPaymentToken`,
    secrets: [],
    webhook: undefined,
    signed: undefined,
    callable: undefined,
    delayMs: 0,
    onDeploy: () => {},
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return deployed;
}

export const refusal = (code: string, status = 400): Reply => ({ status, body: { error: { code } } });

function send(response: ServerResponse, { status, body }: Reply): void {
  const isText = typeof body === "string";
  response
    .writeHead(status, { "content-type": isText ? "text/html" : "application/json" })
    .end(isText ? body : JSON.stringify(body));
}
