import { describe, expect, it } from "vitest";
import { finding, messageOf } from "../../../src/core/diagnostic/diagnostic.ts";
import { maskSecrets, SECRET_SHAPES } from "../../../src/core/diagnostic/secrets.ts";

// Put together here, so that no scanner takes this file for a leak.
const TOKENS = [
  ["AKIA", "IOSFODNN7EXAMPLE"],
  ["ghp_", "0123456789abcdefghijABCDEFGHIJ987654"],
  ["gho_", "0123456789abcdefghijABCDEFGHIJ987654"],
  ["ghs_", "0123456789abcdefghijABCDEFGHIJ987654"],
  ["github_pat_", "0123456789abcdefghij_ABCDEFGHIJ9876540123456789abcdefghij0123456789"],
  ["glpat-", "0123456789-abcdefghi"],
  ["npm_", "0123456789abcdefghijABCDEFGHIJ987654"],
  ["sk-ant-", "api03-0123456789abcdefghijABCDEFGHIJ987654"],
  ["sk-proj-", "0123456789abcdefghijABCDEFGHIJ987654"],
  ["xoxb-", "0123456789-abcdefghij"],
  ["AIza", "0123456789abcdefghijABCDEFGHIJ98765"],
  ["-----BEGIN ", "RSA PRIVATE KEY-----"],
].map((parts) => parts.join(""));

describe("maskSecrets", () => {
  it.each(TOKENS)("puts as many asterisks as characters in the place of %s", (token) => {
    expect(maskSecrets(`title: TUI: ${token} and more`)).toBe(
      `title: TUI: ${"*".repeat(token.length)} and more`,
    );
    expect(maskSecrets(`${token},${token}`)).toBe(`${"*".repeat(token.length)},${"*".repeat(token.length)}`);
  });

  it("knows every form that doctor reports", () => {
    for (const { needle } of SECRET_SHAPES)
      expect(TOKENS.some((token) => token.startsWith(needle))).toBe(true);
  });

  it("leaves what only looks a little like a secret", () => {
    for (const text of ["ghp_short", "AKIA", "npm_config_cache", "sk-anthology", "plain"])
      expect(maskSecrets(text)).toBe(text);
  });
});

describe("a finding", () => {
  it("shows no secret in its message or its source, wherever the line is cut", () => {
    const [, token = ""] = TOKENS;
    for (const lead of [0, 10, 120, 150, 170, 190, 500]) {
      const source = `${"x".repeat(lead)} ${token}`;
      const found = finding(
        "thread/bad-time",
        { path: "thread.md", line: 1, column: lead + 2, source },
        { time: source },
      );
      expect(`${JSON.stringify(found)}${messageOf(found)}`).not.toContain(token.slice(0, 12));
    }
  });
});
