import { z } from "zod";
import { basicAuth } from "../../../xsolla/xsolla-project.ts";
import { ask } from "../../http.ts";
import { skip } from "../check.ts";
import { type AdminItem, type CatalogueItem, readAdminItems, readItems } from "./catalogue.ts";
import { expectAnswer } from "./expect-answer.ts";
import type { Ground } from "./facts.ts";
import { once } from "./once.ts";
import type { SecretFacts } from "./secret-facts.ts";

export interface XsollaFacts {
  /** The company's id: XSOLLA_MERCHANT_ID, or as named by the user. */
  merchantId: number | undefined;
  /** What Xsolla says to the API key with each user name. */
  credentials(): Promise<Credentials>;
  /** Header for the project's administrative calls, with whichever user name works. */
  authorization(): Promise<string>;
  /** Projects of the company; undefined where the key may not list them. */
  projects(): Promise<number[] | undefined>;
  /** Settings of the order webhooks; undefined when none are set. */
  webhookSettings(): Promise<WebhookSettings | undefined>;
  countries(): string[];
  /** The catalogue as players of a country see it. */
  items(country: string): Promise<CatalogueItem[]>;
  /** The catalogue as the studio has set it up. */
  adminItems(): Promise<AdminItem[]>;
}

/** Whether Xsolla takes the key with a user name; undefined when there is no such name. */
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

/** The longest list of projects that is read, in pages. */
const MAX_PAGES = 40;
const PAGE_SIZE = 50;

export function xsollaFacts(ground: Ground, secrets: SecretFacts): XsollaFacts {
  const { asked, checked, files, origins, value } = ground;
  // A host may not have it among its options.
  const merchantId =
    checked.values.merchantId || asked.merchant || Number(files.XSOLLA_MERCHANT_ID) || undefined;
  const settingsUrl = () => `${origins.store}/api/v2/project/${value("projectId")}/admin/webhook`;

  const probe = async (userName: number) => {
    const headers = { authorization: basicAuth({ userName, apiKey: await secrets.apiKey() }) };
    return expectAnswer(await ask(settingsUrl(), { headers }));
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
      const { status, body } = expectAnswer(await ask(url, { headers }));
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
    const { status, body } = (works ? await asProject() : await asMerchant()) ?? skip("there is no answer");
    if (status === 404) return undefined;
    if (status === 403) return skip("the API key may not make administrative calls");
    return webhookSettings.safeParse(body).data ?? skip(`Xsolla answers HTTP ${status} without settings`);
  });

  const lists = new Map<string, () => Promise<CatalogueItem[]>>();
  return {
    merchantId,
    credentials,
    authorization,
    projects,
    webhookSettings: readWebhookSettings,
    countries: () => (asked.countries?.length ? asked.countries : [value("defaultCountry")]),
    items: (country) => {
      const list = lists.get(country) ?? once(() => readItems(origins.store, value("projectId"), country));
      lists.set(country, list);
      return list();
    },
    adminItems: once(async () => readAdminItems(origins.store, value("projectId"), await authorization())),
  };
}
