import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { CLI } from "../../support/cli.ts";
import type { TestRepo } from "../../support/git-repo.ts";
import { withShared } from "../../support/orchestrated.ts";

const MACHINES = 8;
const TICKETS = 50;
const PARALLEL = 4;

/** Between two runs of a machine that found nothing to do while others work. */
const PAUSE_MS = 10_000;
/** Far more runs of one machine than fifty tickets need. */
const MAX_RUNS = 400;

interface Run {
  readonly code: number | null;
  readonly output: string;
}

/** Runs the built `yoi orchestrate` in a clone, without waiting for it here. */
function runOnce(machine: TestRepo): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, "orchestrate", "--json"], {
      cwd: machine.root,
      env: machine.env,
    });
    let output = "";
    child.stdout.on("data", (bytes: Buffer) => {
      output += bytes.toString("utf8");
    });
    child.stderr.on("data", (bytes: Buffer) => {
      output += bytes.toString("utf8");
    });
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** One machine works until no ticket waits any more. Gives what it said where a run did not go well. */
async function work(machine: TestRepo): Promise<string> {
  for (let runs = 0; runs < MAX_RUNS; runs += 1) {
    const { code, output } = await runOnce(machine);
    if (code !== 0) return output;
    const { waits, steps } = JSON.parse(output) as {
      readonly waits: readonly unknown[];
      readonly steps: readonly unknown[];
    };
    if (waits.length === 0 && steps.length === 0) return "";
    await sleep(PAUSE_MS);
  }
  return "it did not end";
}

interface LedgerClaim {
  readonly live: { readonly generation: number } | null;
  readonly ended: readonly { readonly generation: number; readonly outcome: string }[];
}

describe("eight Orchestrators in eight clones", () => {
  it("work on fifty tickets, each accepted exactly once, within capacity, order and conflicts", async () => {
    const ids = Array.from({ length: TICKETS }, (_, index) => `ticket-${String(index + 1).padStart(3, "0")}`);
    const tickets = ids.map((id, index) => ({ id, fields: { priority: index % 5 === 0 ? "P1" : "P2" } }));
    const plan = (one: string, other: string): string =>
      `${JSON.stringify({ id: `plan-${one}`, ticket_id: one, kind: "conflicts_with", related_ticket: other, author: "alice", at: "2026-11-01T08:02:00Z" })}\n`;
    await withShared({ tickets, maxParallel: PARALLEL }, async ({ origin, machine }) => {
      const seed = machine("seed");
      const conflicts = [
        ["ticket-002", "ticket-003"],
        ["ticket-004", "ticket-005"],
      ] as const;
      for (const [one, other] of conflicts) {
        seed.write(`.yoi/tickets/${one}/artifacts/orchestration-plan.jsonl`, plan(one, other));
      }
      seed.commit("plans");
      seed.git("push", "--quiet", "origin", "HEAD:main");
      const machines = Array.from({ length: MACHINES }, (_, index) => machine(`m${index}`));
      expect(await Promise.all(machines.map(work))).toEqual(machines.map(() => ""));
      for (const id of ids) {
        expect(origin.git("show", `main:.yoi/tickets/${id}/item.md`)).toContain("state: closed");
        const claim = JSON.parse(origin.git("show", `refs/yoi/ledger:claims/${id}.json`)) as LedgerClaim;
        expect({ id, ...claim }).toMatchObject({
          id,
          live: null,
          ended: [{ generation: 1, outcome: "completed" }],
        });
      }
      const merges = origin
        .git("log", "--first-parent", "--format=%(trailers:key=Yoi-Ticket,valueonly)", "main")
        .split("\n");
      expect(merges.filter((id) => id !== "").sort()).toEqual(ids);
      expect(livesOverTime(origin)).toMatchObject({ most: PARALLEL, together: [] });
    });
  });
});

/** Replays the ledger: how many claims lived at once at most, and which conflicting tickets lived together. */
function livesOverTime(origin: TestRepo): { readonly most: number; readonly together: readonly string[] } {
  const commits = origin.git("rev-list", "--reverse", "refs/yoi/ledger").split("\n");
  let most = 0;
  const together: string[] = [];
  for (const commit of commits) {
    const live = liveAt(origin, commit);
    most = Math.max(most, live.size);
    for (const [one, other] of [
      ["ticket-002", "ticket-003"],
      ["ticket-004", "ticket-005"],
    ] as const) {
      if (live.has(one) && live.has(other)) together.push(`${one} and ${other} at ${commit}`);
    }
  }
  return { most, together };
}

function liveAt(origin: TestRepo, commit: string): ReadonlySet<string> {
  const found = origin.run("git", [
    "grep",
    "--name-only",
    "--fixed-strings",
    "-e",
    '"live": {',
    "-e",
    '"live":{',
    commit,
    "--",
    "claims",
  ]);
  const names = found.stdout.split("\n").filter((line) => line !== "");
  return new Set(names.map((line) => line.replace(/^.*claims\//, "").replace(/\.json$/, "")));
}
