import { describe, expect, it } from "vitest";
import { observe } from "../../../../src/app/orchestrate/observe/observe.ts";
import { runTick } from "../../../../src/app/orchestrate/tick.ts";
import { pushRefs } from "../../../../src/io/git/exchange.ts";
import { readParents } from "../../../../src/io/git/log.ts";
import { withForge } from "../../../support/github/forge-world.ts";

const TICKET = "20261101-080000-copy";
const BRANCH = `refs/heads/work/${TICKET}`;
const FILE = ".github/workflows/yoi-tick.yml";

describe("workflows that a job's token may not push", () => {
  it("are taken over from the default branch before work is pushed that has older ones", async () => {
    await withForge({ tickets: [TICKET] }, async ({ world, open }) => {
      const work = await open();
      // The claim is made, and its attempt opened, on the workflows as they were.
      await runTick(work.orchestrator);
      await runTick(work.orchestrator);
      const newer = world.bare.git("show", `main:${FILE}`).replace("name: ", "name: newer ");
      await world.commit({ [FILE]: newer });
      const end = await work.settle();
      expect(end.failed).toEqual([]);
      expect(world.bare.git("show", `${BRANCH}:${FILE}`)).toContain("newer");
      expect(world.bare.git("log", "--format=%s", `main..${BRANCH}`)).toContain(`feat: ${TICKET}`);
      expect(end.waiting).toMatchObject([{ ticket: TICKET, reasons: [{ kind: "person" }] }]);
    });
  });

  it.each([
    ["with the token of the job", false],
    ["with an App's token too", true],
  ])("keep a result from being pushed that changes them, and a person is asked: %s", async (_what, app) => {
    await withForge({ tickets: [TICKET], app }, async ({ world, open, item }) => {
      const { orchestrator } = await open();
      await runTick(orchestrator);
      const seen = await observe(orchestrator);
      const { repo } = orchestrator;
      const from = seen.refs.work.get(TICKET) ?? "";
      const clone = world.bare.at(orchestrator.root ?? "");
      clone.git("switch", "--quiet", "--detach", from);
      clone.write(FILE, `${clone.read(FILE)}# more\n`);
      const newHead = clone.commit("ci: more");
      const fence = { generation: 1, head: from, attempt: null };
      const step = {
        kind: "publish",
        ticket: TICKET,
        role: "coder",
        attempt: "attempt00001",
        fence,
      } as const;
      const fitted = orchestrator.forge.fitHead(orchestrator, {
        step,
        seen,
        current: seen,
        made: { newHead },
      });
      expect(fitted?.message).toContain("which no job may push");
      const asked = fitted !== null && "newHead" in fitted.made ? (fitted.made.newHead ?? "") : "";
      expect(readParents(repo, asked)).toEqual([from]);
      await pushRefs(repo, "origin", [{ name: BRANCH, from, to: asked }]);
      expect(item(TICKET, BRANCH)).toContain("make this change by hand");
      const merge = { kind: "update_from_base", ticket: TICKET, fence, base: from, conflicts: [] } as const;
      const held = orchestrator.forge.fitHead(orchestrator, {
        step: merge,
        seen,
        current: seen,
        made: { newHead },
      });
      expect(held?.made).toEqual({ stale: expect.stringMatching(/no job may push$/) as string });
    });
  });

  it("are left as they are where a person pushed them to the work branch", async () => {
    await withForge({ tickets: [TICKET] }, async ({ world, open }) => {
      await runTick((await open()).orchestrator);
      const clone = await world.as("rita").clone();
      clone.git("switch", "--quiet", `work/${TICKET}`);
      clone.write(FILE, `${clone.read(FILE)}# by hand\n`);
      clone.commit("ci: by hand");
      expect((await world.as("rita").push(clone, "--quiet", "origin", `work/${TICKET}`)).status).toBe(0);
      const end = await (await open()).settle();
      expect(end.failed).toEqual([]);
      expect(world.bare.git("show", `${BRANCH}:${FILE}`)).toContain("# by hand");
      expect(end.waiting).toMatchObject([
        { ticket: TICKET, reasons: [{ kind: "person" }, { kind: "person" }] },
      ]);
    });
  });
});
