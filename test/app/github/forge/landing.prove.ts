import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

/** Opens the request and has it approved; its number. */
async function approved({ world, open, pulls }: ForgeWorld): Promise<number> {
  await (await open()).settle();
  const [number = 0] = pulls();
  await world.as("rita").approve(number);
  return number;
}

function messages(end: {
  readonly outcomes: readonly { readonly step: { readonly kind: string }; readonly message: string }[];
}) {
  return end.outcomes.map(({ step, message }) => `${step.kind}: ${message}`);
}

describe("landing on GitHub", () => {
  it("goes through the merge queue where the branch has one, and waits for the real merge", async () => {
    await proposed.start(async (forge) => {
      const { world, open, item, tip } = forge;
      world.protect("main", { requestsOnly: true, mergeQueue: true });
      await approved(forge);
      const queued = await (await open()).settle();
      expect(messages(queued)).toContain("merge: put into the merge queue");
      const head = tip(BRANCH);
      const posted = world.state.statuses.filter(({ sha }) => sha === head).length;
      // While it is queued nothing is done, and no status is touched.
      expect((await (await open()).settle()).outcomes).toEqual([]);
      expect((await world.processQueue()).kind).toBe("grouped");
      expect((await (await open()).settle()).outcomes).toEqual([]);
      expect(world.state.statuses.filter(({ sha }) => sha === head)).toHaveLength(posted);
      expect((await world.processQueue()).kind).toBe("merged");
      await (await open()).settle();
      expect(item(TICKET)).toContain("state: closed");
      expect(tip("refs/heads/work/")).toBe("");
    });
  });

  it("does not queue again what the merge queue threw out, and says so", async () => {
    await proposed.start(async (forge) => {
      const { world, open, gate, tip } = forge;
      world.protect("main", { requestsOnly: true, mergeQueue: true, requiredChecks: [{ context: "build" }] });
      const number = await approved(forge);
      const head = tip(BRANCH);
      const green = (sha: string, state: string) =>
        world.as("ada").ask("POST", `/statuses/${sha}`, { state, context: "build" });
      await green(head, "success");
      await (await open()).settle();
      const grouped = await world.processQueue();
      expect(grouped.kind).toBe("grouped");
      await green("sha" in grouped ? grouped.sha : "", "failure");
      expect((await world.processQueue()).kind).toBe("ejected");
      const end = await (await open()).settle();
      expect(messages(end).filter((text) => text.startsWith("merge"))).toEqual([]);
      expect(await gate(head)).toBe("failure failed: checks: a check failed");
      expect(world.state.queue).toEqual([]);
      const comments = (await world.as("ada").ask("GET", `/issues/${number}/comments`)).body as {
        body: string;
      }[];
      expect(comments[0]?.body).toContain("left the merge queue without a merge");
    });
  });

  it("does not merge a head that another open request has too", async () => {
    await proposed.start(async (forge) => {
      const { world, open, gate, tip } = forge;
      await approved(forge);
      const head = tip(BRANCH);
      world.bare.git("update-ref", "refs/heads/copy", head);
      await world.as("rita").openPull({ head: "copy", title: "The same" });
      const end = await (await open()).settle();
      expect(messages(end).filter((text) => text.startsWith("merge"))).toEqual([]);
      expect(await gate(head)).toMatch(/^failure failed: siblings: #1, #2 have the very same head/);
      await world.as("rita").close(2);
      expect(messages(await (await open()).settle())).toContain(
        "complete: completed: the claim is closed and the work branch is gone",
      );
    });
  });

  it("waits with GitHub's reason where GitHub refuses the merge, and does not try it again and again", async () => {
    await proposed.start(async (forge) => {
      const { world, open } = forge;
      world.protect("main", { requiredChecks: [{ context: "never" }] });
      const number = await approved(forge);
      const end = await (await open()).settle();
      expect(messages(end).filter((text) => text.startsWith("merge"))).toEqual([
        expect.stringMatching(/^merge: GitHub refused to merge it: /) as string,
      ]);
      expect(end.failed).toEqual([]);
      expect(world.requests.filter(({ path }) => path.endsWith(`/pulls/${number}/merge`))).toHaveLength(1);
    });
  });

  it("merges once although the answer is lost", async () => {
    await proposed.start(async (forge) => {
      const { world, open, item } = forge;
      await approved(forge);
      world.faults.next({ match: /^PUT \S+\/merge$/, kind: "lost-reply" });
      await (await open()).settle();
      await (await open()).settle();
      expect(item(TICKET)).toContain("state: closed");
      expect(world.bare.git("log", "--format=%s", "--merges", "main").split("\n")).toHaveLength(1);
    });
  });
});

describe("records for a default branch that takes no push", () => {
  it("wait in one rolling request that is only added to", async () => {
    const none = { "20261101-090000-none": "", "20261101-090100-none": "" };
    await proposed.start(async ({ world, open, pulls, pull, item, tip }) => {
      const setup = await world.as("wes").clone();
      for (const id of Object.keys(none)) {
        for (const inside of ["item.md", "thread.md"]) {
          const text = setup.git("show", `main:.yoi/tickets/${TICKET}/${inside}`);
          setup.write(
            `.yoi/tickets/${id}/${inside}`,
            text.replaceAll(TICKET, id).replace("## Acceptance criteria", "## Notes"),
          );
        }
      }
      setup.commit("chore: queue tickets without criteria");
      await world.as("wes").push(setup, "--quiet", "origin", "main");
      world.protect("main", { requestsOnly: true });
      const before = world.bare.git("rev-parse", "main");
      const end = await (await open()).settle();
      const returned = messages(end).filter((text) => text.startsWith("return_to_intake"));
      // How often it is looked again in one job is no matter: each is added once.
      expect(returned.filter((text) => text.includes("back to intake"))).toHaveLength(2);
      expect(returned.length).toBeGreaterThan(2);
      for (const text of returned.slice(2)) expect(text).toMatch(/it waits in request #\d+$/);
      expect(world.bare.git("rev-parse", "main")).toBe(before);
      const records = tip("refs/heads/yoi/records");
      for (const id of Object.keys(none)) expect(item(id, records)).toContain("state: intake");
      expect(world.bare.git("rev-list", "--count", `main..${records}`)).toBe("2");
      const requests = await Promise.all(pulls().map(pull));
      expect(requests.filter(({ title }) => title === "Records of the Orchestrator")).toHaveLength(1);
      // The next look finds that they wait, and adds nothing.
      await (await open()).settle();
      expect(tip("refs/heads/yoi/records")).toBe(records);
    });
  });
});
