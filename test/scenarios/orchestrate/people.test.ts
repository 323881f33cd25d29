import { describe, expect, it } from "vitest";
import { yoi } from "../../support/cli.ts";
import { CODER, EVERY_ROUND, itemOn, orchestrate, withShared } from "../../support/orchestrated.ts";

const TICKET = "first-ticket";

describe("a person and the Orchestrator", () => {
  it("with authority dossier: it stops at the proposal, the person sends it back, approves, and merges", async () => {
    const options = { tickets: [TICKET], authority: "dossier", coder: EVERY_ROUND } as const;
    await withShared(options, ({ origin, machine }) => {
      const reviewer = machine().withEnv({ YOI_ACTOR: "Rita" });
      expect(orchestrate(machine())).toMatch(/waits \(person\)/);
      expect(itemOn(origin, `work/${TICKET}`, TICKET)).toContain("state: closed");
      expect(itemOn(origin, "main", TICKET)).toContain("state: queued");
      const asked = yoi(reviewer, "review", TICKET, "--request-changes", "--note", "One line more, please.");
      expect(asked).toMatchObject({ status: 0 });
      expect(orchestrate(machine())).toMatch(/round 2 begins \(person\)/);
      expect(yoi(reviewer, "review", TICKET, "--approve")).toMatchObject({ status: 0 });
      const merged = yoi(reviewer, "merge", TICKET);
      expect({ status: merged.status, stdout: merged.stdout }).toMatchObject({ status: 0 });
      expect(itemOn(origin, "main", TICKET)).toContain("state: closed");
      expect(origin.git("show", `main:notes/${TICKET}.txt`)).toBe("more\nmore");
      expect(yoi(machine(), "dossier", TICKET).stdout).toContain("Merge-ready");
      expect(origin.git("log", "-1", "--format=%(trailers:key=Approved-by,valueonly)", "main")).toContain(
        "Rita",
      );
      expect(orchestrate(machine())).toBe("nothing to do: no ticket is queued, claimed or waiting\n");
      machine().git("pull", "--quiet");
      const reverted = yoi(machine(), "revert", TICKET, "--reason", "The note is wrong.");
      expect({ status: reverted.status, stderr: reverted.stderr }).toMatchObject({ status: 0 });
      expect(machine().read(`.yoi/tickets/${TICKET}/item.md`)).toContain("state: intake");
      expect(machine().run("test", ["-e", `notes/${TICKET}.txt`]).status).toBe(1);
    });
  });
});

describe("yoi orchestrate --dry-run", () => {
  it("prints what would be done and why the rest waits, and its observation can be decided again", async () => {
    const tickets = [TICKET, { id: "second-ticket", relations: [["depends_on", TICKET]] as const }];
    await withShared({ tickets, coder: CODER }, ({ origin, machine }) => {
      const before = origin.git("for-each-ref");
      const plan = yoi(machine(), "orchestrate", "--dry-run");
      expect(plan.stdout).toMatch(/→ first-ticket accept: generation 1/);
      expect(plan.stdout).toMatch(/… second-ticket waits \(relation\)/);
      const saved = yoi(machine(), "orchestrate", "--dry-run", "--json").stdout;
      machine().write("../observation.json", saved);
      const again = yoi(machine(), "orchestrate", "--observation", "../observation.json");
      expect(again.stdout).toBe(plan.stdout);
      expect(origin.git("for-each-ref")).toBe(before);
    });
  });
});
