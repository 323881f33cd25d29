import { describe, expect, it } from "vitest";
import { parseConfig } from "../../../src/core/workspace/config.ts";
import { migrateConfig } from "../../../src/core/workspace/migrate-config.ts";

const OLDER = `# Ours.
[backend]
provider = "builtin:yoi_local"
root = ".yoi/tickets"

[ticket]
language = "Japanese"

[roles.intake]
profile = "project:intake" # local
workflow = "ticket-intake-workflow"

[roles.investigator]
profile = "builtin:default"
# a comment
workflow = "ticket-preflight-workflow"

[roles.coder]
workflow = "multi-agent-workflow"
`;

describe("an older configuration", () => {
  it("gets a version, and what has no effect any more becomes comments", () => {
    const migrated = migrateConfig(OLDER);
    expect(migrated?.text).toBe(
      `version = 1\n\n${OLDER.replace('profile = "project', '# profile = "project')
        .replace("[roles.investigator]", "# [roles.investigator]")
        .replace('profile = "builtin', '# profile = "builtin')
        .replace('workflow = "ticket-preflight', '# workflow = "ticket-preflight')}`,
    );
    expect(migrated?.changes).toEqual([
      "version = 1",
      "roles.intake.profile becomes a comment: it has no effect any more",
      "roles.investigator becomes a comment: it has no effect any more",
    ]);
  });

  it("keeps its settings and has no findings afterwards", () => {
    const { config, diagnostics } = parseConfig(migrateConfig(OLDER)?.text);
    expect(diagnostics).toEqual([]);
    expect(config).toMatchObject({ version: 1, ticket: { language: "Japanese" } });
    expect(config.roles).toMatchObject({ intake: { workflow: "ticket-intake-workflow" } });
  });

  it("is current afterwards", () => {
    expect(migrateConfig(migrateConfig(OLDER)?.text ?? "")).toBeUndefined();
    expect(migrateConfig("version = 1\n")).toBeUndefined();
  });

  it.each([
    ["version = 0 # ours\n", "version = 1 # ours\n"],
    ["version=0\r\n[ticket]\r\n", "version=1\r\n[ticket]\r\n"],
    ["[ticket]\r\n", "version = 1\r\n\r\n[ticket]\r\n"],
    ["\u{feff}[ticket]\n", "\u{feff}version = 1\n\n[ticket]\n"],
    ["", "version = 1\n\n"],
  ])("%j becomes %j", (before, after) => {
    expect(migrateConfig(before)?.text).toBe(after);
  });

  it.each([
    ["an older key among others", 'roles = { intake = { profile = "x", workflow = "y" } }\n'],
    ["a table header within a text", '[roles.investigator]\nworkflow = """\n[x]\n"""\n'],
  ])("with %s gets its version only", (_why, text) => {
    const migrated = migrateConfig(text);
    expect(migrated?.text).toBe(`version = 1\n\n${text}`);
    expect(migrated?.changes).toEqual(["version = 1"]);
    expect(migrateConfig(migrated?.text ?? "")).toBeUndefined();
  });

  it("that is no TOML stays as it is", () => {
    expect(migrateConfig("[ticket")).toBeUndefined();
  });
});
