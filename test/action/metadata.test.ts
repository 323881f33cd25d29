import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { INPUTS } from "../../src/action/inputs.ts";
import { OUTPUTS } from "../../src/action/outputs.ts";
import { formatActionTables, formatActionYml } from "../support/github/describe-action.ts";

const PROJECT = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(PROJECT, path), "utf8");

describe("what the Action says of itself", () => {
  it("has every input and output in action.yml as the code has it, and starts the bundle", async () => {
    await expect(formatActionYml()).toMatchFileSnapshot(join(PROJECT, "action.yml"));
    const said = parse(read("action.yml"));
    expect(Object.keys(said.inputs)).toEqual(Object.keys(INPUTS));
    expect(Object.keys(said.outputs)).toEqual(Object.keys(OUTPUTS));
    expect(said.runs).toEqual({ using: "node24", main: "dist/action.js" });
    for (const [name, spec] of Object.entries(INPUTS)) expect(said.inputs[name]).toEqual(spec);
  });

  it("is bundled as what action.yml starts", () => {
    expect(read("rolldown.config.ts")).toContain('action: "src/action/main.ts"');
  });

  it("has the README's tables made of the same", () => {
    const [, block] =
      /<!-- action: made from src\/action, held equal by a test -->\n\n([\s\S]*?)\n<!-- end of action -->/.exec(
        read("README.md"),
      ) ?? [];
    expect(block).toBe(formatActionTables());
  });
});
