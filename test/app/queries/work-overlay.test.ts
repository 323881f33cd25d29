import { describe, expect, it } from "vitest";
import { refreshShared } from "../../../src/app/orchestrate/store/shared.ts";
import type { QueryContext } from "../../../src/app/queries/answer.ts";
import { listTickets } from "../../../src/app/queries/list-tickets.ts";
import { queryPlan } from "../../../src/app/queries/query-plan.ts";
import { searchTickets } from "../../../src/app/queries/search-tickets.ts";
import { showTicket } from "../../../src/app/queries/show-ticket.ts";
import { openWorkspace } from "../../../src/app/workspace.ts";
import { renderTicketList } from "../../../src/cli/render/ticket-list.ts";
import type { PlanRecord } from "../../../src/core/ticket/plan.ts";
import { paintFor } from "../../../src/io/terminal/colour.ts";
import { claimTicket, QUESTION } from "../../support/claimed.ts";
import { countGit } from "../../support/count-git.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";
import { machineIn } from "../../support/shared-refs.ts";
import { ticketTexts, timeAt } from "../../support/ticket-text.ts";

const ID = "20261101-080000-dark-mode";
const OTHER = "20261101-080100-menu";

function contextOf(repo: TestRepo): QueryContext {
  const workspace = openWorkspace({ cwd: repo.root, env: repo.env });
  return { workspace, now: timeAt(60), onProgress: () => undefined };
}

function plant(repo: TestRepo): void {
  repo.write(".yoi/ticket.config.toml", "version = 1\n");
  for (const [id, state] of [
    [ID, "queued"],
    [OTHER, "ready"],
  ] as const) {
    for (const [inside, text] of Object.entries(ticketTexts(state)))
      repo.write(`.yoi/tickets/${id}/${inside}`, text);
  }
  repo.commit("tickets");
}

/** An origin with a queued and a ready ticket, and a clone. */
async function withClone(use: (clone: TestRepo, origin: TestRepo) => Promise<void>): Promise<void> {
  await withRepo(async (repo) => {
    plant(repo);
    const origin = repo.bare("origin.git");
    await use(origin.clone("clone"), origin);
  });
}

/** The same without any remote. */
async function withAlone(use: (repo: TestRepo) => Promise<void>): Promise<void> {
  await withRepo(async (repo) => {
    plant(repo);
    await use(repo);
  });
}

async function statesOf(
  repo: TestRepo,
  input: Parameters<typeof listTickets>[1] = {},
): Promise<Record<string, unknown>> {
  const { tickets } = (await listTickets(contextOf(repo), input)).data;
  return Object.fromEntries(tickets.map(({ id, state, work }) => [id, [state, work?.merge_ready ?? null]]));
}

const shown = async (repo: TestRepo) => (await showTicket(contextOf(repo), { ticket: ID })).data.ticket;

describe("what readers see of a ticket that is worked on", () => {
  it("is the state of its work, and the working tree stays as it is", async () => {
    await withClone(async (clone) => {
      const { head } = await claimTicket(clone, ID, "accepted");
      expect(await statesOf(clone)).toEqual({ [ID]: ["inprogress", false], [OTHER]: ["ready", null] });
      expect(await shown(clone)).toMatchObject({
        state: "inprogress",
        work: {
          branch: `work/${ID}`,
          head,
          state: "inprogress",
          merge_ready: false,
          generation: 1,
          attention: null,
        },
      });
      expect(clone.git("status", "--porcelain")).toBe("");
      expect(clone.read(`.yoi/tickets/${ID}/item.md`)).toContain("state: queued");
    });
  });

  it("is in progress and merge-ready while a proposal has not landed", async () => {
    await withAlone(async (clone) => {
      await claimTicket(clone, ID, "proposed");
      expect(await statesOf(clone)).toMatchObject({ [ID]: ["inprogress", true] });
      const paint = paintFor(false);
      const { data } = await listTickets(contextOf(clone), {});
      const text = renderTicketList(data, { paint, width: undefined, long: false });
      expect(text).toContain(`inprogress (merge-ready)  ${ID}`);
      const ticket = await shown(clone);
      expect(ticket).toMatchObject({ state: "inprogress", work: { state: "closed", merge_ready: true } });
      expect(ticket.work_events.map(({ kind }) => kind)).toContain("implementation_report");
      expect(ticket.events.map(({ kind }) => kind)).not.toContain("implementation_report");
      const { matches } = (await searchTickets(contextOf(clone), { text: "state: queued", open: true })).data;
      expect(matches).toMatchObject([{ id: ID, state: "inprogress", work: { merge_ready: true } }]);
      // On its own branch the tree says closed, and it has not landed either.
      clone.git("checkout", "--quiet", "--detach", `refs/heads/work/${ID}`);
      expect(clone.read(`.yoi/tickets/${ID}/item.md`)).toContain("state: closed");
      expect(await statesOf(clone)).toMatchObject({ [ID]: ["inprogress", true] });
    });
  });

  it("is closed once the proposal is on the default branch, although its branch is still there", async () => {
    await withAlone(async (clone) => {
      const { head } = await claimTicket(clone, ID, "proposed");
      clone.git("merge", "--quiet", "--no-edit", head);
      expect(await statesOf(clone, { all: true })).toMatchObject({ [ID]: ["closed", false] });
      expect(await statesOf(clone)).toEqual({ [OTHER]: ["ready", null] });
    });
  });

  it("matches the filters for states and attention", async () => {
    await withAlone(async (clone) => {
      await claimTicket(clone, ID, "asked");
      expect(Object.keys(await statesOf(clone, { state: ["inprogress"] }))).toEqual([ID]);
      expect(await statesOf(clone, { state: ["queued"] })).toEqual({});
      expect(Object.keys(await statesOf(clone, { attention: true }))).toEqual([ID]);
      expect(await shown(clone)).toMatchObject({
        attention_required: QUESTION,
        work: { attention: QUESTION },
      });
    });
  });

  it("asks what the ledger asks, also of what has landed and is closed", async () => {
    await withAlone(async (clone) => {
      const need = "validation failed after the merge";
      const { head } = await claimTicket(clone, ID, "proposed", { claim: { attention: need } });
      clone.git("merge", "--quiet", "--no-edit", head);
      expect(await shown(clone)).toMatchObject({ state: "closed", attention_required: need });
      expect(Object.keys(await statesOf(clone, { attention: true }))).toEqual([ID]);
    });
  });

  it("is what the tree says where the tree tells another story", async () => {
    await withAlone(async (clone) => {
      await claimTicket(clone, ID, "accepted");
      for (const [inside, text] of Object.entries(ticketTexts("intake")))
        clone.write(`.yoi/tickets/${ID}/${inside}`, text.replaceAll("ev000000", "another1"));
      // Its moves are the beginning of those of the work: it is only behind.
      expect(await statesOf(clone)).toMatchObject({ [ID]: ["inprogress", false] });
      const back = ticketTexts("ready")["thread.md"]?.replaceAll("ev000002", "another2") ?? "";
      clone.write(`.yoi/tickets/${ID}/item.md`, ticketTexts("ready")["item.md"] ?? "");
      clone.write(`.yoi/tickets/${ID}/thread.md`, back);
      expect(await statesOf(clone)).toMatchObject({ [ID]: ["ready", false] });
    });
  });

  it("is known from the branches alone where the ledger was never fetched", async () => {
    await withClone(async (clone, origin) => {
      await claimTicket(clone, ID, "proposed");
      const person = origin.clone("person");
      expect(await statesOf(person)).toMatchObject({ [ID]: ["inprogress", true] });
      expect(await shown(person)).toMatchObject({ work: { generation: null, merge_ready: true } });
    });
  });

  it("is what was last seen: nothing is fetched", async () => {
    await withClone(async (clone, origin) => {
      const person = origin.clone("person");
      await claimTicket(clone, ID, "accepted");
      expect(await statesOf(person)).toMatchObject({ [ID]: ["queued", null] });
      const machine = machineIn(person);
      await refreshShared(machine.git, machine.place);
      person.git("remote", "set-url", "origin", "/nowhere");
      expect(await statesOf(person)).toMatchObject({ [ID]: ["inprogress", false] });
    });
  });
});

describe("reading a repository in which nobody works on anything", () => {
  it("starts one process more than before, whatever is asked", async () => {
    await withClone(async (clone) => {
      const { repo, take } = countGit(clone);
      const context = contextOf(repo);
      take();
      await listTickets(context, {});
      expect(take()).toBe(1);
      await showTicket(context, { ticket: ID });
      expect(take()).toBe(1);
    });
  });

  it("starts as many processes for three tickets that are worked on as for one", async () => {
    await withAlone(async (repo) => {
      await claimTicket(repo, ID, "accepted");
      const counted = countGit(repo);
      const context = contextOf(counted.repo);
      counted.take();
      await listTickets(context, {});
      const one = counted.take();
      for (const name of ["a", "b"]) repo.git("branch", `work/20261101-09000${name === "a" ? 1 : 2}-${name}`);
      await listTickets(context, {});
      expect(counted.take()).toBe(one);
      expect(one).toBeLessThanOrEqual(9);
    });
  });
});

describe("plan query", () => {
  it("includes decisions that wait in the ledger, in both directions, and says so", async () => {
    await withAlone(async (clone) => {
      const record: PlanRecord = {
        id: "plan-aa11",
        ticket_id: OTHER,
        kind: "after",
        related_ticket: ID,
        note: "Both change the menu.",
        author: "Alice",
        at: timeAt(5),
      };
      await claimTicket(clone, ID, "accepted", { ledger: { plans: new Map([[OTHER, [record]]]) } });
      for (const ticket of [ID, OTHER]) {
        expect((await queryPlan(contextOf(clone), { ticket })).data.records).toEqual([
          { ...record, accepted_plan: null, source: "ledger" },
        ]);
      }
      expect((await queryPlan(contextOf(clone), { kind: ["blocks"] })).data.records).toEqual([]);
    });
  });
});
