import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
const oxlint = join(root, "node_modules/oxlint/bin/oxlint");

const layers = ["diagnostic", "ticket", "workspace", "rules", "operation", "orchestrator", "github"];
const systems = ["files", "git", "github", "agent", "terminal"];
/** Folders of io that the others may import. */
const shared = ["process"];
const doors = ["cli", "hook", "action", "mcp", "panel"];

/** Where (a folder of src, or a file there), the code, and what Biome must say: a rule, or words of imports.grit. */
type Case = readonly [where: string, code: string, finding?: string];

const refused: readonly Case[] = [
  ...library("gray-matter", ["core/ticket", "core/workspace", "io/git", "app", "cli"]),
  ...library("yaml", ["core/ticket", "core/diagnostic", "core/github/workflows", "app", "hook"]),
  imports("app/src/core/github/workflows/parse-workflow.ts", "gray-matter", "gray-matter: imported only in"),
  ...library("smol-toml", ["core/workspace", "core/ticket", "app", "cli"]),
  ...library("simple-git", ["core/rules", "io/git", "io/github", "app", "hook"]),
  ...library("commander", ["core/operation", "io/files", "app", "hook", "action"]),
  ...library("@actions/github", ["core/github", "io/git", "app/github", "action"]),
  ...library("@octokit/plugin-retry", ["core/github", "io/git", "app/github", "action"]),
  ...library("@actions/core", ["core/github", "io/github", "app/github", "cli"]),
  ...library("get-east-asian-width", ["core/diagnostic", "app", "cli", "panel"]),

  ...layers.flatMap((layer, at) => [
    ...layers.slice(at + 1).map((later) => imports(`core/${layer}`, `../${later}/x.ts`, `core/${layer} `)),
    ...["io/git", "app", ...doors].map((to) =>
      imports(`core/${layer}`, `../../${to}/x.ts`, "core imports only core"),
    ),
  ]),
  ...systems.flatMap((system) => [
    ...others(systems, system).map((other) =>
      imports(`io/${system}`, `../${other}/x.ts`, "the folders of io do not import each other"),
    ),
    ...["app", ...doors].map((to) => imports(`io/${system}`, `../../${to}/x.ts`, "io imports only core")),
  ]),
  ...doors.flatMap((door) => [
    imports("app", `../${door}/x.ts`, "app imports only io and core"),
    imports(door, "../io/git/x.ts", "a door calls use cases in app"),
    ...others(doors, door).map((other) =>
      imports(door, `../${other}/x.ts`, "doors do not import each other"),
    ),
  ]),
  ...shared.flatMap((folder) => [
    ...systems.map((system) =>
      imports(`io/${folder}`, `../${system}/x.ts`, "the folders of io do not import each other"),
    ),
    imports(`io/${folder}`, "../../app/x.ts", "io imports only core"),
  ]),
  ["cli", 'import { run } from "../hook/main.ts";', "doors do not import each other"],
  ["cli", 'export const x = import("../hook/x.ts");', "doors do not import each other"],
  ["hook", 'export const x = import("../mcp/main.ts");', "doors do not import each other"],

  // Every way to write an import, at any depth.
  ["core/ticket", 'import type { X } from "../workspace/x.ts";', "core/ticket imports only"],
  ["core/ticket", 'import { x } from "../../core/workspace/x.ts";', "core/ticket imports only"],
  ["core/ticket", 'import x from "../../../src/core/workspace/x.ts";', "core/ticket imports only"],
  ["core/ticket", 'import "../workspace/x.ts";', "core/ticket imports only"],
  ["core/ticket", 'export { x } from "../workspace/x.ts";', "core/ticket imports only"],
  ["core/ticket", 'export const x = await import("../workspace/x.ts");', "core/ticket imports only"],
  ["core/ticket", 'export const x = require("../workspace/x.ts");', "core/ticket imports only"],
  ["core/ticket", 'export type X = import("../workspace/x.ts").X;', "core/ticket imports only"],
  ["core/ticket/deep", 'import "../../workspace/x.ts";', "core/ticket imports only"],

  ...["Date.now()", "console.log(1)", "crypto.randomUUID()", "fetch", "globalThis"].map(global),
  ...["performance.now()", "process.env", "setImmediate", "setInterval", "setTimeout"].map(global),
  ["core/ticket", 'import "node:path";', "correctness/noNodejsModules"],
  ["core/ticket", 'import "fs";', "correctness/noNodejsModules"],
  ["app", 'import "not-in-package-json";', "correctness/noUndeclaredDependencies"],
  ["app", "export default 1;", "style/noDefaultExport"],
  ["app", 'export { x } from "./x.ts";', "performance/noBarrelFile"],
  ["app", 'export * from "./x.ts";', "performance/noReExportAll"],
  ["app", "export enum X { A }", "style/noEnum"],
  ["app", "export const x = (a: any) => a;", "suspicious/noExplicitAny"],
  ["app", "export const x = (a?: number) => a!;", "style/noNonNullAssertion"],
  ["app", 'it.only("x", () => {});', "suspicious/noFocusedTests"],
  ["app", 'it.skip("x", () => {});', "suspicious/noSkippedTests"],
  ["app", "export const x = 1;\n".repeat(301), "style/noExcessiveLinesPerFile"],
  ["app", functionOf(61), "complexity/noExcessiveLinesPerFunction"],
  ["app/CamelCase.ts", "export const x = 1;", "style/useFilenamingConvention"],
  ["app/cycle-a.ts", 'export { b } from "./cycle-b.ts";', "suspicious/noImportCycles"],
  ["app/cycle-b.ts", 'export { b } from "./cycle-a.ts";', "suspicious/noImportCycles"],
];

const accepted: readonly Case[] = [
  ["core/ticket/front-matter.ts", 'import "gray-matter";\nimport "yaml";'],
  ["core/ticket/front-matter-lines.ts", 'import "yaml/util";'],
  ["core/github/workflows/parse-workflow.ts", 'import "yaml";'],
  ["core/workspace/config-file.ts", 'import "smol-toml";'],
  ["io/git/git.ts", 'import "node:path";\nimport "simple-git";\nimport "../../core/git/x.ts";'],
  ["io/github", 'import "../../core/ticket/x.ts";\nimport "./action/x.ts";'],
  ["app", 'import "../io/git/x.ts";\nimport "../core/rules/x.ts";\nimport "zod";'],
  ["app", functionOf(60)],
  ["hook", 'import "../app/x.ts";\nimport "../core/diagnostic/x.ts";'],
  ["cli", 'import "commander";\nimport "../io/terminal/x.ts";\nimport "./hook/x.ts";'],
  ["io/terminal", 'import "get-east-asian-width";'],
  ["io/files", 'import "../process/x.ts";'],
  ["cli", 'export const x = () => import("../hook/main.ts");'],
  ["cli/commands", 'export const x = () => import(\n  "../../mcp/main.ts"\n);'],
  ...layers.flatMap((layer, at) =>
    layers.slice(0, at).map((earlier): Case => [`core/${layer}`, `import "../${earlier}/x.ts";`]),
  ),
];

function imports(where: string, specifier: string, finding: string): Case {
  return [where, `import "${specifier}";`, finding];
}

function library(name: string, folders: readonly string[]): Case[] {
  return folders.map((folder) => imports(folder, name, `${name}: imported only in`));
}

function global(code: string): Case {
  return ["core/rules", `export const x = () => ${code};`, "style/noRestrictedGlobals"];
}

function functionOf(lines: number): string {
  return `export function long(): void {\n${'  String("line");\n'.repeat(lines)}}\n`;
}

function others(all: readonly string[], one: string): string[] {
  return all.filter((other) => other !== one);
}

interface Report {
  readonly summary: { readonly changed: number; readonly unchanged: number };
  readonly diagnostics: readonly { category: string; message: string; location: { path: string } }[];
}

function run(tool: string, args: readonly string[], cwd: string): string {
  return spawnSync(process.execPath, [tool, ...args], { cwd, encoding: "utf8", maxBuffer: 2 ** 26 }).stdout;
}

function lint(cwd: string): Report {
  return JSON.parse(run(biome, ["lint", "--reporter=json", "--max-diagnostics=none", "src"], cwd)) as Report;
}

function filesRead({ summary }: Report): number {
  return summary.changed + summary.unchanged;
}

describe("the lint", () => {
  const cases = [...refused, ...accepted].map(([where, code, finding], at) => ({
    file: `src/${where.endsWith(".ts") ? where : `${where}/case-${at}.ts`}`,
    title: code.replace(/\s+/g, " ").slice(0, 60),
    code,
    finding,
  }));
  const found = new Map<string, string[]>();
  let lab = "";

  function write(file: string, code: string): void {
    mkdirSync(dirname(join(lab, file)), { recursive: true });
    writeFileSync(join(lab, file), code);
  }

  beforeAll(() => {
    lab = mkdtempSync(join(tmpdir(), "yoi-structure-"));
    for (const name of ["biome.json", "imports.grit", "package.json", "tsconfig.json", ".oxlintrc.json"]) {
      cpSync(join(root, name), join(lab, name));
    }
    symlinkSync(join(root, "node_modules"), join(lab, "node_modules"), "junction");
    for (const { file, code } of cases) write(file, code);

    const report = lint(lab);
    expect(filesRead(report)).toBe(cases.length);
    for (const { category, message, location } of report.diagnostics) {
      const file = location.path.replaceAll("\\", "/");
      found.set(file, [...(found.get(file) ?? []), category === "plugin" ? message : category]);
    }
  });
  afterAll(() => rmSync(lab, { recursive: true, force: true }));

  it.each(cases.filter((one) => one.finding !== undefined))(
    "refuses in $file: $title",
    ({ file, finding }) => {
      expect(found.get(file)).toContainEqual(expect.stringContaining(String(finding)));
    },
  );

  it.each(cases.filter((one) => one.finding === undefined))("accepts in $file: $title", ({ file }) => {
    expect(found.get(file)).toBeUndefined();
  });

  it("knows promises and unions", () => {
    const code = `
      const later = async (): Promise<void> => {};
      export async function floats(): Promise<void> { later(); }
      export const misused = [1].filter(async () => true);
      export async function pointless(): Promise<void> { await 1; }
      export function partial(x: "a" | "b"): void { switch (x) { case "a": break; } }
    `;
    write("src/io/agent/promises.ts", code);
    const { diagnostics } = JSON.parse(
      run(oxlint, ["--type-aware", "--format=json", "src/io/agent/promises.ts"], lab),
    ) as { diagnostics: { code: string }[] };
    expect(diagnostics.map((one) => one.code.replace(/.*\((.*)\)/, "$1")).sort()).toEqual([
      "await-thenable",
      "no-floating-promises",
      "no-misused-promises",
      "switch-exhaustiveness-check",
    ]);
  });

  it("reads every source file", () => {
    const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
    expect(filesRead(lint(root))).toBe(sources.filter((name) => /\.tsx?$/.test(name)).length);
  });
});

describe("the folders", () => {
  const folders = (path: string) => readdirSync(join(root, path)).filter((name) => name !== "README.md");

  it("of src are the ones that the fences know", () => {
    const present = folders("src");
    const later = ["action", "mcp", "panel"].filter((door) => present.includes(door));
    expect(present).toEqual(["core", "io", "app", "cli", "hook", "recipes", "schemas", ...later].sort());
  });

  it("of core and io are the ones that the fences know", () => {
    expect(layers).toEqual(expect.arrayContaining(folders("src/core")));
    expect([...systems, ...shared]).toEqual(expect.arrayContaining(folders("src/io")));
  });
});

describe("the workflows", () => {
  const workflows = join(root, ".github/workflows");

  it.each(readdirSync(workflows))("%s grants nothing by default and pins every action by SHA", (name) => {
    const text = readFileSync(join(workflows, name), "utf8");
    expect(text).toMatch(/^permissions: \{\}(?: #.*)?$/m);
    for (const [, action] of text.matchAll(/\buses: *(\S+)/g)) {
      expect(action).toMatch(/^(?:\.\/.*|.+@[0-9a-f]{40})$/);
    }
  });
});
