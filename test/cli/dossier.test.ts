import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { showDossier } from "../../src/cli/dossier-command.ts";
import { renderDossier } from "../../src/cli/render/dossier.ts";
import { openTerminal, type Streams, type Terminal } from "../../src/cli/terminal.ts";
import { assembleDossier } from "../../src/core/orchestrator/dossier/assemble-dossier.ts";
import { formatDossierFile } from "../../src/core/orchestrator/dossier/dossier.ts";
import { formatDossier } from "../../src/core/orchestrator/dossier/format-dossier.ts";
import { orchestratorSchemas } from "../../src/core/orchestrator/json-schemas.ts";
import { paintFor } from "../../src/io/terminal/colour.ts";
import { sampleFacts, VERDICTS } from "../core/orchestrator/sample-work.ts";
import { ID } from "../core/rules/world.ts";
import { writeTicket } from "../support/cli.ts";
import { type TestRepo, withRepo } from "../support/git-repo.ts";

const dossier = assembleDossier(sampleFacts({ verdicts: VERDICTS, protectedPaths: [".github/ci.yml"] }));

/** What `yoi dossier` prints in a repository whose working tree holds the dossier. */
function print(repo: TestRepo, raw: Readonly<Record<string, boolean>>, isTTY: boolean): string {
  const printed: string[] = [];
  const stream = { isTTY, columns: 100, write: (text: string) => printed.push(text) };
  const terminal: Terminal = openTerminal({ stdout: stream, stderr: stream } as unknown as Streams, {}, true);
  writeTicket(repo, ID, "inprogress");
  repo.write(`.yoi/tickets/${ID}/artifacts/dossier.json`, formatDossierFile(dossier));
  expect(showDossier({ ticket: "make-it", ...raw }, { cwd: repo.root, env: repo.env, terminal })).toBe(0);
  return printed.join("");
}

describe("yoi dossier", () => {
  it("prints Markdown into a pipe, and the same for a person on a terminal", async () => {
    await withRepo((repo) => {
      expect(print(repo, {}, false)).toBe(formatDossier(dossier));
      const plain = print(repo, {}, true);
      expect(plain).toContain("Merge-ready: 3 of 3 criteria met");
      expect(plain).not.toContain("| --- |");
    });
  });

  it("prints one document that its schema describes", async () => {
    await withRepo((repo) => {
      const document = JSON.parse(print(repo, { json: true }, false)) as { source: object };
      const validate = new Ajv2020({ strict: false }).compile(orchestratorSchemas().get("dossier") ?? false);
      validate(document);
      expect(validate.errors ?? []).toEqual([]);
      expect(document).toMatchObject({
        schema: "yoi/dossier",
        ticket: ID,
        source: { where: "working tree", commit: null },
      });
    });
  });
});

describe("a dossier on a terminal", () => {
  it("reads like this", async () => {
    const options = { paint: paintFor(false), width: 100, language: "English", verdicts: VERDICTS } as const;
    await expect(renderDossier(dossier, options)).toMatchFileSnapshot("golden/dossier.txt");
  });

  it("moves no cursor and keeps to its lines, whatever agents wrote", () => {
    const text = "a\u001b[2Jb\nc\u202ed";
    const risky = { ...dossier, risks: [text], summary: text, ticket: { ...dossier.ticket, title: text } };
    const printed = renderDossier(risky, {
      paint: paintFor(false),
      width: 100,
      language: "English",
      verdicts: [],
    });
    for (const mover of ["\u001b", "\u202e"]) expect(printed).not.toContain(mover);
    expect(printed).toContain("- a\ufffd[2Jb c\ufffdd");
  });
});
