import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { type Diagnostic, helpOf, messageOf } from "../../../src/core/diagnostic/diagnostic.ts";
import { MAX_RECORD_BYTES } from "../../../src/core/ticket/limits.ts";
import { defaultConfig, parseConfig } from "../../../src/core/workspace/config.ts";
import { configJsonSchema, configSchema } from "../../../src/core/workspace/config-schema.ts";

const example = `version = 1
[backend]
provider = "builtin:yoi_local"
root = ".yoi/tickets"
[ticket]
language = "Japanese"
[git]
remote = "origin"
default_branch = "main"
work_prefix = "work/"
ledger = "refs/yoi/ledger"
[orchestrator]
max_parallel = 4
max_review_rounds = 5
run_minutes = 90
[merge]
authority = "merge"
method = "squash"
required_approvals = 1
protected_paths = [".github/**", "設定/*"]
[validation]
commands = ["npm ci", "npm test"]
[agents.opencode]
protocol = "acp"
command = ["opencode", "acp"]
[agents.plain-1]
protocol = "command"
command = ["agent", "--json", ""]
env = ["MODEL_KEY"]
timeout_minutes = 30
sandbox = "bwrap"
prompt = "argument"
[roles.coder]
agent = "opencode"
workflow = "multi-agent-workflow"
[roles.companion]
agent = "plain-1"
`;

const older = `[backend]
provider = "builtin:yoi_local"
root = ".yoi/tickets"

[roles.coder]
profile = "project:coder"
workflow = "multi-agent-workflow"

[roles.investigator]
profile = "builtin:default"
workflow = "ticket-preflight-workflow"
`;

/** A finding as a reader meets it: code, place, and the text that is underlined. */
function seen({ code, line, column = 0, length = 0, source = "" }: Diagnostic): readonly unknown[] {
  return [code, line, column, source.slice(column - 1, column - 1 + length)];
}

function findingsOf(text: string): readonly Diagnostic[] {
  return parseConfig(text).diagnostics;
}

describe("a configuration", () => {
  it("that is missing has every default at the newest version", () => {
    expect(parseConfig(undefined)).toEqual({ config: defaultConfig(), diagnostics: [] });
    expect(defaultConfig()).toMatchObject({
      version: 1,
      backend: { provider: "builtin:yoi_local", root: ".yoi/tickets" },
      ticket: { language: "English" },
      git: { work_prefix: "work/", ledger: "refs/yoi/ledger" },
      orchestrator: { max_parallel: 2, max_review_rounds: 3, run_minutes: 60 },
      merge: { authority: "dossier", method: "merge", required_approvals: 0 },
      validation: { commands: [] },
      agents: {},
    });
  });

  it.each([
    ["as it is written", example],
    ["with Windows line endings", example.replaceAll("\n", "\r\n")],
    ["behind a byte order mark", `\u{feff}${example}`],
  ])("with every key is read %s", (_, text) => {
    const { config, diagnostics } = parseConfig(text);
    expect(diagnostics).toEqual([]);
    expect(config).toMatchObject(parse(example));
    expect(config.agents["opencode"]).toMatchObject({ env: [], sandbox: "none", prompt: "stdin" });
  });

  it("of an older form is version 0, with warnings, and nothing is lost", () => {
    const { config, diagnostics } = parseConfig(older);
    expect(diagnostics.every(({ severity }) => severity === "warning")).toBe(true);
    expect(diagnostics.map(seen)).toEqual([
      ["config/older-version", 1, 0, ""],
      ["config/older-key", 6, 1, "profile"],
      ["config/older-role", 9, 8, "investigator"],
    ]);
    expect(config).toMatchObject({ version: 0, ...parse(older) });
  });

  it("that cannot be read points at where the parser stopped", () => {
    const { config, diagnostics } = parseConfig(
      'version = 1\n[merge]\nmethod = squash\nauthority = "merge"\n',
    );
    expect(config).toEqual(defaultConfig());
    expect(diagnostics.map(seen)).toEqual([["config/syntax", 3, 10, "s"]]);
    expect(diagnostics[0]?.source).toBe("method = squash");
  });

  it("with a key twice, or one that means something to the language, cannot be read", () => {
    expect(findingsOf("version = 1\nversion = 1\n").map(seen)).toEqual([["config/syntax", 2, 1, "v"]]);
    expect(findingsOf("version = 1\n[agents.__proto__]\nx = 1\n").map(seen)).toEqual([
      ["config/syntax", 2, 2, "a"],
    ]);
  });

  it("that is too large is not read", () => {
    const text = `version = 1\n${"#".repeat(MAX_RECORD_BYTES)}`;
    expect(findingsOf(text).map(({ code }) => code)).toEqual(["config/too-large"]);
  });

  it.each([
    ["a dotted key", `${"a.".repeat(100_000)}b = 1`],
    ["a table", `version = 1\n[${"a.".repeat(100_000)}b]`],
    ["a key of a table", `[${"a.".repeat(10)}b]\n${"a . ".repeat(10)}b = 1`],
    ["a key of an inline table", `a = { ${"a.".repeat(20)}b = 1 }`],
    ["a key of a table in a list", `[[a]]\nb = [{ ${'"a".'.repeat(20)}b = 1 }]`],
  ])("with names within names, in %s, is refused without a crash", (_where, text) => {
    const { config, diagnostics } = parseConfig(text);
    expect(config).toEqual(parseConfig(undefined).config);
    expect(diagnostics.map(({ code, facts }) => [code, facts["reason"]])).toEqual([
      ["config/syntax", "names stand deeper within names than 16 levels"],
    ]);
    expect(diagnostics[0]?.line).toBe(text.split("\n").length);
  });

  it("with tens of thousands of unknown keys has findings for the first of them, and soon", () => {
    const started = performance.now();
    const keys = Array.from({ length: 30_000 }, (_, n) => `k${n} = 1`).join("\n");
    expect(findingsOf(keys)).toHaveLength(50);
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  it("nested too deeply is refused without a crash", () => {
    expect(findingsOf(`x = ${"[".repeat(100_000)}`).map(({ code }) => code)).toEqual(["config/syntax"]);
  });
});

describe("a fault in the configuration is found where it stands", () => {
  it.each([
    ["verson = 1", ["config/older-version", 1, 0, ""], ["config/unknown-key", 2, 1, "verson"]],
    ["version = 2", ["config/newer-version", 2, 11, "2"]],
    ['version = "1"', ["config/not-allowed", 2, 11, '"1"']],
    ["version = 1\n[mrge]\nmethod = 1", ["config/unknown-table", 3, 2, "mrge"]],
    ["version = 1\n[merge]\nmethd = 1", ["config/unknown-key", 4, 1, "methd"]],
    ["version = 1\nmerge.method = 1", ["config/not-allowed", 3, 16, "1"]],
    ["version = 1\nmerge = 3", ["config/wrong-type", 3, 9, "3"]],
    ["version = 1\nbackend = { root = 3 }", ["config/wrong-type", 3, 20, "3"]],
    ["version = 1\n[backend]\nprovider = 'x'", ["config/not-allowed", 4, 12, "'x'"]],
    ["version = 1\n[backend]\nroot = 2020-01-01", ["config/wrong-type", 4, 8, "2020-01-01"]],
    ...["", "/abs", "../x", "a/../b", "a/", "a//b", "./a", "C:/a", "a\\b", ".git/x", ".GIT"].map((root) => [
      `version = 1\n[backend]\nroot = '${root}'`,
      [root === "" ? "config/empty" : "config/bad-path", 4, 8, `'${root}'`],
    ]),
    ["version = 1\n[ticket]\nlanguage = 'japanese'", ["config/not-allowed", 4, 12, "'japanese'"]],
    ["version = 1\n[git]\nwork_prefix = ''", ["config/empty", 4, 15, "''"]],
    ["version = 1\n[git]\nwork_prefix = 'a b'", ["config/bad-ref", 4, 15, "'a b'"]],
    ["version = 1\n[git]\nledger = 'refs/heads/x'", ["config/bad-ref", 4, 10, "'refs/heads/x'"]],
    ["version = 1\n[git]\nremote = '--x'", ["config/bad-ref", 4, 10, "'--x'"]],
    ["version = 1\n[orchestrator]\nmax_parallel = 0", ["config/out-of-range", 4, 16, "0"]],
    ["version = 1\n[orchestrator]\nmax_parallel = 65", ["config/out-of-range", 4, 16, "65"]],
    ["version = 1\n[orchestrator]\nrun_minutes = 1.5", ["config/wrong-type", 4, 15, "1.5"]],
    ["version = 1\n[orchestrator]\nrun_minutes = nan", ["config/wrong-type", 4, 15, "nan"]],
    ["version = 1\n[merge]\nrequired_approvals = -1", ["config/out-of-range", 4, 22, "-1"]],
    ["version = 1\n[merge]\nprotected_paths = [\n'a',\n'/b']", ["config/outside-path", 6, 1, "'/b'"]],
    [
      "version = 1\n[validation]\ncommands = ['', 1]",
      ["config/empty", 4, 13, "''"],
      ["config/wrong-type", 4, 17, "1"],
    ],
    ["version = 1\n[agents]\nx = 1", ["config/wrong-type", 4, 5, "1"]],
    [
      "version = 1\n[agents.x]\nprotocol = 'acp'\ncommand = []\nenv = ['a-b', 'GH_TOKEN']",
      ["config/empty", 5, 11, "[]"],
      ["config/bad-name", 6, 8, "'a-b'"],
      ["config/forge-token", 6, 15, "'GH_TOKEN'"],
    ],
    ["version = 1\n[agents.x]\ncommand = ['a']", ["config/missing-key", 3, 9, "x"]],
    ["version = 1\n[agents.'a b']\nprotocol = 'acp'\ncommand = ['a']", ["config/bad-name", 3, 9, "'a b'"]],
    ["version = 1\n[roles.coder]\nagent = 'x'", ["config/unknown-agent", 4, 9, "'x'"]],
    ["version = 1\n[roles.codr]\nagent = 'x'", ["config/unknown-table", 3, 8, "codr"]],
  ] as [string, ...unknown[]][])("%j", (text, ...expected) => {
    // Behind a comment, so that line 1 is never right by accident.
    expect(findingsOf(`# yoi\n${text}\n`).map(seen)).toEqual(expected);
  });

  it("and its words name the nearest key, the values, and the place where a key belongs", () => {
    const text =
      'language = "Japanese"\nversion = 1\n[merge]\nmetod = "x"\nauthority = "dosier"\n[roles.coder]\nfoo = 1\n';
    expect(findingsOf(text).map((found) => [messageOf(found), helpOf(found)])).toEqual([
      ["language is not a key of the configuration", "move it below the line [ticket]"],
      ["merge.metod is not a key of the configuration", "write method, or remove it"],
      ['merge.authority is "dosier"; it can be "dossier" or "merge"', 'write "dossier"'],
      [
        "roles.coder.foo is not a key of the configuration",
        "remove it; the keys here are agent and workflow",
      ],
    ]);
  });
});

describe("a fault in the configuration leaves the rest usable", () => {
  it("by the default of the key alone", () => {
    const { config } = parseConfig(
      example.replace('"squash"', '"sqash"').replace("max_parallel = 4", "max_paralel = 4"),
    );
    expect(config.merge).toMatchObject({ authority: "merge", method: "merge", required_approvals: 1 });
    expect(config.orchestrator).toEqual({ max_parallel: 2, max_review_rounds: 5, run_minutes: 90 });
  });

  it("by leaving out an agent that lacks what it needs, and the roles that name it", () => {
    const { config } = parseConfig(example.replace('protocol = "acp"\n', ""));
    expect(Object.keys(config.agents)).toEqual(["plain-1"]);
    expect(config.roles.coder).toEqual({ workflow: "multi-agent-workflow" });
    expect(config.roles.companion).toEqual({ agent: "plain-1" });
  });

  it("under the newest rules where the version cannot be used", () => {
    expect(parseConfig("version = 7\n").config.version).toBe(1);
    expect(parseConfig("").config.version).toBe(0);
  });

  it("for any edit of a good file: never an exception, always a usable configuration, every finding in the file", () => {
    const edit = fc.record({
      at: fc.nat(example.length),
      cut: fc.nat(12),
      put: fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom("[", "]", '"', "=", "\n", "''", "{}", "1", "[x]\n", "\u0000"),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const text = edits.reduce(
          (all, { at, cut, put }) => all.slice(0, at) + put + all.slice(at + cut),
          example,
        );
        const { config, diagnostics } = parseConfig(text);
        expect(configSchema.parse(config)).toEqual(config);
        for (const { line = 0, column = 1, source } of diagnostics) {
          expect(line >= 1 && line <= text.split("\n").length).toBe(true);
          if (source !== undefined && !source.endsWith("…"))
            expect(column).toBeLessThanOrEqual(source.length + 1);
        }
        for (const role of Object.values(config.roles))
          expect(role?.agent === undefined || Object.hasOwn(config.agents, role.agent)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the published schema", () => {
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(configJsonSchema());

  it("accepts what is good, older files included", () => {
    for (const text of ["", example, older]) expect(validate(parse(text)) || validate.errors).toBe(true);
  });

  it("refuses unknown keys, wrong types and words", () => {
    for (const text of ["x = 1", "merge = 1", "[merge]\nmethod = 'x'", "[agents.x]\ncommand = ['a']"]) {
      expect([text, validate(parse(text))]).toEqual([text, false]);
    }
  });

  it("describes every key", async () => {
    await expect(`${JSON.stringify(configJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      "golden/config-schema.txt",
    );
  });
});
