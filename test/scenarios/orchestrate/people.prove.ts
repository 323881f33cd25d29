import { describe, expect, it } from "vitest";
import { yoi } from "../../support/cli.ts";
import { EVERY_ROUND, itemOn, orchestrate, withShared } from "../../support/orchestrated.ts";

const TICKET = "first-ticket";

describe("a person and the Orchestrator", () => {
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
      const taken = yoi(clone, "ticket", "unqueue", TICKET, "--reason", "Not now.", "--push");
      expect({ status: taken.status, stdout: taken.stdout }).toMatchObject({ status: 0 });
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

  it("who is asked when the rounds are used up, and whose answer lets the work go on", async () => {
    const reviewer = `cat >/dev/null
if [ "$(cat notes/$YOI_TICKET.txt | wc -l)" -ge 4 ]; then
echo '{"status":"approve","summary":"Good.","evidence":[{"criterion":1,"met":true,"evidence":"read it"}]}'
else echo '{"status":"request_changes","summary":"More.","findings":[{"id":"f'$(cat notes/$YOI_TICKET.txt | wc -l)'","severity":"blocking","path":null,"line":null,"text":"more lines"}]}'; fi`;
    await withShared({ tickets: [TICKET], coder: EVERY_ROUND, reviewer }, ({ origin, machine }) => {
      expect(orchestrate(machine())).toMatch(/escalate: asks a person/);
      expect(itemOn(origin, `work/${TICKET}`, TICKET)).toMatch(/attention_required: .+/);
      const answered = yoi(machine(), "ticket", "attend", TICKET, "--answer", "Go on for three rounds more.");
      expect({ status: answered.status, stderr: answered.stderr }).toMatchObject({ status: 0 });
      orchestrate(machine());
      expect(itemOn(origin, "main", TICKET)).toContain("state: closed");
    });
  });

  it("who puts something else into the merge: it is seen, and the person must answer for it", async () => {
    await withShared({ tickets: [TICKET], authority: "dossier" }, ({ origin, machine }) => {
      orchestrate(machine());
      const clone = machine("person");
      clone.git("fetch", "--quiet");
      clone.git("merge", "--quiet", "--no-ff", "--no-commit", `origin/work/${TICKET}`);
      clone.write("notes/extra.txt", "nobody looked at this\n");
      clone.commit("by hand, with more");
      clone.git("push", "--quiet", "origin", "HEAD:main");
      expect(orchestrate(machine())).toMatch(/waits \(attention\): after the merge .*notes\/extra.txt/);
      const accepted = yoi(machine(), "review", TICKET, "--override", "post-merge", "--note", "I added it.");
      expect({ status: accepted.status }).toEqual({ status: 0 });
      expect(orchestrate(machine())).toMatch(/complete: completed/);
      expect(origin.git("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main\nrefs/yoi/ledger");
    });
  });
});
