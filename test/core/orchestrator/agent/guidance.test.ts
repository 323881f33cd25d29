import { describe, expect, it } from "vitest";
import {
  chooseGuidance,
  type GuidedRole,
  guidancePaths,
} from "../../../../src/core/orchestrator/agent/guidance.ts";
import { defaultConfig, parseConfig } from "../../../../src/core/workspace/config.ts";

const ROLES: readonly GuidedRole[] = ["coder", "reviewer", "intake", "orchestrator"];

function configOf(text: string) {
  return parseConfig(`version = 1\n${text}`).config;
}

describe("chooseGuidance", () => {
  it.each(ROLES)("has a page for the %s that says what is given, what to do and what never to do", (role) => {
    const { text, path } = chooseGuidance(role, defaultConfig(), new Map());
    expect(path).toBeNull();
    expect(text).toMatch(/^# You /);
    for (const part of ["## What you are given", "## What to do", "## What you never do"])
      expect(text).toContain(part);
    expect(text.split("\n").length).toBeLessThan(60);
  });

  it("takes the file that the configuration names, else the one with the role's name", () => {
    const config = configOf('[roles.coder]\nworkflow = "our-way"');
    expect(guidancePaths("coder", config)).toEqual([".yoi/workflow/our-way.md", ".yoi/workflow/coder.md"]);
    const files = new Map([[".yoi/workflow/coder.md", "by role\n"]]);
    expect(chooseGuidance("coder", config, files)).toEqual({
      text: "by role",
      path: ".yoi/workflow/coder.md",
    });
    files.set(".yoi/workflow/our-way.md", "by name");
    expect(chooseGuidance("coder", config, files).text).toBe("by name");
    expect(chooseGuidance("reviewer", config, files).path).toBeNull();
  });

  it("takes an empty file for none, and cuts one without end", () => {
    const empty = new Map([[".yoi/workflow/coder.md", " \n"]]);
    expect(chooseGuidance("coder", defaultConfig(), empty).path).toBeNull();
    const long = new Map([[".yoi/workflow/coder.md", "x".repeat(100_000)]]);
    expect(chooseGuidance("coder", defaultConfig(), long).text.length).toBeLessThan(40_000);
  });

  it.each(["../../etc/passwd", ".hidden", "a/b", "a\\b"])("looks for no file called %s", (name) => {
    const config = configOf(`[roles.coder]\nworkflow = '${name}'`);
    expect(guidancePaths("coder", config)).toEqual([".yoi/workflow/coder.md"]);
  });
});
