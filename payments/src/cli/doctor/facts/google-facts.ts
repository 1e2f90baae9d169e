import { z } from "zod";
import { skip } from "../check.ts";
import type { FactInputs } from "./facts.ts";
import { once } from "./once.ts";

const deployed = z.object({
  name: z.string(),
  state: z.string().optional(),
  url: z.string().optional(),
  serviceConfig: z
    .object({
      uri: z.string().optional(),
      serviceAccountEmail: z.string().optional(),
      environmentVariables: z.record(z.string(), z.string()).default({}),
      secretEnvironmentVariables: z
        .array(z.object({ key: z.string(), secret: z.string().optional(), version: z.string().optional() }))
        .default([]),
    })
    .default({ environmentVariables: {}, secretEnvironmentVariables: [] }),
});

/** A deployed function, with its name in the host's exports. */
interface DeployedFunction extends Omit<z.infer<typeof deployed>, "name"> {
  name: string;
  region: string;
}

export interface GoogleFacts {
  /** Reads which of the host's functions are deployed, in any region. */
  deployed(): Promise<DeployedFunction[]>;
  /** Reads which of the host's functions are deployed. Skips the check if none is. */
  requireDeployed(): Promise<DeployedFunction[]>;
  /** Path of the Firestore database, below `/v1/`. */
  database(): string;
  /** Reads the fields that have their own settings: indexes and TTL. */
  fields(): Promise<FieldSettings[]>;
}

interface FieldSettings {
  collectionGroup: string;
  fieldPath: string;
  ttl: string | undefined;
  /** Undefined if Google's answer does not contain them. */
  indexes: { queryScope: string; order: string | undefined }[] | undefined;
}

const field = z.object({
  name: z.string(),
  ttlConfig: z.object({ state: z.string().optional() }).optional(),
  indexConfig: z
    .object({
      indexes: z
        .array(
          z.object({
            queryScope: z.string(),
            fields: z.array(z.object({ order: z.string().optional() })),
          }),
        )
        .default([]),
    })
    .optional(),
});

/** `…/collectionGroups/xsollaOrders/fields/status` → xsollaOrders, status */
const FIELD_NAME = /\/collectionGroups\/([^/]+)\/fields\/(.+)$/;
/** `projects/p/locations/us-central1/functions/xsollaWebhook` → us-central1, xsollaWebhook */
const FUNCTION_NAME = /\/locations\/([^/]+)\/functions\/([^/]+)$/;

export function googleFacts({ projectId, functionNames, google, value }: FactInputs): GoogleFacts {
  const readDeployed = once(async () => {
    const path = `/v2/projects/${projectId}/locations/-/functions?pageSize=100`;
    const pages = await google().readAll(
      "cloudfunctions",
      path,
      z.object({ functions: z.array(deployed).default([]) }),
    );
    return pages
      .flatMap(({ functions }) => functions)
      .flatMap((one) => {
        const [, region = "", name = ""] = FUNCTION_NAME.exec(one.name) ?? [];
        return functionNames.includes(name) ? [{ ...one, name, region }] : [];
      });
  });
  const database = () => `projects/${projectId}/databases/${value("database")}`;

  return {
    deployed: readDeployed,
    requireDeployed: async () => {
      const found = await readDeployed();
      return found.length > 0 ? found : skip("none of the functions is deployed");
    },
    database,
    fields: once(async () => {
      const filter = encodeURIComponent("indexConfig.usesAncestorConfig=false OR ttlConfig:*");
      const pages = await google().readAll(
        "firestore",
        `/v1/${database()}/collectionGroups/-/fields?filter=${filter}`,
        z.object({ fields: z.array(field).default([]) }),
      );
      return pages.flatMap(({ fields }) => fields.map(toSettings));
    }),
  };
}

function toSettings({ name, ttlConfig, indexConfig }: z.infer<typeof field>): FieldSettings {
  const [, collectionGroup = "", fieldPath = ""] = FIELD_NAME.exec(name) ?? [];
  return {
    collectionGroup,
    fieldPath,
    ttl: ttlConfig && (ttlConfig.state ?? "STATE_UNSPECIFIED"),
    indexes: indexConfig?.indexes.map(({ queryScope, fields }) => ({ queryScope, order: fields[0]?.order })),
  };
}
