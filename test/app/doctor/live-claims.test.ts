import { describe, expect, it } from "vitest";
import { examineLive } from "../../../src/app/doctor/live.ts";
import type { Attempt } from "../../../src/core/orchestrator/ledger.ts";
import { putLedger } from "../../support/claimed.ts";
import type { TestRepo } from "../../support/git-repo.ts";
import {
  claimOf,
  codesIn,
  type LiveWorld,
  ledgerOf,
  makeBranch,
  mendIn,
  orchestratorIn,
  QUEUED,
  type WorkWish,
  withClaims,
  withLiveWorld,
  writeLife,
} from "../../support/live-world.ts";
import { refsOf } from "../../support/shared-refs.ts";
import { step, timeAt } from "../../support/ticket-text.ts";

const ID = "20261101-080000-dark-mode";
const OTHER = "20261101-080100-menu";
const WORK = `refs/heads/work/${ID}`;

/** A claimed ticket whose branch is where the ledger has it, and what is then done to the world. */
async function withClaimed(
  use: (world: LiveWorld & { readonly head: string; readonly acceptance: string }) => Promise<void>,
  wish: WorkWish = { progress: "coded" },
): Promise<void> {
  await withLiveWorld([ID], async ({ repo, orchestrator }) => {
    const work = makeBranch(repo, ID, wish);
    await putLedger(repo, withClaims({ [ID]: claimOf(work) }));
    await use({ repo, orchestrator, ...work });
  });
}

/** The one thing that is found, with the step that the next tick would do. */
async function foundIn({ orchestrator }: LiveWorld) {
  const { findings } = await examineLive(orchestrator);
  return findings.map(({ found, fix }) => [found.code, found.facts["next"] ?? "", fix?.kind ?? "none"]);
}

describe("claims and work branches that agree", () => {
  it("give nothing, and are counted", async () => {
    await withClaimed(async ({ orchestrator }) => {
      const { findings, examined } = await examineLive(orchestrator);
      expect(findings).toEqual([]);
      expect(examined).toEqual({
        tickets: 1,
        claims: 1,
        work_refs: 1,
        rescue_refs: 0,
        worktrees: 0,
        attempts: 0,
      });
    });
  });

  it("give nothing where there are none, nor in a repository that is new", async () => {
    await withLiveWorld([], async ({ orchestrator }) => {
      const { findings, examined } = await examineLive(orchestrator);
      expect(findings).toEqual([]);
      expect(Object.values(examined)).toEqual([0, 0, 0, 0, 0, 0]);
      expect(await mendIn(orchestrator)).toEqual({ mended: [], left: [] });
    });
  });
});

describe("a claim whose work branch", () => {
  it("was deleted is given up by the next tick", async () => {
    await withClaimed(async (world) => {
      world.repo.git("update-ref", "-d", WORK);
      expect(await foundIn(world)).toEqual([
        ["ledger/work-ref-absent", "ends the claim as abandoned: its work branch was deleted", "none"],
      ]);
    });
  });

  it("is behind an interrupted move is moved by the next tick", async () => {
    await withClaimed(async (world) => {
      const before = world.repo.git("rev-parse", `${world.head}~1`);
      await putLedger(
        world.repo,
        withClaims({ [ID]: claimOf({ ...world, base: before, coded: before }, { before }) }),
      );
      world.repo.git("update-ref", WORK, before);
      expect(await foundIn(world)).toEqual([
        ["ledger/work-ref-behind", "moves the branch to where the ledger has it", "none"],
      ]);
    });
  });

  it("is ahead is followed by the next tick", async () => {
    await withClaimed(async (world) => {
      world.repo.git("switch", "--quiet", `work/${ID}`);
      world.repo.commit("a person's commit");
      world.repo.git("switch", "--quiet", "main");
      expect(await foundIn(world)).toEqual([
        ["ledger/work-ref-ahead", "takes the commits into the claim", "none"],
      ]);
    });
  });

  it("was replaced is an error: the next tick asks a person", async () => {
    await withClaimed(async (world) => {
      world.repo.git("update-ref", WORK, "main");
      const words = "keeps it in a rescue ref, puts the branch back and asks a person";
      expect(await foundIn(world)).toEqual([["ledger/work-ref-elsewhere", words, "none"]]);
    });
  });
});

describe("a claim and the default branch", () => {
  it("disagree where the ticket is gone there", async () => {
    await withClaimed(async (world) => {
      world.repo.remove(`.yoi/tickets/${ID}`);
      world.repo.commit("remove it");
      expect((await foundIn(world)).map(([code]) => code)).toEqual(["ledger/no-such-ticket"]);
    });
  });

  it("disagree where it was closed there in another way, or landed without the ledger", async () => {
    await withClaimed(
      async (world) => {
        writeLife(world.repo, ID, [
          ...QUEUED,
          { kind: "close", minute: 10, attributes: { status: "declined" } },
          step(10, "queued", "closed", "declined"),
        ]);
        const before = world.repo.git("rev-parse", "HEAD");
        world.repo.commit("decline");
        const [[code, next] = []] = await foundIn(world);
        expect(code).toBe("ledger/unlanded-claim");
        expect(next).toMatch(/^ends the claim as withdrawn/);
        world.repo.git("reset", "--quiet", "--hard", before);
        world.repo.git("merge", "--quiet", "--no-ff", "-m", "merge", `work/${ID}`);
        const [[landed, note] = []] = await foundIn(world);
        expect(landed).toBe("ledger/unlanded-claim");
        expect(note).toMatch(/^notes that the work landed as/);
      },
      { progress: "proposed" },
    );
  });

  it("disagree where both changed the state", async () => {
    await withClaimed(async (world) => {
      writeLife(world.repo, ID, [
        ...QUEUED.slice(0, -1),
        step(3, "ready", "intake", "unclear"),
        step(3, "intake", "ready", "clear"),
        step(3, "ready", "queued", "queued"),
      ]);
      world.repo.commit("another story");
      expect((await foundIn(world)).map(([code]) => code)).toEqual(["ledger/diverged"]);
    });
  });

  it("disagree where completed work was taken back by git revert: reopening is asked for", async () => {
    await withLiveWorld([ID, OTHER], async ({ repo, orchestrator }) => {
      const ended = { queued_at: timeAt(3), at: timeAt(40), head: null, landed: null };
      await putLedger(repo, (ledger) => ({
        ...ledger,
        claims: new Map([
          [
            ID,
            {
              version: 1,
              ticket: ID,
              live: null,
              ended: [{ ...ended, generation: 1, outcome: "completed" }],
            },
          ],
          [
            OTHER,
            {
              version: 1,
              ticket: OTHER,
              live: null,
              ended: [{ ...ended, generation: 1, outcome: "returned" }],
            },
          ],
        ]),
      }));
      expect(await codesIn(orchestrator)).toEqual(["ledger/taken-back"]);
      // Queued anew, it is another queueing.
      const item = `.yoi/tickets/${ID}/item.md`;
      repo.write(item, repo.read(item).replace(`queued_at: ${timeAt(3)}`, `queued_at: ${timeAt(45)}`));
      repo.commit("queue it again");
      expect(await codesIn(orchestrator)).toEqual([]);
      writeLife(repo, ID, [...QUEUED, step(40, "queued", "intake", "again")]);
      repo.write(
        `.yoi/tickets/${ID}/item.md`,
        repo.read(`.yoi/tickets/${ID}/item.md`).replace(/queued_.*\n/g, ""),
      );
      repo.commit("return it");
      expect(await codesIn(orchestrator)).toEqual([]);
    });
  });
});

describe("a work branch of a ticket that nobody has claimed", () => {
  it("is foreign where no trailer explains it, and stays", async () => {
    await withLiveWorld([ID], async (world) => {
      await putLedger(world.repo, (ledger) => ledger);
      world.repo.git("branch", `work/${ID}`);
      expect(await foundIn(world)).toEqual([["ledger/foreign-work-ref", "", "none"]]);
      const before = refsOf(world.repo);
      await mendIn(world.orchestrator);
      expect(refsOf(world.repo)).toEqual(before);
    });
  });

  it("is an acceptance that was interrupted", async () => {
    await withLiveWorld([ID], async (world) => {
      const config = `version = 1\n[agents.a]\nprotocol = "command"\ncommand = ["true"]\n[roles.coder]\nagent = "a"\n[roles.reviewer]\nagent = "a"\n`;
      world.repo.write(".yoi/ticket.config.toml", config);
      world.repo.commit("agents");
      await putLedger(world.repo, (ledger) => ledger);
      makeBranch(world.repo, ID);
      expect(await foundIn(world)).toEqual([["ledger/unfinished-claim", "completes the claim", "none"]]);
    });
  });

  it("is deleted where an ended claim left it, if it has not moved", async () => {
    await withLiveWorld([ID], async ({ repo, orchestrator }) => {
      const { head } = makeBranch(repo, ID);
      await putLedger(repo, (ledger) => ({
        ...ledger,
        claims: new Map([
          [
            ID,
            {
              version: 1,
              ticket: ID,
              live: null,
              ended: [
                {
                  generation: 1,
                  queued_at: timeAt(3),
                  outcome: "abandoned",
                  at: timeAt(40),
                  head,
                  landed: null,
                },
              ],
            },
          ],
        ]),
      }));
      const before = refsOf(repo);
      expect((await mendIn(orchestrator, { dryRun: true })).mended).toEqual([
        { what: `delete the work branch of ${ID} at ${head.slice(0, 12)}`, outcome: "planned", details: [] },
      ]);
      expect(refsOf(repo)).toEqual(before);
      const { mended, left } = await mendIn(orchestrator);
      expect([mended.map(({ outcome }) => outcome), left]).toEqual([["done"], []]);
      const { [WORK]: gone, ...others } = before;
      expect([gone, refsOf(repo)]).toEqual([head, others]);
      expect((await mendIn(orchestrator)).mended).toEqual([]);
    });
  });
});

describe("a rescue ref", () => {
  it("of a generation that the ledger does not know shows an older ledger", async () => {
    await withClaimed(async ({ repo, orchestrator, head }) => {
      repo.git("update-ref", `refs/yoi/rescue/${ID}/1-${head}`, head);
      repo.git("update-ref", `refs/yoi/rescue/${ID}/worktree-7`, head);
      expect(await codesIn(orchestrator)).toEqual([]);
      repo.git("update-ref", `refs/yoi/rescue/${ID}/2`, head);
      expect(await codesIn(orchestrator)).toEqual(["ledger/unknown-rescue"]);
    });
  });
});

describe("an open attempt", () => {
  const attempt: Attempt = {
    id: "abcdefgh1234",
    role: "coder",
    round: 1,
    head: "0".repeat(40),
    opened_at: timeAt(20),
    deadline: timeAt(90),
    runner: null,
  };
  const open = async (repo: TestRepo, change: Partial<Attempt>): Promise<void> => {
    const live = ledgerOf(orchestratorIn(repo)).claims.get(ID)?.live ?? null;
    await putLedger(
      repo,
      withClaims({ [ID]: live === null ? null : { ...live, attempt: { ...attempt, ...change } } }),
    );
  };

  it("is dead with its process, and overdue on another machine after its deadline", async () => {
    await withClaimed(async ({ repo, orchestrator }) => {
      const { self } = orchestrator;
      await open(repo, { runner: { ...self, started: "1" } });
      expect(await codesIn(orchestrator)).toEqual(["ledger/attempt-dead"]);
      await open(repo, { runner: self });
      expect(await codesIn(orchestrator)).toEqual([]);
      await open(repo, { runner: { ...self, host: "elsewhere" } });
      expect(await codesIn(orchestrator)).toEqual(["ledger/attempt-overdue"]);
      await open(repo, { runner: { ...self, host: "elsewhere" }, deadline: "2999-01-01T00:00:00Z" });
      expect(await codesIn(orchestrator)).toEqual([]);
    });
  });
});
