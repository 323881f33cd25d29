import { describe, expect, it } from "vitest";
import { planTick, runTick } from "../../../src/app/orchestrate/tick.ts";
import type { ClaimFile, EndedClaim } from "../../../src/core/orchestrator/ledger.ts";
import { appendRounds } from "../../../src/core/orchestrator/rounds.ts";
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
  QUEUED_AGAIN,
  type Work,
  withClaims,
  withLiveWorld,
  writeLife,
} from "../../support/live-world.ts";
import { request } from "../../support/observation.ts";
import { refsOf, withMachines } from "../../support/shared-refs.ts";
import { timeAt } from "../../support/ticket-text.ts";

const [ACCEPTED, CODED, PROPOSED, MERGED, GIVEN_UP] = [
  "accepted-1",
  "coded-1",
  "proposed-1",
  "merged-1",
  "given-up-1",
] as const;
const TICKETS = [ACCEPTED, CODED, PROPOSED, MERGED, GIVEN_UP];
const LEDGER = "refs/yoi/ledger";

const attempt = {
  ...{ id: "abcdefgh1234", role: "coder" as const, round: 2, head: "0".repeat(40) },
  ...{ opened_at: timeAt(20), deadline: "2999-01-01T00:00:00Z", runner: null },
};

function ended(change: Partial<EndedClaim>): EndedClaim {
  const said = { generation: 1, queued_at: timeAt(3), at: timeAt(40), head: null, landed: null };
  return { ...said, outcome: "completed", ...change };
}

function entry(
  ticket: string,
  live: ClaimFile["live"],
  over: readonly EndedClaim[] = [],
): [string, ClaimFile] {
  return [ticket, { version: 1, ticket, live, ended: [...over] }];
}

/** Three live claims in different states, of which one is a second life, and two that ended. */
async function withLives(
  use: (world: LiveWorld & { readonly works: readonly Work[] }) => Promise<void>,
): Promise<void> {
  await withLiveWorld(TICKETS, async (world) => {
    const { repo } = world;
    const merged = makeBranch(repo, MERGED, { progress: "proposed" });
    repo.git(
      "merge",
      "--quiet",
      "--no-ff",
      "-m",
      `Merge\n\nYoi-Ticket: ${MERGED}\nYoi-Head: ${merged.head}`,
      merged.head,
    );
    const landed = repo.git("rev-parse", "HEAD");
    const givenUp = rescue(repo, GIVEN_UP, 1);
    const first = rescue(repo, CODED, 1);
    writeLife(repo, CODED, QUEUED_AGAIN);
    repo.commit("queue it again");
    const accepted = makeBranch(repo, ACCEPTED);
    const rounds = appendRounds(undefined, [request({ round: 2 })]);
    const files = { "artifacts/rounds.jsonl": rounds };
    const coded = makeBranch(repo, CODED, { generation: 2, life: QUEUED_AGAIN, progress: "coded", files });
    const proposed = makeBranch(repo, PROPOSED, { progress: "proposed" });
    repo.git("update-ref", "-d", `refs/heads/work/${MERGED}`);
    const claims = new Map([
      entry(ACCEPTED, claimOf(accepted, { before: null })),
      entry(
        CODED,
        claimOf(coded, {
          generation: 2,
          queued_at: timeAt(9),
          round: 2,
          attempts: 3,
          attempt,
          before: coded.acceptance,
        }),
        [ended({ outcome: "abandoned", head: first.head })],
      ),
      entry(PROPOSED, claimOf(proposed, { request: "branch", operations: ["asked:1:rounds"] })),
      entry(MERGED, null, [ended({ head: merged.head, landed })]),
      entry(GIVEN_UP, null, [ended({ outcome: "returned", head: givenUp.head })]),
    ]);
    const wait = { version: 1 as const, since: timeAt(50) };
    const reasons = [{ kind: "outcome" as const, text: "it ended", tickets: [] }];
    const waits = new Map([[GIVEN_UP, { ...wait, ticket: GIVEN_UP, reasons }]]);
    await putLedger(repo, (ledger) => ({ ...ledger, claims, waits }));
    await use({ ...world, works: [accepted, coded, proposed, merged, givenUp] });
  });
}

/** A branch of a claim that ended without landing, kept as its rescue ref. */
function rescue(repo: TestRepo, id: string, generation: number): Work {
  const work = makeBranch(repo, id, { generation, progress: "coded" });
  repo.git("update-ref", `refs/yoi/rescue/${id}/${generation}`, work.head);
  repo.git("branch", "--quiet", "-D", `work/${id}`);
  return work;
}

/** What a rebuilt ledger cannot say again. */
function known(claims: ReadonlyMap<string, ClaimFile>) {
  return Object.fromEntries(
    [...claims].map(([ticket, { live, ended: over }]) => [
      ticket,
      {
        live: live === null ? null : pick(live),
        ended: over.map(({ at, outcome, ...rest }) => ({ ...rest, isLanded: outcome === "completed" })),
      },
    ]),
  );
}

function pick({
  generation,
  queued_at,
  base,
  acceptance,
  head,
  round,
  landed,
}: NonNullable<ClaimFile["live"]>) {
  return { generation, queued_at, base, acceptance, head, round, landed };
}

const lostOf = (details: readonly string[] = []) => details.filter((each) => each.startsWith("lost: "));
const madeOf = (details: readonly string[] = []) => details.filter((each) => !each.startsWith("lost: "));

describe("a ledger that is lost", () => {
  it("is rebuilt from work branches, rescue refs and the default branch, and what is lost is listed", async () => {
    await withLives(async ({ repo, orchestrator, works: [accepted, coded, proposed] }) => {
      const before = ledgerOf(orchestrator);
      expect(await codesIn(orchestrator)).toEqual(["orchestrate/dossier-missing"]);
      repo.git("update-ref", "-d", LEDGER);
      expect(await codesIn(orchestrator)).toEqual(["ledger/lost"]);
      const refs = refsOf(repo);
      const planned = (await mendIn(orchestrator, { dryRun: true })).mended;
      expect(refsOf(repo)).toEqual(refs);
      const { mended, left } = await mendIn(orchestrator);
      expect(mended).toEqual(planned.map((each) => ({ ...each, outcome: "done" })));
      expect(left).toEqual(["orchestrate/dossier-missing"]);
      const after = ledgerOf(orchestrator);
      expect(known(after.claims)).toEqual(known(before.claims));
      expect(madeOf(mended[0]?.details)).toEqual([
        `${ACCEPTED}: generation 1 live at ${accepted?.head.slice(0, 12)}`,
        `${CODED}: generation 1 abandoned, generation 2 live at ${coded?.head.slice(0, 12)}`,
        `${GIVEN_UP}: generation 1 abandoned`,
        `${MERGED}: generation 1 completed`,
        `${PROPOSED}: generation 1 live at ${proposed?.head.slice(0, 12)}`,
      ]);
      // What differs, and the words that say so.
      expect([after.waits.size, after.plans.size, after.verdicts.size]).toEqual([0, 0, 0]);
      expect(after.claims.get(CODED)?.live).toMatchObject({
        attempts: 0,
        attempt: null,
        before: coded?.head,
      });
      expect(after.claims.get(PROPOSED)?.live).toMatchObject({ request: null, operations: [] });
      expect(after.claims.get(GIVEN_UP)?.ended[0]?.outcome).toBe("abandoned");
      expect(lostOf(mended[0]?.details)).toEqual(
        [
          "decisions about order and capacity that were not copied into tickets yet",
          "why tickets wait, and since when",
          "what people said about proposals: approvals, requests for changes, overrides",
          "results of validations after merges and of updates from the default branch",
          "claims of people who work by hand",
          "claims whose branch is gone and whose work neither landed nor was kept",
          "when claims ended",
          `${ACCEPTED}: its open attempt, how many there were, and what people were asked`,
          `${CODED}: how generation 1 ended without landing`,
          `${CODED}: its open attempt, how many there were, and what people were asked`,
          `${GIVEN_UP}: how generation 1 ended without landing`,
          `${PROPOSED}: its open attempt, how many there were, and what people were asked`,
        ].map((each) => `lost: ${each}`),
      );
      // Linear and without parent; others go on from it, and nobody claims again what ended.
      expect(repo.git("rev-list", "--count", LEDGER)).toBe("1");
      expect((await mendIn(orchestrator)).mended).toEqual([]);
      const { decision } = await planTick(orchestrator);
      expect(decision.stopped).toBe(null);
      expect(decision.steps.flatMap((step) => (step.kind === "accept" ? [step.ticket] : []))).toEqual([]);
    });
  });

  it("knows claims whose work was squashed, taken back, merged early, or whose branch proves nothing", async () => {
    const [squashed, reverted, early, foreign] = [
      "squashed-1",
      "reverted-1",
      "early-1",
      "foreign-1",
    ] as const;
    await withLiveWorld([squashed, reverted, early, foreign], async ({ repo, orchestrator }) => {
      const squash = makeBranch(repo, squashed, { generation: 1, progress: "proposed" });
      repo.git("merge", "--quiet", "--squash", squash.head);
      const squashCommit = repo.commit(`Squash\n\nYoi-Ticket: ${squashed}\nYoi-Head: ${squash.head}`);
      const back = makeBranch(repo, reverted, { generation: 3, progress: "proposed" });
      repo.git("merge", "--quiet", "--no-ff", "-m", "by a person", back.head);
      const byPerson = repo.git("rev-parse", "HEAD");
      repo.git("revert", "--no-edit", "-m", "1", "HEAD");
      const merged = makeBranch(repo, early, { progress: "coded" });
      repo.git("merge", "--quiet", "--no-ff", "-m", "early", merged.acceptance);
      for (const id of [squashed, reverted]) repo.git("branch", "--quiet", "-D", `work/${id}`);
      repo.git("branch", `work/${foreign}`);
      const { mended, left } = await mendIn(orchestrator);
      const { claims } = ledgerOf(orchestrator);
      expect(claims.get(squashed)?.ended).toMatchObject([
        {
          generation: 1,
          queued_at: timeAt(3),
          outcome: "completed",
          head: squash.head,
          landed: squashCommit,
        },
      ]);
      expect(claims.get(reverted)?.ended).toMatchObject([
        { generation: 3, queued_at: timeAt(3), outcome: "completed", head: back.head, landed: byPerson },
      ]);
      expect(claims.get(early)).toMatchObject({
        live: { generation: 1, base: merged.base, acceptance: merged.acceptance, head: merged.head },
        ended: [],
      });
      expect([...claims.keys()]).not.toContain(foreign);
      expect(lostOf(mended[0]?.details)).toEqual(
        expect.arrayContaining([
          `lost: work/${foreign}: no trailer proves a claim, so it stays as it is`,
          `lost: ${squashed}: which generation the claim of ${timeAt(3)} had`,
        ]),
      );
      expect(left).toEqual(["ledger/foreign-work-ref", "ledger/taken-back"]);
    });
  });

  it("is rebuilt at a shared origin once, whoever tries", async () => {
    await withMachines({ ".yoi/ticket.config.toml": "version = 1\n" }, async ({ origin, first, second }) => {
      const { repo } = first;
      writeLife(repo, ACCEPTED, QUEUED);
      repo.commit("queue");
      repo.git("push", "--quiet");
      const { head } = makeBranch(repo, ACCEPTED);
      repo.git("push", "--quiet", "origin", `work/${ACCEPTED}`);
      const [one, two] = [orchestratorIn(repo), orchestratorIn(second.repo)];
      expect(await codesIn(two)).toEqual(["ledger/lost"]);
      // A part of the history would not tell of all claims.
      const { mended, left } = await mendIn(orchestratorIn(origin.clone("shallow", "--depth=1")));
      expect([mended.map(({ outcome }) => outcome), left]).toEqual([["failed"], ["ledger/lost"]]);
      const tries = await Promise.all([mendIn(one), mendIn(two)]);
      const outcomes = tries.flatMap(({ mended }) => mended.map(({ outcome }) => outcome));
      expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
      expect(tries.map(({ left }) => left)).toEqual([[], []]);
      expect(origin.git("rev-list", "--count", LEDGER)).toBe("1");
      expect(ledgerOf(two).claims.get(ACCEPTED)?.live?.head).toBe(head);
    });
  });
});

describe("a ledger that was never written", () => {
  const PERSONS = "persons-1";
  const WITHOUT = { ledger: null } as const;

  /** A person's branch that has the name of a work ref. */
  const makePersons = (repo: TestRepo, from = "main"): string => {
    repo.git("switch", "--quiet", "--force-create", `work/${PERSONS}`, from);
    repo.write("mine.txt", "mine\n");
    const head = repo.commit("mine");
    repo.git("switch", "--quiet", "main");
    return head;
  };

  it("is not lost beside the first acceptance of all, which the next tick finishes", async () => {
    await withLiveWorld([ACCEPTED, PERSONS], async ({ repo, orchestrator }) => {
      const agent = `[agents.a]\nprotocol = "command"\ncommand = ["true"]\n`;
      const roles = `[roles.coder]\nagent = "a"\n[roles.reviewer]\nagent = "a"\n`;
      repo.write(".yoi/ticket.config.toml", `version = 1\n${agent}${roles}`);
      repo.commit("agents");
      const { head } = makeBranch(repo, ACCEPTED, WITHOUT);
      const persons = makePersons(repo);
      expect(await codesIn(orchestrator)).toEqual(["ledger/foreign-work-ref", "ledger/unfinished-claim"]);
      expect((await mendIn(orchestrator)).mended).toEqual([]);
      await runTick(orchestrator);
      expect(ledgerOf(orchestrator).claims.get(ACCEPTED)?.live).toMatchObject({ generation: 1, head });
      const { seen, decision } = await planTick(orchestrator);
      expect(seen.observation.ledger.state).toBe("present");
      const waits = new Map(decision.waits.map(({ ticket, reasons }) => [ticket, reasons]));
      expect(waits.get(PERSONS)?.map(({ kind }) => kind)).toEqual(["branch"]);
      expect(repo.git("rev-parse", `work/${PERSONS}`)).toBe(persons);
    });
  });

  it("is not lost beside a person's branch, not even one at the default branch", async () => {
    await withLiveWorld([PERSONS], async ({ repo, orchestrator }) => {
      repo.git("branch", `work/${PERSONS}`);
      expect(await codesIn(orchestrator)).toEqual(["ledger/foreign-work-ref"]);
      repo.git("branch", "-D", `work/${PERSONS}`);
      makePersons(repo);
      expect(await codesIn(orchestrator)).toEqual(["ledger/foreign-work-ref"]);
    });
  });

  it.each<readonly [what: string, make: (repo: TestRepo) => void]>([
    ["an acceptance that was made beside a ledger", (repo) => void makeBranch(repo, ACCEPTED)],
    [
      "an acceptance that is not the ticket's first",
      (repo) => void makeBranch(repo, ACCEPTED, { ...WITHOUT, generation: 2 }),
    ],
    [
      "work that followed an acceptance",
      (repo) => void makeBranch(repo, ACCEPTED, { ...WITHOUT, progress: "coded" }),
    ],
    [
      "what a person built on an acceptance",
      (repo) => void makePersons(repo, makeBranch(repo, PERSONS, WITHOUT).head),
    ],
    [
      "an acceptance of another ticket than the branch is named for",
      (repo) => {
        repo.git("branch", `work/${PERSONS}`, makeBranch(repo, ACCEPTED, WITHOUT).head);
      },
    ],
    [
      "an acceptance that the default branch has",
      (repo) => {
        repo.git("merge", "--quiet", "--no-ff", "-m", "early", makeBranch(repo, ACCEPTED, WITHOUT).head);
      },
    ],
    [
      "a person's branch and a rescue ref",
      (repo) => {
        makePersons(repo);
        rescue(repo, ACCEPTED, 1);
      },
    ],
  ])("is lost beside %s", async (_, make) => {
    await withLiveWorld([ACCEPTED, PERSONS], async ({ repo, orchestrator }) => {
      make(repo);
      expect(await codesIn(orchestrator)).toEqual(["ledger/lost"]);
    });
  });
});

describe("a ledger that is damaged", () => {
  /** Puts files into the ledger, by hand; null takes one out. */
  const edit = (repo: TestRepo, files: Readonly<Record<string, string | null>>): string => {
    const place = repo.worktree(`ledger-${Object.keys(files).length}`, "--detach", LEDGER);
    for (const [path, text] of Object.entries(files)) {
      if (text === null) place.remove(path);
      else place.write(path, text);
    }
    const commit = place.commit("by hand");
    repo.git("worktree", "remove", "--force", place.root);
    repo.git("update-ref", LEDGER, commit);
    return commit;
  };

  it("keeps each file that can be read, rebuilds the claims of the others, and follows the damaged one", async () => {
    await withLives(async ({ repo, orchestrator, works: [, coded] }) => {
      const before = ledgerOf(orchestrator);
      const said = { id: "abcdefgh", by: "Ann", at: timeAt(50), head: "0".repeat(40) };
      const subject = { code: "0".repeat(40), ticket: "0".repeat(40), policy: "0".repeat(40) };
      const approval = JSON.stringify({ kind: "approval", ...said, subject, note: null });
      const damaged = edit(repo, {
        [`claims/${CODED}.json`]: "<<<<<<< ours\n",
        [`claims/${GIVEN_UP}.json`]: "{}\n",
        [`waits/${GIVEN_UP}.json`]: null,
        [`verdicts/${PROPOSED}.jsonl`]: `${approval}\n{"kind":"changes_req\n`,
        "README.md": "A ledger.\n",
      });
      expect(await codesIn(orchestrator)).toEqual([
        "ledger/bad-file",
        "ledger/bad-file",
        "ledger/bad-file",
        "ledger/unknown-file",
      ]);
      const refs = refsOf(repo);
      await mendIn(orchestrator, { dryRun: true });
      expect(refsOf(repo)).toEqual(refs);
      const { mended, left } = await mendIn(orchestrator);
      expect([mended.map(({ outcome }) => outcome), left]).toEqual([
        ["done"],
        ["orchestrate/dossier-missing"],
      ]);
      const after = ledgerOf(orchestrator);
      // How claims ended stands in the ledger's own history.
      expect(after.claims.get(GIVEN_UP)).toEqual(before.claims.get(GIVEN_UP));
      expect(after.claims.get(CODED)?.ended).toEqual(before.claims.get(CODED)?.ended);
      expect(after.claims.get(CODED)?.live).toMatchObject({
        generation: 2,
        head: coded?.head,
        round: 2,
        attempt: null,
      });
      for (const id of [ACCEPTED, PROPOSED, MERGED])
        expect(after.claims.get(id)).toEqual(before.claims.get(id));
      expect(after.verdicts.size).toBe(0);
      expect(lostOf(mended[0]?.details)).toEqual([
        "lost: README.md: it is no file of a ledger",
        `lost: claims/${CODED}.json: attempts, requests, and what was done once and for all`,
        `lost: claims/${GIVEN_UP}.json: attempts, requests, and what was done once and for all`,
        `lost: verdicts/${PROPOSED}.jsonl: what people said about its proposals, and validations after the merge`,
        `lost: ${CODED}: its open attempt, how many there were, and what people were asked`,
      ]);
      expect(repo.git("rev-parse", `${LEDGER}^`)).toBe(damaged);
      expect((await mendIn(orchestrator)).mended).toEqual([]);
    });
  });

  /** One claimed ticket. */
  const withOne = (use: (world: LiveWorld) => Promise<void>): Promise<void> =>
    withLiveWorld([ACCEPTED], async (world) => {
      const work = makeBranch(world.repo, ACCEPTED);
      await putLedger(world.repo, withClaims({ [ACCEPTED]: claimOf(work) }));
      await use(world);
    });

  it("keeps a generation that only its history tells of", async () => {
    await withOne(async ({ repo, orchestrator }) => {
      edit(repo, { [`claims/${ACCEPTED}.json`]: "" });
      repo.git("update-ref", "-d", `refs/heads/work/${ACCEPTED}`);
      await mendIn(orchestrator);
      expect(ledgerOf(orchestrator).claims.get(ACCEPTED)).toMatchObject({
        live: null,
        ended: [{ generation: 1, queued_at: timeAt(3), outcome: "abandoned" }],
      });
    });
  });

  it("is left alone where a newer version has written to it", async () => {
    await withOne(async ({ repo, orchestrator }) => {
      const claims = repo.git("show", `${LEDGER}:claims/${ACCEPTED}.json`);
      const commit = edit(repo, {
        [`claims/${ACCEPTED}.json`]: claims.replace('"version": 1', '"version": 2'),
        [`requests/${ACCEPTED}.json`]: "{}\n",
        [`waits/${ACCEPTED}.json`]: "{}\n",
      });
      const left = ["ledger/bad-file", "ledger/newer-file", "ledger/newer-file"];
      expect(await mendIn(orchestrator)).toEqual({ mended: [], left });
      expect(repo.git("rev-parse", LEDGER)).toBe(commit);
    });
  });

  const lose = (repo: TestRepo, name: string): void => {
    const blob = repo.git("rev-parse", name);
    repo.remove(`.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`);
  };

  it("is rebuilt where git has lost a file of it", async () => {
    await withOne(async ({ repo, orchestrator }) => {
      const { claims } = ledgerOf(orchestrator);
      lose(repo, `${LEDGER}:claims/${ACCEPTED}.json`);
      expect(await codesIn(orchestrator)).toEqual(["ledger/unreadable"]);
      expect((await mendIn(orchestrator)).mended.map(({ outcome }) => outcome)).toEqual(["done"]);
      expect(known(ledgerOf(orchestrator).claims)).toEqual(known(claims));
    });
  });

  it("is rebuilt upon nothing where it is no ledger at all", async () => {
    await withOne(async ({ repo, orchestrator }) => {
      const { claims } = ledgerOf(orchestrator);
      repo.git("update-ref", LEDGER, repo.git("rev-parse", "main:.yoi/ticket.config.toml"));
      expect(await codesIn(orchestrator)).toEqual(["ledger/unreadable"]);
      expect((await mendIn(orchestrator)).mended.map(({ outcome }) => outcome)).toEqual(["done"]);
      expect(known(ledgerOf(orchestrator).claims)).toEqual(known(claims));
      expect(repo.git("rev-list", "--count", LEDGER)).toBe("1");
    });
  });

  it("is not rebuilt where it is shared and only this clone has lost a part of it", async () => {
    await withMachines({ ".yoi/ticket.config.toml": "version = 1\n" }, async ({ first: { repo } }) => {
      const claims = new Map([entry(ACCEPTED, null, [ended({})])]);
      await putLedger(repo, (ledger) => ({ ...ledger, claims }));
      lose(repo, `refs/yoi/seen/origin/ledger:claims/${ACCEPTED}.json`);
      expect(await mendIn(orchestratorIn(repo))).toEqual({ mended: [], left: ["ledger/unreadable"] });
    });
  });
});
