import { describe, expect, it } from "vitest";
import {
  findDossier,
  readDossier,
  type ShownDossier,
} from "../../../../src/app/orchestrate/person/show-dossier.ts";
import { openWorkspace } from "../../../../src/app/workspace.ts";
import { assembleDossier } from "../../../../src/core/orchestrator/dossier/assemble-dossier.ts";
import { formatDossierFile } from "../../../../src/core/orchestrator/dossier/dossier.ts";
import type { LedgerVerdict } from "../../../../src/core/orchestrator/ledger.ts";
import { sampleFacts, VERDICTS } from "../../../core/orchestrator/sample-work.ts";
import { ID } from "../../../core/rules/world.ts";
import { writeTicket } from "../../../support/cli.ts";
import { failureOf } from "../../../support/failure.ts";
import { type TestRepo, withRepo } from "../../../support/git-repo.ts";
import { timeAt } from "../../../support/ticket-text.ts";

const WORK = `work/${ID}`;
const FILE = `.yoi/tickets/${ID}/artifacts/dossier.json`;

/** A dossier that was assembled at some minute. */
function dossierText(minute: number): string {
  return formatDossierFile(assembleDossier(sampleFacts({ at: timeAt(minute) })));
}

/** A repository with the ticket on main, and a work branch that holds a dossier. */
function writeWork(repo: TestRepo, minute: number): string {
  writeTicket(repo, ID, "queued");
  repo.commit("queued");
  repo.git("switch", "--quiet", "--create", WORK);
  repo.write(FILE, dossierText(minute));
  const head = repo.commit("proposal");
  repo.git("switch", "--quiet", "main");
  return head;
}

function find(repo: TestRepo, reference: string = ID): ShownDossier | undefined {
  return findDossier(openWorkspace({ cwd: repo.root, env: repo.env }), reference);
}

/** The code of the finding that it fails with. */
function codeOf(act: () => unknown): string {
  return failureOf(act).diagnostic.code;
}

/** Where it was found, and the minute it is of. */
function found(repo: TestRepo): readonly unknown[] {
  const { source, dossier } = find(repo) ?? {};
  return [source?.where, source?.commit, dossier?.at];
}

describe("findDossier", () => {
  it("finds none where nobody has written one", async () => {
    await withRepo((repo) => {
      writeTicket(repo, ID, "queued");
      expect(find(repo)).toBeUndefined();
      repo.commit("queued");
      expect(find(repo)).toBeUndefined();
      expect(codeOf(() => readDossier(openWorkspace({ cwd: repo.root, env: repo.env }), ID))).toBe(
        "orchestrate/no-dossier",
      );
    });
  });

  it("reads the work branch without checking it out, by a part of the id", async () => {
    await withRepo((repo) => {
      const head = writeWork(repo, 10);
      expect(find(repo, "make-it")?.source).toEqual({ where: "work branch", commit: head });
      expect(find(repo)?.dossier.at).toBe(timeAt(10));
    });
  });

  it("reads what the remote was last seen to have, of a ticket that this clone has nothing else of", async () => {
    await withRepo((origin) => {
      origin.commit("start");
      const clone = origin.clone();
      const head = writeWork(origin, 10);
      expect(codeOf(() => find(clone))).toBe("usage/unknown-ticket");
      clone.git("fetch", "--quiet");
      expect(found(clone)).toEqual(["work branch", head, timeAt(10)]);
    });
  });

  it("prefers the newest, wherever it is", async () => {
    await withRepo((repo) => {
      writeWork(repo, 10);
      repo.write(FILE, dossierText(20));
      const landed = repo.commit("landed");
      repo.remove(FILE);
      expect(found(repo)).toEqual(["default branch", landed, timeAt(20)]);
      repo.write(FILE, dossierText(30));
      expect(found(repo)).toEqual(["working tree", null, timeAt(30)]);
    });
  });

  it("says that a dossier cannot be read, unless there is a good one", async () => {
    await withRepo((repo) => {
      writeTicket(repo, ID, "queued");
      repo.write(FILE, '{"version": 2}');
      expect(codeOf(() => find(repo))).toBe("orchestrate/bad-dossier");
      repo.remove(FILE);
      writeWork(repo, 10);
      repo.write(FILE, "{");
      expect(find(repo)?.source.where).toBe("work branch");
    });
  });

  it("brings what the ledger holds of the ticket", async () => {
    await withRepo((repo) => {
      writeWork(repo, 10);
      expect(find(repo)?.verdicts).toEqual([]);
      writeVerdicts(repo, VERDICTS);
      expect(find(repo)?.verdicts).toEqual(VERDICTS);
    });
  });
});

/** A ledger with the verdicts, written by raw git. */
function writeVerdicts(repo: TestRepo, verdicts: readonly LedgerVerdict[]): void {
  const text = verdicts.map((verdict) => `${JSON.stringify(verdict)}\n`).join("");
  const made = (args: readonly string[], input: string) => repo.run("git", args, input).stdout.trim();
  const blob = made(["hash-object", "-w", "--stdin"], text);
  const file = made(["mktree"], `100644 blob ${blob}\t${ID}.jsonl\n`);
  const tree = made(["mktree"], `040000 tree ${file}\tverdicts\n`);
  const commit = made(["commit-tree", "-m", "verdicts", tree], "");
  repo.git("update-ref", "refs/yoi/ledger", commit);
}
