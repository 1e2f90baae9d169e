import type { Context, Hono } from "hono";
import type { z } from "zod";
import type { Subject } from "../subject.ts";
import type { Xsolla } from "../xsolla.ts";
import { act } from "./act.ts";
import { readBody } from "./read-body.ts";

/**
 * Makes a function that adds an action on an order, payment or subscription: `POST <path>/:id/<name>`.
 *
 * @param find finds the subject by the parameter `id`, or throws ControlError 404
 */
export const addActions =
  <S extends Subject>(app: Hono, xsolla: Xsolla, path: string, find: (c: Context) => S) =>
  <T extends z.ZodType>(
    name: string,
    schema: T,
    run: (subject: S, body: z.infer<T>) => Promise<unknown> | unknown,
  ): void => {
    app.post(`${path}/:id/${name}`, async (c) => {
      const subject = find(c);
      const body = await readBody(c, schema);
      return act(c, xsolla, subject, () => run(subject, body));
    });
  };
