import { describe, expect, it } from "vitest";
import {
  type AttemptFacts,
  attemptRunName,
  type RunLike,
  viewAttempt,
} from "../../../src/core/github/attempt-view.ts";
import type { Attempt } from "../../../src/core/orchestrator/ledger.ts";
import { NOW, oid } from "../../support/observation.ts";

const TICKET = "20260301-080000-copy";

function attempt(runner: Attempt["runner"] = null): Attempt {
  return {
    id: "attempt00001",
    role: "coder",
    round: 1,
    head: oid("h"),
    opened_at: NOW,
    deadline: NOW,
    runner,
  };
}

function run(change: Partial<RunLike> = {}): RunLike {
  return { id: 500, attempt: 1, title: attemptRunName(TICKET, attempt()), status: "running", ...change };
}

const BOUND: Attempt["runner"] = { kind: "run", run: 500, run_attempt: 1 };

function view(change: Partial<AttemptFacts> = {}): ReturnType<typeof viewAttempt> {
  return viewAttempt({
    attempt: attempt(),
    ticket: TICKET,
    runs: [],
    bound: undefined,
    hasArtifact: false,
    isHere: false,
    justAsked: false,
    ...change,
  });
}

describe("an attempt on GitHub", () => {
  it.each<[string, Partial<AttemptFacts>, string, string]>([
    ["nothing was started for it", {}, "idle", "none"],
    ["something was just started for it", { justAsked: true }, "running", "none"],
    ["a run of its name waits", { runs: [run({ status: "waiting" })] }, "running", "none"],
    ["a run of its name is held", { runs: [run({ status: "held" })] }, "running", "none"],
    ["its run ended before it was bound", { runs: [run({ status: "completed" })] }, "idle", "none"],
    ["only others run", { runs: [run({ title: "yoi coder other attempt00002" })] }, "idle", "none"],
    ["a name only ends alike", { runs: [run({ title: "by hand attempt00001" })] }, "idle", "none"],
    ["its run goes on", { attempt: attempt(BOUND), bound: run() }, "running", "none"],
    ["its run was run again", { attempt: attempt(BOUND), bound: run({ attempt: 2 }) }, "dead", "none"],
    ["its run is gone", { attempt: attempt(BOUND) }, "dead", "none"],
    [
      "its run ended with nothing",
      { attempt: attempt(BOUND), bound: run({ status: "completed" }) },
      "dead",
      "none",
    ],
    [
      "its run ended and left something",
      { attempt: attempt(BOUND), bound: run({ status: "completed" }), hasArtifact: true },
      "dead",
      "complete",
    ],
    [
      "another run takes over what it left",
      {
        attempt: attempt(BOUND),
        bound: run({ status: "completed" }),
        hasArtifact: true,
        runs: [run({ id: 501 })],
      },
      "running",
      "none",
    ],
    [
      "what it brought lies here",
      { attempt: attempt(BOUND), bound: run(), isHere: true },
      "unknown",
      "complete",
    ],
    [
      "a process of some machine runs it",
      { attempt: attempt({ kind: "process", host: "a", pid: 1, started: "x" }) },
      "unknown",
      "none",
    ],
  ])("%s", (_what, change, liveness, result) => {
    expect(view(change)).toEqual({ liveness, result });
  });

  it("is given up after three runs that did nothing for it", () => {
    const ended = [1, 2, 3].map((id) => run({ id, status: "completed" }));
    expect(view({ runs: ended.slice(1) }).liveness).toBe("idle");
    expect(view({ runs: ended }).liveness).toBe("dead");
    const bound = run({ status: "completed" });
    const left = { attempt: attempt(BOUND), bound, hasArtifact: true };
    expect(view({ ...left, runs: [bound, ...ended.slice(1)] }).result).toBe("complete");
    expect(view({ ...left, runs: [bound, ...ended] }).result).toBe("none");
  });
});
