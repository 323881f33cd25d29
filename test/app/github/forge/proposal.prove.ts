import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "../../../support/github/emulator/person.ts";
import { type ForgeWorld, type Proposed, propose } from "../../../support/github/forge-world.ts";

const TICKET = "20261101-080000-copy";
const BRANCH = `refs/heads/work/${TICKET}`;

let proposed: Proposed;
beforeAll(async () => {
  proposed = await propose({ tickets: [TICKET] });
}, 120_000);
afterAll(async () => {
  await proposed.dispose();
});

/** Opens the request, and returns its number. */
async function opened({ open, pulls }: ForgeWorld): Promise<number> {
  await (await open()).settle();
  const [number = 0] = pulls();
  expect(pulls()).toHaveLength(1);
  return number;
}

function steps(end: {
  readonly outcomes: readonly { readonly kind: string; readonly step: { readonly kind: string } }[];
}) {
  return end.outcomes.filter(({ kind }) => kind === "done").map(({ step }) => step.kind);
}

describe("a proposal on GitHub", () => {
  it("is opened once, with its dossier, a pending status first and one comment", async () => {
    await proposed.start(async (forge) => {
      const { world, open, pull, gate, tip } = forge;
      const number = await opened(forge);
      const head = tip(BRANCH);
      const posted = world.state.statuses
        .filter(({ sha }) => sha === head)
        .map(({ state, description }) => `${state} ${description}`);
      expect(posted).toEqual([
        "pending pending: the proposal is being put up for review",
        "pending pending: approvals: 0 of 1 approvals of people",
        "success 1 ticket changed, 3 moves: lawful",
      ]);
      const opening = world.requests.findIndex(
        ({ method, path }) => method === "POST" && path.endsWith("/pulls"),
      );
      const first = world.requests.findIndex(
        ({ method, path }) => method === "POST" && path.includes("/statuses/"),
      );
      expect(first).toBeLessThan(opening);
      const request = await pull(number);
      expect(request).toMatchObject({ title: `Do ${TICKET}`, state: "open" });
      expect(request["body"]).toContain(`<!-- yoi:dossier ${TICKET} 1 ${head} -->`);
      expect(await gate(head)).toBe("pending pending: approvals: 0 of 1 approvals of people");
      const comments = (await world.as("ada").ask("GET", `/issues/${number}/comments`)).body as {
        body: string;
      }[];
      expect(comments).toHaveLength(1);
      expect(comments[0]?.body).toContain("**Next:** review it.");

      // A settled tick looks once and changes nothing.
      world.resetRequests();
      const end = await (await open()).settle();
      expect(end.outcomes).toEqual([]);
      expect(end.requests).toBe(1);
      expect(world.requests.filter(({ kind, method }) => kind === "rest" && method !== "GET")).toEqual([]);
    });
  });

  it("is merged when a person approved it, with their name in the trailers, and the claim ends", async () => {
    await proposed.start(async (forge) => {
      const { world, open, item, tip } = forge;
      const number = await opened(forge);
      const head = tip(BRANCH);
      await world.as("rita").approve(number);
      const end = await (await open()).settle();
      expect(steps(end)).toEqual(["set_status", "merge", "note_landed", "complete"]);
      expect(item(TICKET)).toContain("state: closed");
      expect(tip("refs/heads/work/")).toBe("");
      const message = world.bare.git("log", "-1", "--format=%B", world.defaultBranch);
      expect(message).toContain(`Completes ${TICKET}.`);
      expect(message).toContain(`Yoi-Ticket: ${TICKET}\nYoi-Head: ${head}\nApproved-by: rita`);
    });
  });

  it("counts no approval of who queued it, of bots, or of those who may not write", async () => {
    await proposed.start(async (forge) => {
      const { world, open, gate, tip } = forge;
      const number = await opened(forge);
      for (const login of ["wes", "tom", "rex"]) await world.as(login).approve(number);
      const bot = world.token({ actor: "helper[bot]", permissions: { pull_requests: "write" } });
      const said = await ask(world.state, bot, "POST", `/pulls/${number}/reviews`, {
        event: "APPROVE",
        body: "",
      });
      expect(said.status).toBe(200);
      const work = await open();
      const end = await work.settle();
      expect(steps(end)).not.toContain("merge");
      expect(await gate(tip(BRANCH))).toMatch(/^pending pending: approvals: 0 of 1/);
      expect(work.orchestrator.forge.notesOf(TICKET)?.left).toEqual([
        { login: "wes", reason: "who wrote or asked for the work cannot approve it" },
        { login: "tom", reason: "no write access to this repository" },
        { login: "rex", reason: "no write access to this repository" },
        { login: "helper[bot]", reason: "it is no person" },
      ]);
    });
  });

  it("begins a round when a person asks for changes, once, with path and line as findings", async () => {
    await proposed.start(async (forge) => {
      const { world, open, item, pulls, pull, tip } = forge;
      const number = await opened(forge);
      const head = tip(BRANCH);
      const comments = [{ path: `notes/${TICKET}.txt`, line: 1, body: "Say more." }];
      await world.as("rita").requestChanges(number, "Not yet.", comments);
      const end = await (await open()).settle();
      expect(steps(end).slice(0, 2)).toEqual(["request_changes", "open_attempt"]);
      const rounds = world.bare.git("show", `${BRANCH}:.yoi/tickets/${TICKET}/artifacts/rounds.jsonl`);
      expect(rounds).toContain('"text":"Say more."');
      expect(rounds).toContain(`"path":"notes/${TICKET}.txt","line":1`);
      // The coder of this world does the same again, so that there is another proposal on the same request.
      expect(tip(BRANCH)).not.toBe(head);
      expect(pulls()).toEqual([number]);
      expect(item(TICKET, BRANCH)).toContain("state: closed");
      expect((await pull(number))["body"]).toContain(tip(BRANCH));
      await world.as("rita").approve(number);
      expect(steps(await (await open()).settle())).toContain("complete");
    });
  });

  it("ends as abandoned when its request is closed, and its work is kept", async () => {
    await proposed.start(async (forge) => {
      const { world, open, tip } = forge;
      const number = await opened(forge);
      const head = tip(BRANCH);
      await world.as("rita").close(number);
      expect(steps(await (await open()).settle())).toContain("release");
      expect(tip(BRANCH)).toBe("");
      expect(tip("refs/yoi/rescue/")).toBe(head);
    });
  });

  it("takes up the request that a person opened by hand, and keeps what they wrote", async () => {
    await proposed.start(async (forge) => {
      const { world, pull, pulls, open } = forge;
      const number = await world
        .as("rita")
        .openPull({ head: `work/${TICKET}`, title: "Mine", body: "I was faster." });
      await (await open()).settle();
      expect(pulls()).toEqual([number]);
      const request = await pull(number);
      expect(request["title"]).toBe("Mine");
      expect(request["body"]).toMatch(/^I was faster\.\n\n<!-- yoi:dossier /);
    });
  });

  it("goes on when somebody who may only read opened its request and closed it", async () => {
    await proposed.start(async (forge) => {
      const { world, open, pulls, tip } = forge;
      const number = await world.as("rex").openPull({ head: `work/${TICKET}`, title: "Mine" });
      await (await open()).settle();
      expect(pulls()).toEqual([number]);
      await world.as("rex").close(number);
      const end = await (await open()).settle();
      expect(steps(end)).not.toContain("release");
      expect(pulls()).toHaveLength(2);
      expect(tip(BRANCH)).not.toBe("");
    });
  });

  it("makes one request although the answer to opening it is lost", async () => {
    await proposed.start(async (forge) => {
      const { world, open, pulls } = forge;
      world.faults.next({ match: /^POST \S+\/pulls$/, kind: "lost-reply" });
      await (await open()).settle();
      await (await open()).settle();
      expect(pulls()).toHaveLength(1);
    });
  });

  it("is completed when a person merged it by hand, in another way than yoi would have", async () => {
    await proposed.start(async (forge) => {
      const { world, open, tip, item } = forge;
      const number = await opened(forge);
      await world.as("rita").merge(number, "squash");
      expect(steps(await (await open()).settle())).toEqual(["note_landed", "complete"]);
      expect(item(TICKET)).toContain("state: closed");
      expect(tip("refs/heads/work/")).toBe("");
    });
  });

  it("takes an approval as void when the person's commit behind it is not known to be anybody's", async () => {
    await proposed.start(async (forge) => {
      const { world, open } = forge;
      const number = await opened(forge);
      const clone = await world.as("rita").clone();
      const stranger = clone.withEnv({
        GIT_AUTHOR_EMAIL: "x@nobody.example",
        GIT_COMMITTER_EMAIL: "x@nobody.example",
      });
      stranger.git("switch", "--quiet", `work/${TICKET}`);
      stranger.write(".yoi/tickets/note.md", "a file beside the tickets\n");
      stranger.commit("docs: a file");
      await world.as("rita").push(clone, "--quiet", "origin", `work/${TICKET}`);
      await world.settle();
      await world.as("ada").approve(number);
      const work = await open();
      await work.settle();
      const left = work.orchestrator.forge.notesOf(TICKET)?.left ?? [];
      expect(left).toEqual([
        { login: "ada", reason: expect.stringMatching(/nobody by the address/) as string },
      ]);
    });
  });
});
