import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Orchestrator } from "../../../../src/app/orchestrate/context.ts";
import { clockedIn, settle } from "../../../support/clocked.ts";
import type { TestRepo } from "../../../support/git-repo.ts";
import { ledgerOf } from "../../../support/live-world.ts";
import { withAlone } from "../../../support/orchestrated.ts";

const TICKET = "first-ticket";
const ATTEMPT = "abcdefgh1234";

/** An Orchestrator whose first attempt finds a directory where it is to write a file. */
function refusedAt(repo: TestRepo, file: string): Orchestrator {
  const orchestrator = clockedIn(repo, () => 0);
  mkdirSync(join(orchestrator.stateDir, "attempts", ATTEMPT, file), { recursive: true });
  const newId = (length: number): string =>
    length === ATTEMPT.length ? ATTEMPT : orchestrator.newId(length);
  return { ...orchestrator, newId };
}

it("a run that the system refuses something has failed, and waits before it is tried again", async () => {
  await withAlone({ tickets: [TICKET] }, async (repo) => {
    const orchestrator = refusedAt(repo, "guard.json");
    const { kind, last } = await settle(orchestrator);
    expect(kind).toBe("settled");
    expect(last.decision.waits).toMatchObject([{ ticket: TICKET, reasons: [{ kind: "retry" }] }]);
    expect(ledgerOf(orchestrator).claims.get(TICKET)?.live).toMatchObject({ attempts: 1, failures: 1 });
  });
});

it("a run that cannot even leave a result ends the Orchestrator: it is not started again and again", async () => {
  await withAlone({ tickets: [TICKET] }, async (repo) => {
    const orchestrator = refusedAt(repo, "result.new");
    await expect(settle(orchestrator)).rejects.toThrow(/directory/i);
    expect(ledgerOf(orchestrator).claims.get(TICKET)?.live).toMatchObject({ attempts: 1, failures: 0 });
  });
});
