import { describe, expect, it } from "vitest";
import { CONFIG_TEXT } from "../../../../src/app/init/texts.ts";
import { enableGitHub } from "../../../../src/core/github/workflows/enable-github.ts";
import { parseConfig } from "../../../../src/core/workspace/config.ts";

describe("switching GitHub on in the configuration", () => {
  it.each([
    ["an empty file", "", /^\[github\]\n# .*\nenabled = true\n$/],
    ["a file without the table", "version = 1\n", /^version = 1\n\n\[github\]\n# .*\nenabled = true\n$/],
    ["a last line without its end", "version = 1", /^version = 1\n\n\[github\]\n/],
    ["other line ends", "version = 1\r\n", /^version = 1\r\n\r\n\[github\]\r\n# .*\r\nenabled = true\r\n$/],
    [
      "a table without the key",
      '[github] # mine\nqueue_team = "a/b"\n[merge]\nmethod = "squash"\n',
      '[github] # mine\nenabled = true\nqueue_team = "a/b"\n[merge]\nmethod = "squash"\n',
    ],
    ["the key", "[github]\n  enabled =  false # not yet\n", "[github]\n  enabled =  true # not yet\n"],
  ])("changes nothing else in %s", (_what, before, after) => {
    const changed = enableGitHub(before) ?? "";
    if (typeof after === "string") expect(changed).toBe(after);
    else expect(changed).toMatch(after);
    expect(parseConfig(changed).config.github.enabled).toBe(true);
    expect(enableGitHub(changed)).toBe(changed);
  });

  it("works on what init writes", () => {
    const changed = enableGitHub(CONFIG_TEXT) ?? "";
    expect(changed.startsWith(CONFIG_TEXT)).toBe(true);
    expect(parseConfig(changed).diagnostics).toEqual([]);
  });

  it.each(["github.enabled = false\n", "github = { enabled = false }\n", "this is no TOML\n"])(
    "leaves alone what has a form in which no line can be added for certain: %s",
    (text) => {
      expect(enableGitHub(text)).toBeUndefined();
    },
  );

  it("leaves alone what says it already, in whatever form", () => {
    expect(enableGitHub("github = { enabled = true }\n")).toBe("github = { enabled = true }\n");
  });
});
