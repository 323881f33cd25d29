import { describe, expect, it } from "vitest";
import { exampleOf, type PullWorld, putTicket, withPullWorld } from "../support/github/pull-world.ts";
import { type ActionEnd, runAction } from "../support/github/run-action.ts";
import { lifeTo, threadText, ticketTexts } from "../support/ticket-text.ts";

const ID = "20261101-080000-make-it-work";
const OTHER = "20261101-080000-another-one";
const ITEM = `.yoi/tickets/${ID}/item.md`;
const ZERO = "0".repeat(40);

/** The state in the item without the event that explains it. */
function skipEvent({ author }: Pick<PullWorld, "author">): void {
  author.write(ITEM, ticketTexts("intake")["item.md"]?.replace("state: intake", "state: ready") ?? "");
}

const codesOf = ({ result }: ActionEnd): readonly string[] =>
  (result["findings"] as { code: string }[]).map(({ code }) => code);

describe("the Action on a pull request", () => {
  it("judges only what the request brings, by the base's newest rules, though the base went on", async () => {
    const older = "version = 0\n";
    await withPullWorld(
      { [ID]: "intake", [OTHER]: "intake" },
      async ({ author, origin, checkRequest }) => {
        author.git("checkout", "--quiet", "-b", "feature");
        // Roles are asked for by configurations of version 1 only.
        const created = threadText(lifeTo("intake"));
        const rest = threadText(lifeTo("ready").slice(1)).replaceAll(" role: person", "");
        author.write(`.yoi/tickets/${ID}/thread.md`, `${created}\n${rest}`);
        author.write(ITEM, ticketTexts("ready")["item.md"] ?? "");
        author.commit("ready, without roles");
        const before = await checkRequest();
        author.git("checkout", "--quiet", "main");
        author.write(".yoi/ticket.config.toml", "version = 1\n");
        putTicket(author, OTHER, "ready");
        author.commit("the base goes on");
        author.git("push", "--quiet", `file://${origin.root}`, "main");
        author.git("checkout", "--quiet", "feature");
        const after = await checkRequest();
        expect([before.status, codesOf(before)]).toEqual([0, []]);
        expect(after.status).toBe(1);
        expect(after.result["tickets"]).toHaveLength(1);
      },
      older,
    );
  });

  it("completes a shallow checkout by itself", async () => {
    await withPullWorld({ [ID]: "intake" }, async ({ author, origin, propose, checkRequest }) => {
      putTicket(author, ID, "ready");
      author.commit("ready");
      propose(1);
      const shallow = origin.clone("shallow", "--depth=1");
      const end = await checkRequest({ checkout: shallow });
      expect(end).toMatchObject({ status: 0, outputs: { reason: "passed" } });
      expect(shallow.git("rev-parse", "--is-shallow-repository")).toBe("false");
    });
  });
});

describe("the Action on other events", () => {
  const push = (world: PullWorld, values: object): Promise<ActionEnd> =>
    runAction(world.checkout(), {
      event: "push",
      payload: { ...exampleOf("push", "ref"), ref: "refs/heads/main", ...values },
      apiUrl: world.apiUrl,
    });

  it("has nothing to judge in a deleted branch, a tag or an event it does not know", async () => {
    await withPullWorld({}, async (world) => {
      const ignored = { status: 0, outputs: { reason: "ignored" } };
      const head = world.author.git("rev-parse", "HEAD");
      expect(await push(world, { before: head, after: ZERO })).toMatchObject(ignored);
      expect(await push(world, { ref: "refs/tags/v1", before: ZERO, after: head })).toMatchObject(ignored);
      const strange = { event: "watch", payload: {}, apiUrl: world.apiUrl };
      expect(await runAction(world.checkout(), strange)).toMatchObject(ignored);
    });
  });

  it("judges the tree of a merge group against its base", async () => {
    await withPullWorld({ [ID]: "intake" }, async (world) => {
      const base = world.author.git("rev-parse", "HEAD");
      skipEvent(world);
      const head = world.author.commit("skip");
      const branch = `gh-readonly-queue/main/pr-7-${base}`;
      world.author.git("push", "--quiet", "origin", `HEAD:refs/heads/${branch}`);
      const example = exampleOf("merge_group", "merge_group") as { readonly merge_group: object };
      const end = await runAction(world.checkout(), {
        event: "merge_group",
        payload: {
          ...example,
          merge_group: {
            ...example.merge_group,
            head_sha: head,
            head_ref: `refs/heads/${branch}`,
            base_sha: base,
            base_ref: "refs/heads/main",
          },
        },
        env: { GITHUB_REF: `refs/heads/${branch}` },
        apiUrl: world.apiUrl,
      });
      expect(end.status).toBe(1);
      expect(codesOf(end)).toContain("state/not-recorded");
    });
  });

  it("says what it found even where the summary cannot be written, and is not green", async () => {
    await withPullWorld({ [ID]: "intake" }, async ({ author, checkRequest }) => {
      author.commit("nothing");
      const end = await checkRequest({ env: { GITHUB_STEP_SUMMARY: author.root } });
      expect([end.status, end.outputs["reason"]]).toEqual([2, "nothing"]);
      expect(end.stdout).toContain("the outcome could not be written: Error: EISDIR");
    });
  });

  it("examines the whole workspace as doctor", async () => {
    await withPullWorld({ [ID]: "ready" }, async (world) => {
      const inputs = { mode: "doctor" };
      const step = { event: "schedule", payload: {}, inputs, apiUrl: world.apiUrl };
      expect(await runAction(world.checkout(), step)).toMatchObject({
        status: 0,
        outputs: { reason: "passed" },
      });
    });
  });
});
