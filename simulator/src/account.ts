import { z } from "zod";

/** How the studio's account at Xsolla is set up. Each default is the set-up in which everything works. */
export const account = z.strictObject({
  /**
   * User names that the API key works with. `any`: project id and merchant id, as the Store API's reference says.
   * `project`: a key of the project, refused with the merchant id. `company`: a key of the company, refused with the
   * project id. `none`: the key was revoked.
   */
  keyScope: z.enum(["any", "project", "company", "none"]).default("any"),
  /** False: the administrative calls answer 403; the token call and the order search still work. */
  keyReadsAdmin: z.boolean().default(true),
  /** Fields of the administrative lists about their length. At Xsolla, some lists send one of them, some none. */
  adminPaging: z.enum(["both", "has_more", "total_items_count", "none"]).default("both"),
  /** Default and maximum number of items in one answer of an administrative list. */
  adminPageSize: z.int().min(1).default(50),
  /** Projects of the company beside the simulated one. */
  otherProjects: z.array(z.int()).default([]),
  /** True: `PUT …/admin/webhook` answers 404 until there are webhook settings. */
  webhookMustExist: z.boolean().default(false),
  /** False: the licensing agreement is not signed; Pay Station does not open for a real payment. */
  agreementSigned: z.boolean().default(true),
  /** False: after the first real payment the sandbox opens for users of the company only. */
  sandboxOpen: z.boolean().default(true),
  /** Which of Pay Station's hosts the simulator stands for: `live` refuses sandbox tokens, `sandbox` real ones. */
  payStationHost: z.enum(["both", "live", "sandbox"]).default("both"),
});
