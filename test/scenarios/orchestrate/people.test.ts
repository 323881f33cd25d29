import { describe, expect, it } from "vitest";
import { yoi } from "../../support/cli.ts";
import type { TestRepo } from "../../support/git-repo.ts";
import { CODER, withShared } from "../../support/orchestrated.ts";

const TICKET = "first-ticket";

function orchestrate(machine: TestRepo): string {
  const { stdout, stderr, status } = yoi(machine, "orchestrate");
  expect({ stderr, status, stdout }).toMatchObject({ stderr: "", status: 0 });
  return stdout;
}

function itemOn(origin: TestRepo, branch: string): string {
  return origin.git("show", `${branch}:.yoi/tickets/${TICKET}/item.md`);
}

/** A coder that adds a line in every round. */
const EVERY_ROUND = `cat >/dev/null
mkdir -p notes && echo "more" >> "notes/$YOI_TICKET.txt"
git add -A && git commit -qm "feat: $YOI_TICKET"
echo '{"outcome":"implemented","summary":"Added a line.","answers":[{"finding":"person-1","status":"fixed","reason":"done"}],"evidence":[{"criterion":1,"met":true,"evidence":"notes"}]}'`;

describe("a person and the Orchestrator", () => {
  it("with authority dossier: it stops at the proposal, the person sends it back, approves, and merges", async () => {
    const options = { tickets: [TICKET], authority: "dossier", coder: EVERY_ROUND } as const;
    await withShared(options, ({ origin, machine }) => {
      const reviewer = machine().withEnv({ YOI_ACTOR: "Rita" });
      expect(orchestrate(machine())).toMatch(/waits \(person\)/);
      expect(itemOn(origin, `work/${TICKET}`)).toContain("state: closed");
      expect(itemOn(origin, "main")).toContain("state: queued");
      const asked = yoi(reviewer, "review", TICKET, "--request-changes", "--note", "One line more, please.");
      expect(asked).toMatchObject({ status: 0 });
      expect(orchestrate(machine())).toMatch(/round 2 begins \(person\)/);
      expect(yoi(reviewer, "review", TICKET, "--approve")).toMatchObject({ status: 0 });
      const merged = yoi(reviewer, "merge", TICKET);
      expect({ status: merged.status, stdout: merged.stdout }).toMatchObject({ status: 0 });
      expect(itemOn(origin, "main")).toContain("state: closed");
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

  it("who deletes the work branch: the work is abandoned and kept, and a second queueing is a second life", async () => {
    await withShared({ tickets: [TICKET], authority: "dossier" }, ({ origin, machine }) => {
      orchestrate(machine());
      const head = origin.git("rev-parse", `work/${TICKET}`);
      origin.git("update-ref", "-d", `refs/heads/work/${TICKET}`);
      expect(orchestrate(machine())).toMatch(/release: abandoned/);
      expect(origin.git("rev-parse", `refs/yoi/rescue/${TICKET}/1`)).toBe(head);
      const clone = machine("person");
      clone.git("pull", "--quiet");
      const queued = yoi(clone, "ticket", "queue", TICKET, "--push");
      expect({ status: queued.status, stderr: queued.stderr }).toMatchObject({ status: 0 });
      expect(orchestrate(machine())).toMatch(/accept: claimed as generation 2/);
    });
  });

  it("who un-queues the ticket while it is worked on: it is withdrawn and the work is kept", async () => {
    await withShared({ tickets: [TICKET], authority: "dossier" }, ({ origin, machine }) => {
      orchestrate(machine());
      const clone = machine("person");
      const item = clone.read(`.yoi/tickets/${TICKET}/item.md`);
      expect(item).toContain("state: queued");
      clone.git("rm", "-rq", `.yoi/tickets/${TICKET}`);
      clone.git("commit", "--quiet", "-m", "not wanted any more");
      clone.git("push", "--quiet", "origin", "HEAD:main");
      expect(orchestrate(machine())).toMatch(/release: withdrawn/);
      expect(origin.git("for-each-ref", "--format=%(refname)")).toBe(
        `refs/heads/main\nrefs/yoi/ledger\nrefs/yoi/rescue/${TICKET}/1`,
      );
    });
  });

  it("who merges by hand: what landed is noted and completed", async () => {
    await withShared({ tickets: [TICKET], authority: "dossier" }, ({ origin, machine }) => {
      orchestrate(machine());
      const clone = machine("person");
      clone.git("fetch", "--quiet");
      clone.git("merge", "--quiet", "--no-ff", "-m", "by hand", `origin/work/${TICKET}`);
      clone.git("push", "--quiet", "origin", "HEAD:main");
      const said = orchestrate(machine());
      expect(said).toMatch(/note landed/);
      expect(said).toMatch(/complete: completed/);
      expect(origin.git("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main\nrefs/yoi/ledger");
    });
  });

  it("who changed the same lines meanwhile: the coder solves the conflict in a round of its own", async () => {
    const coder = `cat >/dev/null
mkdir -p notes
if grep -q '^<<<<<<<' notes/shared.txt 2>/dev/null; then printf 'both\\n' > notes/shared.txt; else echo "agent" > notes/shared.txt; fi
git add -A && git commit -qm "feat: $YOI_TICKET"
echo '{"outcome":"implemented","summary":"Wrote it.","evidence":[{"criterion":1,"met":true,"evidence":"notes"}]}'`;
    await withShared({ tickets: [TICKET], authority: "dossier", coder }, ({ origin, machine }) => {
      orchestrate(machine());
      const clone = machine("person");
      clone.write("notes/shared.txt", "person\n");
      clone.commit("by hand");
      clone.git("push", "--quiet", "origin", "HEAD:main");
      expect(orchestrate(machine())).toMatch(/conflicts with main in notes\/shared.txt/);
      expect(origin.git("show", `work/${TICKET}:notes/shared.txt`)).toBe("both");
      expect(yoi(machine(), "merge", TICKET)).toMatchObject({ status: 0 });
      expect(origin.git("show", "main:notes/shared.txt")).toBe("both");
    });
  });

  it("who is asked when the rounds are used up, and whose answer lets the work go on", async () => {
    const reviewer = `cat >/dev/null
if [ "$(cat notes/$YOI_TICKET.txt | wc -l)" -ge 4 ]; then
echo '{"status":"approve","summary":"Good.","evidence":[{"criterion":1,"met":true,"evidence":"read it"}]}'
else echo '{"status":"request_changes","summary":"More.","findings":[{"id":"f'$(cat notes/$YOI_TICKET.txt | wc -l)'","severity":"blocking","path":null,"line":null,"text":"more lines"}]}'; fi`;
    await withShared({ tickets: [TICKET], coder: EVERY_ROUND, reviewer }, ({ origin, machine }) => {
      expect(orchestrate(machine())).toMatch(/escalate: asks a person/);
      expect(itemOn(origin, `work/${TICKET}`)).toMatch(/attention_required: .+/);
      const answered = yoi(machine(), "ticket", "attend", TICKET, "--answer", "Go on for three rounds more.");
      expect({ status: answered.status, stderr: answered.stderr }).toMatchObject({ status: 0 });
      orchestrate(machine());
      expect(itemOn(origin, "main")).toContain("state: closed");
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
