import { describe, expect, it } from "vitest";
import { matchesPath } from "../../../src/core/workspace/match-path.ts";

describe("a pattern of protected paths", () => {
  it.each([
    [".github/**", ".github/workflows/ci.yml"],
    [".yoi/ticket.config.toml", ".yoi/ticket.config.toml"],
    [".yoi/ticket.config.toml", ".yoi/Ticket.Config.toml"],
    ["src/*.ts", "src/main.ts"],
    ["**/*.sh", "hooks/lib.sh"],
    ["a?c", "abc"],
  ])("%s names %s", (pattern, path) => {
    expect(matchesPath(pattern, path)).toBe(true);
  });

  it.each([
    [".github/**", "github/workflows/ci.yml"],
    ["src/*.ts", "src/core/main.ts"],
    ["src/main.ts", "src/main.ts.orig"],
    ["a?c", "a/c"],
  ])("%s does not name %s", (pattern, path) => {
    expect(matchesPath(pattern, path)).toBe(false);
  });
});
