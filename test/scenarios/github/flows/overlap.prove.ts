import { afterAll, describe, expect, it } from "vitest";
import type { DriverEvent } from "../../../support/github/driver/event.ts";
import type { DriverRun } from "../../../support/github/driver/run.ts";
import { type Flow, type FlowOptions, withFlow } from "../../../support/github/flow.ts";
import {
  lookAgain,
  readFlowState,
  requestOf,
  saidOf,
  stateOf,
  statusesOf,
} from "../../../support/github/flow-state.ts";
import { formatFlows } from "../../../support/github/flow-table.ts";
import { eventText, timeAt } from "../../../support/ticket-text.ts";

const TICKET = "first-ticket";
const BRANCH = `work/${TICKET}`;
const SETTLED_REFS = ["refs/heads/main", "refs/yoi/ledger"];

/** A coder in shell: writes its ticket's name into the one line that is there, and keeps both sides of a conflict. */
const SAME_LINE = `cat >/dev/null
mkdir -p notes && echo "done" > "notes/$YOI_TICKET.txt"
if grep -q '^<<<<<<<' shared.txt
then grep -vE '^(<<<<<<<|=======|>>>>>>>)' shared.txt > kept.txt && mv kept.txt shared.txt
else echo "$YOI_TICKET" > shared.txt
fi
git add -A && git commit -qm "feat: $YOI_TICKET"
echo '{"outcome":"implemented","summary":"Wrote its name.","evidence":[{"criterion":1,"met":true,"evidence":"shared.txt"}]}'`;

async function withRequest(options: Partial<FlowOptions>, use: (flow: Flow) => Promise<void>): Promise<void> {
  await withFlow({ tickets: [TICKET], ...options }, async (flow) => {
    await flow.queue(TICKET);
    await flow.runUntilQuiet();
    await use(flow);
  });
}

/** A flow in which the coder is done and the reviewer is not begun: its runs do not start until `goOn`. */
async function withUnreviewed(use: (flow: Flow, goOn: () => Promise<void>) => Promise<void>): Promise<void> {
  let isPaused = true;
  const isStarted = ({ inputs }: DriverEvent): boolean => !isPaused || inputs?.["role"] !== "reviewer";
  await withRequest({ driver: { onEvents: (events) => events.filter(isStarted) } }, async (flow) => {
    expect([stateOf(flow, TICKET, BRANCH), flow.world.state.pulls.size]).toEqual(["inprogress", 0]);
    await use(flow, async () => {
      isPaused = false;
      await flow.driver.schedule();
      await flow.runUntilQuiet();
    });
  });
}

async function approveAndRun(flow: Flow, ticket = TICKET): Promise<void> {
  await flow.world.as("rita").approve(requestOf(flow, ticket).number);
  await flow.runUntilQuiet();
}

async function expectSettled(flow: Flow): Promise<void> {
  expect(await lookAgain(flow)).toMatchObject({ changed: [] });
}

/** Merged once, closed, and nothing left. */
async function expectDone(flow: Flow, ticket = TICKET): Promise<void> {
  expect(requestOf(flow, ticket).merged).not.toBeNull();
  const { tickets, landed, refs } = await readFlowState(flow);
  expect([tickets[ticket], landed[ticket], refs]).toEqual(["closed", 1, SETTLED_REFS]);
  await expectSettled(flow);
}

/** Ids of the events of a ticket. */
function eventsOf({ world }: Flow, ticket: string, ref: string): readonly string[] {
  const thread = world.bare.git("show", `${ref}:.yoi/tickets/${ticket}/thread.md`);
  return [...thread.matchAll(/^<!-- event: \S+ id: (\S+)/gm)].map(([, id = "?"]) => id);
}

/** What the newest run of a workflow for an event came to. */
function endOf({ driver }: Flow, workflow: string, event: string): string | null | undefined {
  const isIt = ({ record }: DriverRun): boolean => record.workflow === workflow && record.event === event;
  return driver.runs.findLast(isIt)?.record.conclusion;
}

afterAll(() => console.log(formatFlows()));

describe("two tickets on GitHub that change the same line", () => {
  it("land one after the other: the later one solves the conflict in a round, and is approved anew", async () => {
    const [one, two] = ["one-ticket", "two-ticket"];
    const files = { "shared.txt": "nobody\n" };
    await withFlow({ tickets: [one, two], files, coder: SAME_LINE }, async (flow) => {
      const { world } = flow;
      await flow.queue(one, two);
      await flow.runUntilQuiet();
      const before = requestOf(flow, two);
      const [number, oldHead] = [before.number, before.headSha];
      await world.as("rita").approve(requestOf(flow, one).number);
      await world.as("rita").approve(number);
      await flow.runUntilQuiet();
      expect([stateOf(flow, one), stateOf(flow, two)]).toEqual(["closed", "queued"]);
      const { headSha, body, merged } = requestOf(flow, two);
      expect(merged).toBeNull();
      expect(body).toContain("Rounds (2)");
      expect(world.bare.git("show", `${headSha}:shared.txt`).split("\n").sort()).toEqual([one, two]);
      expect(world.bare.git("merge-base", oldHead, headSha)).toBe(oldHead);
      expect(statusesOf(flow, headSha)).toEqual({
        "yoi/review-gate": "pending",
        "yoi/transition": "success",
      });
      expect(saidOf(flow, headSha, "yoi/review-gate")).toContain("0 of 1 approvals");
      const events = [...eventsOf(flow, one, "main"), ...eventsOf(flow, two, headSha)];
      await approveAndRun(flow, two);
      expect(requestOf(flow, two).number).toBe(number);
      expect(world.bare.git("show", "main:shared.txt").split("\n").sort()).toEqual([one, two]);
      expect([...eventsOf(flow, one, "main"), ...eventsOf(flow, two, "main")]).toEqual(events);
      expect(await readFlowState(flow)).toMatchObject({
        refs: SETTLED_REFS,
        tickets: { [one]: "closed", [two]: "closed" },
        requests: [{ state: "merged" }, { state: "merged" }],
        landed: { [one]: 1, [two]: 1 },
      });
      await expectSettled(flow);
    });
  });
});

describe("a second request with the same head", () => {
  it("from another branch keeps the work from being merged until it is closed", async () => {
    await withRequest({}, async (flow) => {
      const { number, headSha } = requestOf(flow, TICKET);
      const wes = flow.world.as("wes");
      const clone = await wes.clone();
      const pushed = await wes.push(clone, "--quiet", "origin", `${headSha}:refs/heads/copy`);
      expect(pushed.status).toBe(0);
      const second = await wes.openPull({ head: "copy" });
      await flow.runUntilQuiet();
      expect(saidOf(flow, headSha, "yoi/review-gate")).toContain(`#${number}, #${second} have the very same`);
      await expectSettled(flow);
      await approveAndRun(flow);
      expect(requestOf(flow, TICKET)).toMatchObject({ number, headSha, merged: null });
      expect(statusesOf(flow, headSha)["yoi/review-gate"]).toBe("failure");
      expect(saidOf(flow, headSha, "yoi/review-gate")).toContain(`#${number}, #${second} have the very same`);
      await expectSettled(flow);
      await wes.close(second);
      await flow.runUntilQuiet();
      expect(requestOf(flow, TICKET).merged).not.toBeNull();
      expect(stateOf(flow, TICKET)).toBe("closed");
      expect(flow.refs()).toEqual(["refs/heads/copy", ...SETTLED_REFS]);
      await expectSettled(flow);
    });
  });

  it("to another branch takes the green status back until it is closed", async () => {
    await withRequest({ authority: "dossier" }, async (flow) => {
      const { number, headSha } = requestOf(flow, TICKET);
      const wes = flow.world.as("wes");
      await wes.pushFiles("release", { "release.txt": "1\n" });
      await approveAndRun(flow);
      expect(statusesOf(flow, headSha)["yoi/review-gate"]).toBe("success");
      const second = await wes.openPull({ head: BRANCH, base: "release" });
      await flow.runUntilQuiet();
      expect(statusesOf(flow, headSha)["yoi/review-gate"]).toBe("failure");
      await expectSettled(flow);
      expect(statusesOf(flow, headSha)["yoi/review-gate"]).toBe("failure");
      await wes.close(second);
      await flow.runUntilQuiet();
      expect(statusesOf(flow, headSha)).toEqual({
        "yoi/review-gate": "success",
        "yoi/transition": "success",
      });
      expect(stateOf(flow, TICKET)).toBe("queued");
      await wes.merge(number);
      await flow.runUntilQuiet();
      expect(stateOf(flow, TICKET)).toBe("closed");
      expect(flow.refs()).toEqual(["refs/heads/main", "refs/heads/release", "refs/yoi/ledger"]);
      await expectSettled(flow);
    });
  });
});

describe("a work branch that a person merges before it is proposed", () => {
  it.each<readonly [how: string, merge: (flow: Flow) => Promise<unknown>]>([
    [
      "by a push",
      (flow) =>
        flow.onDefault("", (clone) => {
          clone.git("merge", "--quiet", "--no-ff", "-m", "chore: take what there is", `origin/${BRANCH}`);
        }),
    ],
    [
      "by a request of their own",
      async ({ world }) => world.as("wes").merge(await world.as("wes").openPull({ head: BRANCH })),
    ],
  ])("%s goes on, and its end lands as well", async (_how, merge) => {
    await withUnreviewed(async (flow, goOn) => {
      const early = eventsOf(flow, TICKET, BRANCH);
      await merge(flow);
      await flow.runUntilQuiet();
      expect(stateOf(flow, TICKET)).toBe("inprogress");
      expect(flow.refs()).toContain(`refs/heads/${BRANCH}`);
      await goOn();
      const { headSha, merged } = requestOf(flow, TICKET);
      expect([merged, stateOf(flow, TICKET, headSha)]).toEqual([null, "closed"]);
      const all = eventsOf(flow, TICKET, headSha);
      expect(all.slice(0, early.length)).toEqual(early);
      await approveAndRun(flow);
      expect(eventsOf(flow, TICKET, "main")).toEqual(all);
      await expectDone(flow);
    });
  });
});

/** A person closes the ticket where everybody sees it, by hand. */
async function closeByHand(flow: Flow): Promise<void> {
  const minute = 21 * 24 * 60;
  const own = { minute, author: "wes" };
  const moved = { from: "queued", to: "closed", reason: "closed", field: "state" };
  const events = [
    eventText({ ...own, kind: "close", id: "closed01", attributes: { status: "obsolete" } }),
    eventText({ ...own, kind: "state_changed", id: "closed02", attributes: moved }),
  ];
  await flow.onDefault("chore: nobody needs it", (clone) => {
    const path = `.yoi/tickets/${TICKET}`;
    const item = clone.read(`${path}/item.md`);
    const closed = item
      .replace("state: queued", "state: closed")
      .replace(/^updated_at: .*$/m, `updated_at: ${timeAt(minute)}`);
    clone.write(`${path}/item.md`, closed);
    clone.write(`${path}/thread.md`, [clone.read(`${path}/thread.md`), ...events].join("\n"));
    clone.write(`${path}/resolution.md`, "Nobody needs it.\n");
  });
}

describe("a ticket that a person closes while it is worked on", () => {
  async function expectWithdrawn(flow: Flow, requests: readonly object[]): Promise<void> {
    const work = flow.world.bare.git("rev-parse", BRANCH);
    await closeByHand(flow);
    await flow.runUntilQuiet();
    expect(endOf(flow, "yoi-check.yml", "push")).toBe("success");
    expect(await readFlowState(flow)).toMatchObject({
      refs: [...SETTLED_REFS, `refs/yoi/rescue/${TICKET}/1`],
      tickets: { [TICKET]: "closed" },
      requests,
      landed: { [TICKET]: 0 },
    });
    expect(flow.world.bare.git("rev-parse", `refs/yoi/rescue/${TICKET}/1`)).toBe(work);
    expect(statusesOf(flow, work)["yoi/review-gate"] ?? "none").not.toBe("success");
    await expectSettled(flow);
  }

  it("is withdrawn with its request, and the work is kept", async () => {
    await withRequest({}, async (flow) => {
      await expectWithdrawn(flow, [{ state: "closed" }]);
    });
  });

  it("is withdrawn while the reviewer is awaited, whose run then changes nothing", async () => {
    await withUnreviewed(async (flow, goOn) => {
      await expectWithdrawn(flow, []);
      await goOn();
      expect(flow.world.state.pulls.size).toBe(0);
      await expectSettled(flow);
    });
  });
});
