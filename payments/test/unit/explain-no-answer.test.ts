import { describe, expect, test } from "vitest";
import { explainNoAnswer, likelyCause } from "../../src/explain-no-answer.ts";

const URL_WITH_SECRETS = "https://key:secret@store.example/path?token=abc";
const withCode = (code: string) => Object.assign(new Error("of abc"), { code });

describe("the likely cause", () => {
  test.each([
    [withCode("ENOTFOUND"), "no connection to the internet"],
    [withCode("EAI_AGAIN"), "no connection to the internet"],
    [withCode("ECONNREFUSED"), "nothing listens there"],
    [withCode("UND_ERR_CONNECT_TIMEOUT"), "a firewall"],
    [withCode("UND_ERR_HEADERS_TIMEOUT"), "a firewall"],
    [new DOMException("of abc", "TimeoutError"), "a firewall"],
    [withCode("ECONNRESET"), "closed before"],
    [withCode("UND_ERR_SOCKET"), "closed before"],
    [withCode("SELF_SIGNED_CERT_IN_CHAIN"), "NODE_EXTRA_CA_CERTS"],
    [withCode("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), "NODE_EXTRA_CA_CERTS"],
    [withCode("ERR_TLS_CERT_ALTNAME_INVALID"), "NODE_EXTRA_CA_CERTS"],
  ])("of %s", (error, cause) => {
    expect(likelyCause(error)).toContain(cause);
    expect(explainNoAnswer(URL_WITH_SECRETS, error)).toMatch(
      new RegExp(`^https://store\\.example does not answer \\([A-Za-z_]+\\): .*${cause}`),
    );
  });

  test("is left out if the code says nothing about it", () => {
    expect(likelyCause(withCode("UND_ERR_ABORTED"))).toBeUndefined();
    expect(likelyCause(new Error("abc"))).toBeUndefined();
    expect(explainNoAnswer(URL_WITH_SECRETS, withCode("UND_ERR_ABORTED"))).toBe(
      "https://store.example does not answer (UND_ERR_ABORTED)",
    );
    expect(explainNoAnswer(URL_WITH_SECRETS, "abc")).toBe(
      "https://store.example does not answer (unknown error)",
    );
  });
});
