import { z } from "zod";
import { basicAuth } from "../../../xsolla/xsolla-project.ts";
import { sendRequest } from "../../http.ts";
import { skip } from "../check.ts";
import type { FactInputs } from "./facts.ts";
import { once } from "./once.ts";
import { type AdminItem, type CatalogueItem, readAdminItems, readItems } from "./read-catalogue.ts";
import type { SecretFacts } from "./secret-facts.ts";
import { skipOnOutage } from "./skip-on-outage.ts";

export interface XsollaFacts {
  /** The merchant id: XSOLLA_MERCHANT_ID, or the option of the command. */
  merchantId: number | undefined;
  /** Tries the API key with each user name. */
  credentials(): Promise<Credentials>;
  /** Makes the header for administrative calls, with the user name that Xsolla accepts. */
  authorization(): Promise<string>;
  /** Reads the ids of the company's projects; undefined if the key may not list them. */
  projects(): Promise<number[] | undefined>;
  /** Reads the settings of the order webhooks; undefined if there are none. */
  webhookSettings(): Promise<WebhookSettings | undefined>;
  countries(): string[];
  /** Reads the catalogue as players of a country see it. */
  items(country: string): Promise<CatalogueItem[]>;
  /** Reads the catalogue as the studio has configured it. */
  adminItems(): Promise<AdminItem[]>;
}

/** Tells with which user names Xsolla accepts the API key; undefined if the user name is not known. */
interface Credentials {
  asProject: boolean;
  asMerchant: boolean | undefined;
}

const projectPage = z.object({
  items: z.array(z.object({ project_id: z.coerce.number() })),
  has_more: z.boolean().nullish(),
});
const webhookSettings = z.object({ url: z.string(), secret: z.string(), is_enabled: z.boolean() });
export type WebhookSettings = z.infer<typeof webhookSettings>;

/** The most pages of projects that are read. */
const MAX_PAGES = 40;
const PAGE_SIZE = 50;

export function xsollaFacts(inputs: FactInputs, secrets: SecretFacts): XsollaFacts {
  const { flags, checked, files, origins, value } = inputs;
  // The host may not pass the merchant id as an option.
  const merchantId =
    checked.values.merchantId || flags.merchant || Number(files.XSOLLA_MERCHANT_ID) || undefined;
  const settingsUrl = () => `${origins.store}/api/v2/project/${value("projectId")}/admin/webhook`;

  const probe = async (userName: number) => {
    const headers = { authorization: basicAuth({ userName, apiKey: await secrets.apiKey() }) };
    return skipOnOutage(await sendRequest(settingsUrl(), { headers }));
  };
  const asProject = once(() => probe(value("projectId")));
  const asMerchant = once(async () => (merchantId ? probe(merchantId) : undefined));
  const credentials = once(async () => {
    const [project, merchant] = await Promise.all([asProject(), asMerchant()]);
    return { asProject: project.status !== 401, asMerchant: merchant && merchant.status !== 401 };
  });

  const authorization = once(async () => {
    const accepted = await credentials();
    const userName = accepted.asProject ? value("projectId") : merchantId;
    if (!userName || !(accepted.asProject || accepted.asMerchant)) return skip("Xsolla refuses the API key");
    return basicAuth({ userName, apiKey: await secrets.apiKey() });
  });

  const projects = once(async () => {
    if (!merchantId) return undefined;
    const headers = { authorization: basicAuth({ userName: merchantId, apiKey: await secrets.apiKey() }) };
    const found: number[] = [];
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const url = `${origins.store}/api/v2/merchant/${merchantId}/projects?limit=${PAGE_SIZE}&offset=${found.length}`;
      const { status, body } = skipOnOutage(await sendRequest(url, { headers }));
      const read = projectPage.safeParse(body).data;
      if (status !== 200 || !read) return undefined;
      found.push(...read.items.map(({ project_id }) => project_id));
      if (!read.has_more || read.items.length === 0) break;
    }
    return found;
  });

  const readWebhookSettings = once(async () => {
    await authorization();
    const { asProject: works } = await credentials();
    const { status, body } =
      (works ? await asProject() : await asMerchant()) ?? skip("Xsolla gave no answer");
    if (status === 404) return undefined;
    if (status === 403) return skip("the API key may not make administrative calls");
    return (
      webhookSettings.safeParse(body).data ?? skip(`Xsolla answers HTTP ${status} without webhook settings`)
    );
  });

  const lists = new Map<string, () => Promise<CatalogueItem[]>>();
  return {
    merchantId,
    credentials,
    authorization,
    projects,
    webhookSettings: readWebhookSettings,
    countries: () => (flags.countries?.length ? flags.countries : [value("defaultCountry")]),
    items: (country) => {
      const list = lists.get(country) ?? once(() => readItems(origins.store, value("projectId"), country));
      lists.set(country, list);
      return list();
    },
    adminItems: once(async () => readAdminItems(origins.store, value("projectId"), await authorization())),
  };
}
