import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type ReplayedCommit, replayHistory } from "../../src/app/history/replay.ts";
import { openRepository } from "../../src/io/git/repository.ts";
import { corpusFolder, describeCorpus } from "../support/corpus.ts";
import { withTempDir } from "../support/git-repo.ts";

/**
 * Classes of faults that were counted in this history by another program, and the codes that stand for them here.
 * What is missing from a class has its reason beside it.
 */
const CLASSES: Readonly<
  Record<string, { readonly codes: readonly string[]; readonly found: number; readonly of: number }>
> = {
  // An edited event, and one lost by a merge.
  "H-thread-not-append": { codes: ["change/event-lost"], found: 1, of: 1 },
  // Of four, two are separators alone and one an event placed before another by a merge, as its second parent has it.
  "H-thread-not-append-merge": { codes: ["change/event-lost"], found: 1, of: 4 },
  "H-skip-illegal": { codes: ["state/illegal-transition"], found: 13, of: 13 },
  // The sixteenth is closed → planning, which today's table has: reopening.
  "H-event-edge-outside-graph": { codes: ["state/illegal-transition"], found: 15, of: 16 },
  // The fifth has an older close event, which explains a closed ticket by itself.
  "H-state-no-event": { codes: ["state/not-recorded"], found: 4, of: 5 },
  "T-sc-chain-break": { codes: ["state/chain-broken"], found: 3, of: 3 },
  "X-state-without-any-event": { codes: ["state/not-explained", "state/not-recorded"], found: 34, of: 34 },
  "X-closed-no-close-event": { codes: ["state/no-close-event"], found: 2, of: 2 },
  "F-closed-no-resolution": { codes: ["state/no-resolution"], found: 2, of: 2 },
  "F-resolution-not-closed": { codes: ["state/stray-resolution"], found: 1, of: 1 },
  "I-yaml-invalid": { codes: ["item/not-yaml"], found: 47, of: 47 },
  // The fourth has the fields with the value null, which is as good as without.
  "I-queued-fields-stale": { codes: ["state/queued-fields-stale"], found: 3, of: 4 },
  "H-item-changed-updated-same": { codes: ["change/no-event", "change/updated-at"], found: 12, of: 12 },
  "H-thread-changed-item-same": { codes: ["change/updated-at"], found: 19, of: 19 },
};

interface Finding {
  readonly commit: string;
  readonly code: string;
  readonly path: string;
}

const replayed = await replayCorpus();

describeCorpus("the history of a real project", () => {
  it("is replayed whole: every commit that touches a record", () => {
    expect(replayed).toHaveLength(1033);
  });

  it("got these faults past, by code and number of commits", () => {
    const commits = new Map<string, Set<string>>();
    for (const { commit, diagnostics } of replayed) {
      for (const { code, severity } of diagnostics) {
        if (severity === "error") commits.set(code, (commits.get(code) ?? new Set()).add(commit));
      }
    }
    const table = [...commits].map(([code, set]) => `${String(set.size).padStart(3)} ${code}`).sort();
    expect(table.join("\n")).toMatchInlineSnapshot(`
      "  1 item/not-yaml
        2 change/renamed
        3 change/event-lost
        3 state/no-close-event
        3 state/no-resolution
        3 state/stray-resolution
        5 state/chain-broken
        5 state/not-recorded
        5 state/queued-fields-stale
       18 state/illegal-transition
       24 state/not-explained"
    `);
  });

  const known = findingsOf();
  it.each(Object.entries(CLASSES))("holds %s as it was counted before", (name, { codes, found, of }) => {
    const ours = new Set(
      replayed.flatMap(({ commit, diagnostics }) =>
        diagnostics.flatMap(({ code, ticket }) =>
          codes.includes(code) ? [`${commit.slice(0, 12)} ${ticket}`] : [],
        ),
      ),
    );
    const theirs = known
      .filter(({ code }) => code === name)
      .map(({ commit, path }) => `${commit} ${ticketOf(path)}`);
    expect([theirs.filter((each) => ours.has(each)).length, theirs.length]).toEqual([found, of]);
  });
});

async function replayCorpus(): Promise<readonly ReplayedCommit[]> {
  const folder = corpusFolder();
  if (folder === undefined) return [];
  return await withTempDir((dir) => {
    execFileSync("git", ["clone", "--quiet", join(folder, "yoi-history.bundle"), dir], { stdio: "pipe" });
    const repo = openRepository(dir, process.env);
    return [...replayHistory(repo, { include: ["HEAD"] }, { ticketRoot: ".yoi/tickets" })];
  });
}

function findingsOf(): readonly Finding[] {
  const folder = corpusFolder();
  if (folder === undefined) return [];
  const lines = readFileSync(join(folder, "findings.jsonl"), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Finding);
}

function ticketOf(path: string): string {
  const [, , first = "", second = ""] = path.split("/");
  return ["open", "pending", "closed"].includes(first) ? second : first;
}
