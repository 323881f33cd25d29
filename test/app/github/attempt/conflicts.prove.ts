import { describe, expect, it } from "vitest";
import { TICKET, withAttempt } from "./attempt-world.ts";

/** Writes a line of its own into a file that others change too, or solves the conflict about it. */
const CODER = `cat >/dev/null
if grep -q '<<<<<<<' shared.txt 2>/dev/null; then printf 'both\\n' >shared.txt; else printf 'ours\\n' >shared.txt; fi
git add -A; git commit -qm "feat: shared"
echo '{"outcome":"implemented","summary":"Wrote it.","evidence":[{"criterion":1,"met":true,"evidence":"shared.txt"}]}'`;
/** Says that it is done, and commits nothing. */
const IDLE = `cat >/dev/null; echo '{"outcome":"implemented","summary":"Nothing to do."}'`;

describe("a coder's run on a runner", () => {
  it("solves conflicts with the default branch as it was shown them", async () => {
    await withAttempt({ coder: CODER }, async (world) => {
      await world.wholeRun({ run: 1, runAttempt: 1 });
      const person = world.shared.machine("person");
      person.write("shared.txt", "theirs\n");
      person.commit("theirs");
      person.git("push", "--quiet");
      await world.plan();
      const reviewer = world.claim()?.attempt?.role;
      for (let run = 2; run <= 4 && world.claim()?.round === 1; run += 1) {
        await world.wholeRun({ run, runAttempt: 1 });
        await world.plan();
      }
      expect([reviewer, world.claim()?.round, world.claim()?.attempt?.role]).toEqual(["coder", 2, "coder"]);
      expect(await world.wholeRun({ run: 9, runAttempt: 1 })).toMatchObject([
        { reason: "bound" },
        { reason: "coded" },
        { reason: "published" },
      ]);
      expect(world.origin.git("show", `work/${TICKET}:shared.txt`)).toBe("both");
      expect(world.origin.run("git", ["merge-base", "--is-ancestor", "main", `work/${TICKET}`]).status).toBe(
        0,
      );
    });
  });

  it("that brings no commit brought nothing, whatever it says", async () => {
    await withAttempt({ coder: IDLE }, async (world) => {
      expect(await world.wholeRun()).toMatchObject([
        { reason: "bound" },
        { reason: "coded" },
        { reason: "brought-nothing" },
      ]);
      expect(world.thread()).toContain("the agent ended without a commit");
    });
  });
});
