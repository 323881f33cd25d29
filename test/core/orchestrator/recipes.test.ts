import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseConfig } from "../../../src/core/workspace/config.ts";
import { AGENT_ROLES } from "../../../src/core/workspace/config-schema.ts";

const page = readFileSync(new URL("../../../src/recipes/README.md", import.meta.url), "utf8");
const blocks = [...page.matchAll(/^( *)```toml\n([\s\S]*?)^ *```$/gm)].map(([, indent = "", text = ""]) => {
  return text.replaceAll(new RegExp(`^${indent}`, "gm"), "");
});

/** The block with the version that a file begins with. */
function configOf(block: string) {
  return parseConfig(block.startsWith("version") ? block : `version = 1\n${block}`);
}

describe("the recipes for agents", () => {
  it("are one for each agent, and how to choose them and what to protect", () => {
    const agents = blocks.map((block) => Object.keys(configOf(block).config.agents));
    expect(agents).toEqual([
      ["opencode", "codex-review"],
      ["opencode", "opencode-review"],
      ["codex", "codex-review"],
      ["gemini", "gemini-review"],
      ["claude", "claude-review"],
      [],
    ]);
  });

  it.each(blocks.map((block) => [block.split("\n", 1)[0], block] as const))(
    "are good configuration: %s",
    (_, block) => {
      const { config, diagnostics } = configOf(block);
      expect(diagnostics).toEqual([]);
      const named = AGENT_ROLES.map((role) => config.roles[role].agent).filter((name) => name !== undefined);
      expect(named.every((name) => Object.hasOwn(config.agents, name))).toBe(true);
    },
  );

  it("give every agent that codes one that only reviews", () => {
    for (const block of blocks.slice(1, -1)) {
      const { coder, reviewer } = configOf(block).config.roles;
      expect(reviewer.agent).toBe(`${coder.agent}-review`);
    }
  });

  it("name schemas that are published", () => {
    const links = [...page.matchAll(/\]\(\.\.\/schemas\/([\w-]+\.json)\)/g)].map(([, name]) => name ?? "");
    expect(links).toHaveLength(3);
    for (const name of links) {
      const schema = readFileSync(new URL(`../../../src/schemas/${name}`, import.meta.url), "utf8");
      expect(JSON.parse(schema)).toHaveProperty("properties");
    }
  });
});
