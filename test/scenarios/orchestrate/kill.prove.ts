import { describe, expect, it } from "vitest";
import { yoi } from "../../support/cli.ts";
import { finalTree } from "../../support/final-tree.ts";
import { CODER, type WorldOptions, withAlone, withShared } from "../../support/orchestrated.ts";

/** A coder that needs two rounds: the first time its file lacks a line. */
const TWO_ROUNDS = `if [ -f "notes/$YOI_TICKET.txt" ]; then
cat >/dev/null; echo "checked" >> "notes/$YOI_TICKET.txt"; git commit -qam "fix: $YOI_TICKET"
echo '{"outcome":"implemented","summary":"Added it.","answers":[{"finding":"f1","status":"fixed","reason":"added"}],"evidence":[{"criterion":1,"met":true,"evidence":"notes"}]}'
exit; fi
${CODER}`;
const STRICT = `cat >/dev/null
if grep -q checked "notes/$YOI_TICKET.txt"; then
echo '{"status":"approve","summary":"Good.","evidence":[{"criterion":1,"met":true,"evidence":"read it"}]}'
else
echo '{"status":"request_changes","summary":"Not checked.","findings":[{"id":"f1","severity":"blocking","path":"notes","line":1,"text":"say that it was checked"}]}'
fi`;

const WORLD: WorldOptions = {
  tickets: ["first-ticket"],
  coder: TWO_ROUNDS,
  reviewer: STRICT,
  validation: ["test -f notes/first-ticket.txt"],
};

const MOVES = [
  "accept",
  "open_attempt",
  "publish",
  "request_changes",
  "propose",
  "merge",
  "complete",
] as const;
const RUNS = ["run_coder", "run_reviewer", "run_validation"] as const;

/** Every place between two effects of the flow. */
const BOUNDARIES: readonly string[] = [
  ...MOVES.flatMap((step) => ["before", "made", "moved", "after"].map((when) => `${step}:${when}`)),
  ...RUNS.flatMap((step) => ["before", "start", "result", "after"].map((when) => `${step}:${when}`)),
  ...["prepare_workspace", "cleanup"].flatMap((step) => ["before", "after"].map((when) => `${step}:${when}`)),
];

describe("an Orchestrator that is killed and run again", () => {
  it.each(BOUNDARIES)("at %s comes to the same end, with a shared origin", async (boundary) => {
    const wanted = await withShared(WORLD, ({ origin, machine }) => {
      expect(yoi(machine(), "orchestrate")).toMatchObject({ status: 0 });
      return finalTree(origin);
    });
    await withShared(WORLD, ({ origin, machine }) => {
      const killed = yoi(machine().withEnv({ YOI_STOP_AT: boundary }), "orchestrate");
      expect({ boundary, status: killed.status }).toEqual({ boundary, status: null });
      const again = yoi(machine(), "orchestrate");
      expect(again).toMatchObject({ status: 0, stderr: "" });
      expect(finalTree(origin)).toBe(wanted);
      expect(origin.git("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main\nrefs/yoi/ledger");
    });
  });

  it.each(BOUNDARIES)("at %s comes to the same end, without a remote", async (boundary) => {
    await withAlone(WORLD, (repo) => {
      const killed = yoi(repo.withEnv({ YOI_STOP_AT: boundary }), "orchestrate");
      expect({ boundary, status: killed.status }).toEqual({ boundary, status: null });
      const again = yoi(repo, "orchestrate");
      expect(again).toMatchObject({ status: 0, stderr: "" });
      expect(repo.git("show", "main:.yoi/tickets/first-ticket/item.md")).toContain("state: closed");
      expect(repo.git("for-each-ref", "--format=%(refname)", "refs/heads")).toBe("refs/heads/main");
    });
  });
});
