import { describe, expect, it } from "vitest";
import { checkCommit } from "../../src/app/change/check-commit.ts";
import { runDoctor } from "../../src/app/doctor/doctor.ts";
import { loadTicket, openWorkspace, resolveTicket } from "../../src/app/workspace.ts";
import { openRepository } from "../../src/io/git/repository.ts";
import { type TestRepo, withRepo } from "../support/git-repo.ts";
import { done, type RunChoice, type Runner, runnerIn } from "../support/operations.ts";

/** One command of a life: what is typed, and what the ticket says afterwards. */
interface Command {
  readonly run: string;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly choice?: RunChoice;
  readonly state: string;
  /** Fields of the item afterwards. */
  readonly item?: Readonly<Record<string, unknown>>;
  /** Kinds of the events that the command appended. */
  readonly events: readonly string[];
}

const REQUEST =
  "## Background\n\nNights are dark.\n\n## Acceptance criteria\n\n- The page is dark at night.\n";
const MOVE = "state_changed";

const CREATE: Command = {
  run: "ticket_create",
  input: { title: "Dark mode", body: REQUEST },
  state: "intake",
  events: ["create"],
};
const READY: Command = {
  run: "ticket_ready",
  input: { summary: "Follow the system." },
  state: "ready",
  item: { queued_by: null },
  events: ["intake_summary", MOVE],
};
const QUEUE: Command = {
  run: "ticket_queue",
  state: "queued",
  item: { queued_by: "Alice" },
  events: [MOVE],
};
const START: Command = {
  run: "ticket_start",
  state: "inprogress",
  item: { assignee: "Alice", queued_by: "Alice" },
  events: [MOVE],
};
const START_FROM_READY: Command = { ...START, events: [MOVE, MOVE] };
const FINISH: Command = {
  run: "ticket_finish",
  input: { report: "Done and looked at." },
  state: "done",
  events: ["implementation_report", MOVE],
};
const CLOSE: Command = {
  run: "ticket_close",
  input: { resolution: "The page is dark at night." },
  state: "closed",
  events: ["close", MOVE],
};
const REOPEN: Command = {
  run: "ticket_reopen",
  input: { reason: "It is white on Windows." },
  state: "intake",
  item: { queued_by: null, queued_at: null },
  events: [MOVE],
};

const LIVES: Readonly<Record<string, readonly Command[]>> = {
  "from create to close, step by step": [CREATE, READY, QUEUE, START, FINISH, CLOSE],
  "in the fewest commands": [
    CREATE,
    READY,
    START_FROM_READY,
    {
      ...CLOSE,
      input: { ...CLOSE.input, report: "Done." },
      events: ["implementation_report", MOVE, "close", MOVE],
    },
  ],
  "closed, reopened and done again": [
    ...[CREATE, READY, QUEUE, START, FINISH, CLOSE, REOPEN],
    ...[READY, QUEUE, START, FINISH, CLOSE],
  ],
  "returned from each state that can be": [
    ...[CREATE, READY, returned(), READY, QUEUE, returned(), READY, QUEUE, START],
    { ...returned(), item: { queued_by: null, queued_at: null, assignee: "Alice" } },
  ],
  unqueued: [
    ...[CREATE, READY, QUEUE],
    {
      run: "ticket_unqueue",
      input: { reason: "Not now." },
      state: "ready",
      item: { queued_at: null },
      events: [MOVE],
    },
    QUEUE,
  ],
  "deferred and taken up": [
    CREATE,
    {
      run: "ticket_defer",
      input: { until: "later" },
      state: "intake",
      item: { deferred_until: "later" },
      events: ["decision"],
    },
    {
      run: "ticket_defer",
      input: { clear: true, reason: "Now." },
      state: "intake",
      item: { deferred_until: null },
      events: ["decision"],
    },
    ...[READY, QUEUE],
  ],
  "asked about and answered": [
    CREATE,
    {
      run: "ticket_attend",
      input: { need: "Charts too?" },
      state: "intake",
      item: { attention_required: "Charts too?" },
      events: ["decision"],
    },
    {
      run: "ticket_attend",
      input: { answer: "Yes." },
      state: "intake",
      item: { attention_required: null },
      events: ["decision"],
    },
    ...[READY, QUEUE],
  ],
  "edited, discussed and reviewed": [
    CREATE,
    {
      run: "ticket_edit",
      input: { title: "Dark mode: at night", priority: "P1", label: ["ui"], reason: "Urgent." },
      state: "intake",
      item: { title: "Dark mode: at night", priority: "P1", labels: ["ui"] },
      events: ["comment"],
    },
    { run: "ticket_comment", input: { text: "Charts?" }, state: "intake", events: ["comment"] },
    ...[READY, QUEUE, START],
    {
      run: "ticket_comment",
      input: { text: "Good.", kind: "review", status: "approve" },
      choice: { name: "Bob" },
      state: "inprogress",
      events: ["review"],
    },
    ...[FINISH, CLOSE],
  ],
  "related to another ticket and parted from it": [
    CREATE,
    {
      run: "ticket_relate",
      input: { kind: "related", target: "light-mode" },
      state: "intake",
      events: ["decision"],
    },
    {
      run: "ticket_relate",
      input: { kind: "related", target: "light-mode", remove: true },
      state: "intake",
      events: ["decision"],
    },
  ],
  redacted: [
    CREATE,
    {
      run: "ticket_comment",
      input: { text: "The password is hunter2." },
      state: "intake",
      events: ["comment"],
    },
    {
      run: "ticket_redact",
      input: { event: "test0003", reason: "It held a password." },
      state: "intake",
      events: ["decision"],
    },
    {
      run: "ticket_redact",
      input: { line: 11, reason: "It named a customer." },
      state: "intake",
      events: ["decision"],
    },
  ],
  "declined before anybody began": [
    ...[CREATE, READY],
    { ...CLOSE, input: { as: "declined", resolution: "Nobody asked for it." } },
  ],
};

const AGAIN: Command = { ...START, input: { reason: "The review asked for changes." } };

/** A branch has all of main's lives; these are the ones that take another way through git there. */
const BRANCH_LIVES: typeof LIVES = {
  "from create to close, step by step": [CREATE, READY, QUEUE, START, FINISH, CLOSE],
  "started again after it was finished, and after it was closed": [
    ...[CREATE, READY, START_FROM_READY, FINISH, AGAIN, FINISH, CLOSE, AGAIN, FINISH, CLOSE],
  ],
};

function returned(): Command {
  return {
    run: "ticket_return",
    input: { reason: "Charts too?" },
    state: "intake",
    item: { queued_by: null },
    events: [MOVE],
  };
}

describe.each([
  ["straight on main", undefined, LIVES],
  ["on a branch", "feature", BRANCH_LIVES],
] as const)("a ticket's whole life by hand, %s, each command with --commit", (_where, branch, lives) => {
  it.each(Object.entries(lives))("%s", async (_life, commands) => {
    await withRepo(async (repo) => {
      repo.write("readme.txt", "A page.\n");
      repo.commit("first");
      if (branch !== undefined) repo.git("switch", "--quiet", "-c", branch);
      const run = runnerIn(repo);
      done(await run("ticket_create", { title: "Light mode" }, { commit: true }));
      for (const command of commands) await take(repo, run, command);
      expect(doctorOf(repo)).toEqual([]);
      expect(repo.git("status", "--porcelain")).toBe("");
      expect(repo.git("branch", "--show-current")).toBe(branch ?? "main");
    });
  });
});

/** Runs one command, lets the hook's rules judge its commit, and compares what came of it. */
async function take(repo: TestRepo, run: Runner, command: Command): Promise<void> {
  const before = repo.git("rev-parse", "HEAD");
  const known = command.run === "ticket_create" ? [] : eventsOf(repo);
  const input = command.run === "ticket_create" ? command.input : { ticket: "dark-mode", ...command.input };
  const result = done(await run(command.run, input ?? {}, { ...command.choice, commit: true }));
  expect(result.commit).toBe(repo.git("rev-parse", "HEAD"));
  expect(repo.git("rev-parse", "HEAD~1")).toBe(before);
  expect(judgeLastCommit(repo)).toEqual([]);
  const { item, resolution } = ticketOf(repo);
  expect(item).toMatchObject({ state: command.state, ...command.item });
  expect(eventsOf(repo)).toEqual([...known, ...command.events]);
  expect(resolution === undefined).toBe(command.state !== "closed");
}

function judgeLastCommit(repo: TestRepo): readonly string[] {
  // As the hook would have seen it: HEAD is the commit before, the index holds the change.
  repo.git("reset", "--quiet", "--soft", "HEAD~1");
  const verdict = checkCommit(openRepository(repo.root, repo.env), repo.env, false, {
    actor: { name: "Alice", role: "person" },
  });
  repo.git("reset", "--quiet", "--soft", "ORIG_HEAD");
  expect(verdict.examined).toBe(1);
  return verdict.diagnostics.map(({ code }) => code);
}

function ticketOf(repo: TestRepo): ReturnType<typeof loadTicket> {
  const workspace = openWorkspace({ cwd: repo.root, env: repo.env });
  return loadTicket(workspace, resolveTicket(workspace, "dark-mode"));
}

function eventsOf(repo: TestRepo): readonly string[] {
  return (ticketOf(repo).thread?.events ?? []).map(({ kind }) => kind);
}

function doctorOf(repo: TestRepo): readonly string[] {
  return runDoctor({ root: repo.root, ticketRoot: ".yoi/tickets" }).diagnostics.map(({ code }) => code);
}
