import { describe, expect, it } from "vitest";
import { runDoctor } from "../../../../src/app/doctor/doctor.ts";
import {
  type Call,
  commitRecords,
  planRecords,
  type RecordCommit,
  RecordsRefused,
} from "../../../../src/app/orchestrate/store/records.ts";
import { appendRounds, ROUNDS, type RoundEntry } from "../../../../src/core/orchestrator/rounds.ts";
import { parseConfig } from "../../../../src/core/workspace/config.ts";
import { openRepository } from "../../../../src/io/git/repository.ts";
import { countGit } from "../../../support/count-git.ts";
import { failureOf } from "../../../support/failure.ts";
import { type TestRepo, withRepo } from "../../../support/git-repo.ts";
import { relationsText, ticketTexts, timeAt } from "../../../support/ticket-text.ts";

const ID = "20261101-080000-dark-mode";
const MENU = "20261101-080100-menu";
const DIR = `.yoi/tickets/${ID}`;
const { config } = parseConfig("version = 1\n");
const ORCHESTRATOR = { name: "orchestrator", role: "orchestrator" } as const;

const ACCEPT: readonly Call[] = [
  { name: "ticket_start", input: {} },
  { name: "plan_record", input: { kind: "accepted_plan", summary: "Do it.", branch: `work/${ID}` } },
];
const REPORT: Call = {
  name: "ticket_comment",
  input: { kind: "implementation_report", text: "It is dark." },
};
const REVIEW: Call = {
  name: "ticket_comment",
  input: { kind: "review", status: "approve", text: "It holds." },
};
const CLOSE: Call = { name: "ticket_close", input: { resolution: "It is dark now." } };

/** One ticket after the other in a repository whose default branch has them. */
interface World {
  readonly repo: TestRepo;
  /** The default branch. */
  readonly base: string;
  /** Plans calls on a commit and commits them there, at a minute. */
  readonly step: (on: string, calls: readonly Call[], choice?: Choice) => string;
}

interface Choice extends Partial<Pick<RecordCommit, "parents" | "claim" | "message">> {
  readonly id?: string | null;
  readonly minute?: number;
  readonly files?: Readonly<Record<string, string | null>>;
  /** The tree of a merge, planned on instead of the commit. */
  readonly tree?: string;
}

async function withTickets(
  tickets: Readonly<Record<string, Readonly<Record<string, string>>>>,
  use: (world: World) => void | Promise<void>,
): Promise<void> {
  await withRepo(async (repo) => {
    repo.write(".yoi/ticket.config.toml", "version = 1\n");
    repo.write("src/page.txt", "A page.\n");
    for (const [id, texts] of Object.entries(tickets))
      for (const [inside, text] of Object.entries(texts)) repo.write(`.yoi/tickets/${id}/${inside}`, text);
    const base = repo.commit("tickets");
    await use({ repo, base, step: stepper(repo, base) });
  });
}

function stepper(repo: TestRepo, landed: string): World["step"] {
  let events = 0;
  return (on, calls, { id = ID, minute = 20, files = {}, tree, ...rest } = {}) => {
    const newEventId = (): string => {
      events += 1;
      return `test${String(events).padStart(4, "0")}`;
    };
    const git = openRepository(repo.root, repo.env);
    const context = { base: tree ?? on, config, actor: ORCHESTRATOR, now: timeAt(minute), newEventId };
    const planned = planRecords(git, context, id, calls, new Map(Object.entries(files)));
    return commitRecords(git, { planned, parents: [on], landed, ...rest }).oid;
  };
}

const subject = { code: "c".repeat(40), ticket: "d".repeat(40), policy: "e".repeat(40) };
const said = { round: 1, at: timeAt(21), head: "b".repeat(40), subject, attempt: "a7k2b3c4" };
const agent = { name: "scripted", version: null };
const ROUND: readonly RoundEntry[] = [
  { kind: "report", ...said, agent, summary: "Dark.", answers: [], evidence: [], risks: [] },
  { kind: "review", ...said, agent, status: "approve", summary: "Good.", findings: [], evidence: [] },
];

/** What doctor finds in a checkout of a commit. */
function examined(repo: TestRepo, commit: string): readonly string[] {
  const checkout = repo.worktree(`checkout-${commit.slice(0, 12)}`, "--detach", commit);
  const verdict = runDoctor({ root: checkout.root, ticketRoot: ".yoi/tickets", now: timeAt(60) });
  return verdict.diagnostics.map(({ code, path }) => `${code} ${path}`);
}

const changed = (repo: TestRepo, commit: string) =>
  repo.git("diff-tree", "-r", "--no-commit-id", "--name-status", commit).split("\n");
const refs = (repo: TestRepo) => repo.git("for-each-ref");

describe("the Orchestrator's commits", () => {
  it("accept a ticket: state, thread and plan, nothing outside of it, and whose move it was", async () => {
    await withTickets({ [ID]: ticketTexts("queued") }, ({ repo, base, step }) => {
      const before = refs(repo);
      const claim = { ticket: ID, generation: 1, attempt: null, ledger: null };
      const accepted = step(base, ACCEPT, { claim });
      expect(changed(repo, accepted)).toEqual([
        `A\t${DIR}/artifacts/orchestration-plan.jsonl`,
        `M\t${DIR}/item.md`,
        `M\t${DIR}/thread.md`,
      ]);
      expect(repo.git("show", `${accepted}:${DIR}/item.md`)).toContain("state: inprogress");
      expect(repo.git("log", "-1", "--format=%P|%an|%aI|%B", accepted)).toBe(
        [
          `${base}|yoi orchestrator|2026-11-01T08:20:00+00:00|ticket(${ID}): queued → inprogress, plan accepted_plan`,
          "",
          `Yoi-Ticket: ${ID}`,
          "Yoi-Actor: orchestrator (orchestrator)",
          `Yoi-Claim: ${ID} 1 - -\n`,
        ].join("\n"),
      );
      expect(examined(repo, accepted)).toEqual([]);
      expect(refs(repo)).toBe(before);
      expect(repo.git("status", "--porcelain")).toBe("");
    });
  });

  it("carry a ticket through report, review, proposal and a second round, and doctor finds nothing", async () => {
    await withTickets({ [ID]: ticketTexts("queued") }, ({ repo, base, step }) => {
      const accepted = step(base, ACCEPT);
      const rounds = appendRounds(undefined, ROUND.slice(0, 1));
      const reported = step(accepted, [REPORT], { minute: 21, files: { [ROUNDS]: rounds } });
      const both = appendRounds(rounds, ROUND.slice(1));
      const dossier = `${JSON.stringify({ version: 1, ticket: ID }, undefined, 2)}\n`;
      const proposed = step(reported, [REVIEW, CLOSE], {
        minute: 22,
        files: { [ROUNDS]: both, "artifacts/dossier.json": dossier },
      });
      expect(changed(repo, proposed)).toEqual([
        `A\t${DIR}/artifacts/dossier.json`,
        `M\t${DIR}/${ROUNDS}`,
        `M\t${DIR}/item.md`,
        `A\t${DIR}/resolution.md`,
        `M\t${DIR}/thread.md`,
      ]);
      expect(repo.git("show", `${proposed}:${DIR}/${ROUNDS}`)).toBe(both.trimEnd());
      const again = { name: "ticket_start", input: { reason: "The menu flickers." } };
      const second = step(proposed, [again], { minute: 23, files: { "artifacts/dossier.json": null } });
      expect(changed(repo, second)).toContain(`D\t${DIR}/resolution.md`);
      expect(repo.git("ls-tree", "-r", "--name-only", second)).not.toContain("dossier.json");
      for (const commit of [reported, proposed, second]) expect(examined(repo, commit)).toEqual([]);
    });
  });

  it("never date an event before the ones that stand there, when this machine's clock is behind", async () => {
    await withTickets({ [ID]: ticketTexts("queued") }, ({ repo, base, step }) => {
      const accepted = step(base, ACCEPT, { minute: 30 });
      const reported = step(accepted, [REPORT], { minute: 10 });
      const thread = repo.git("show", `${reported}:${DIR}/thread.md`);
      expect(thread.match(/at: (\S+)/g)?.at(-1)).toBe(`at: ${timeAt(30)}`);
      expect(examined(repo, reported)).toEqual([]);
    });
  });

  it("name other tickets as they are on that commit, and no ticket that is not there", async () => {
    await withTickets(
      { [ID]: ticketTexts("queued"), [MENU]: ticketTexts("ready") },
      ({ repo, base, step }) => {
        const behind = (related: string): Call => ({
          name: "plan_record",
          input: { kind: "after", related },
        });
        const planned = step(base, [behind(MENU)]);
        expect(repo.git("show", `${planned}:${DIR}/artifacts/orchestration-plan.jsonl`)).toContain(MENU);
        for (const call of [behind("menu"), behind("20261101-080200-gone")])
          expect(failureOf(() => step(base, [call])).diagnostic.code).toBe("usage/unknown-ticket");
        const gone = failureOf(() => step(base, ACCEPT, { id: "20261101-080200-gone" }));
        expect(gone.diagnostic.code).toBe("usage/unknown-ticket");
      },
    );
  });

  it("make a new ticket of what a review found, and another one of the same title beside it", async () => {
    await withTickets({ [ID]: ticketTexts("queued") }, ({ repo, base, step }) => {
      const create = { name: "ticket_create", input: { title: "Menu flickers", body: "It does.\n" } };
      const first = step(base, [create], { id: null });
      const second = step(first, [create], { id: null });
      const made = "20261101-082000-menu-flickers";
      expect(changed(repo, second)).toEqual([
        `A\t.yoi/tickets/${made}-2/item.md`,
        `A\t.yoi/tickets/${made}-2/thread.md`,
      ]);
      expect(repo.git("log", "-1", "--format=%s", first)).toBe(`ticket(${made}): create`);
      expect(examined(repo, second)).toEqual([]);
    });
  });

  it("merge the default branch: records are put into the merged tree, and no event of either side is lost", async () => {
    await withTickets({ [ID]: ticketTexts("queued") }, ({ repo, base, step }) => {
      const accepted = step(base, ACCEPT);
      repo.write("src/other.txt", "Another page.\n");
      const landed = repo.commit("another page");
      const tree = repo.git("merge-tree", "--write-tree", accepted, landed);
      const merged = step(accepted, [REPORT], { tree, parents: [accepted, landed], minute: 21 });
      expect(repo.git("log", "-1", "--format=%P", merged)).toBe(`${accepted} ${landed}`);
      expect(repo.git("diff", "--name-only", landed, merged).split("\n")).toEqual([
        `${DIR}/artifacts/orchestration-plan.jsonl`,
        `${DIR}/item.md`,
        `${DIR}/thread.md`,
      ]);
      // Planned on one side only, the other one's events would be gone: the rules see that.
      const said = step(landed, [{ name: "ticket_comment", input: { text: "Mind the menu." } }], {
        minute: 15,
      });
      const parents = [accepted, said];
      const careless = failureOf(() => step(accepted, [REPORT], { parents, minute: 21 }));
      expect(careless.diagnostic.code).toBe("orchestrate/records-refused");
    });
  });

  it("cost few processes, however many tickets there are", async () => {
    const many = [...Array(30).keys()].map((index) => [`other-${index}`, ticketTexts("ready")] as const);
    await withTickets({ [ID]: ticketTexts("queued"), ...Object.fromEntries(many) }, ({ repo, base }) => {
      const { repo: counted, take } = countGit(repo);
      const step = stepper(counted, base);
      take();
      step(base, ACCEPT);
      // Opening the repository 1, reading the ticket 2, tree and commit 3, judging 3.
      expect(take()).toBe(9);
    });
  });
});

describe("a refusal", () => {
  it("names every finding and moves nothing", async () => {
    const waiting = {
      ...ticketTexts("queued"),
      "artifacts/relations.json": relationsText(ID, [["depends_on", MENU]]),
    };
    await withTickets({ [ID]: waiting, [MENU]: ticketTexts("ready") }, ({ repo, base, step }) => {
      const before = refs(repo);
      const refused = failureOf(() => step(base, ACCEPT));
      expect(refused).toBeInstanceOf(RecordsRefused);
      expect(refused.diagnostic).toMatchObject({
        code: "orchestrate/records-refused",
        ticket: ID,
        facts: { ticket: ID, count: 1 },
      });
      expect(refused instanceof RecordsRefused && refused.findings.map(({ code }) => code)).toEqual([
        "state/blocker-open",
      ]);
      expect(refs(repo)).toBe(before);
      expect(repo.git("status", "--porcelain")).toBe("");
    });
  });

  it("keeps secrets that an agent printed out of the records", async () => {
    await withTickets({ [ID]: ticketTexts("queued") }, ({ base, step }) => {
      const secret = `ghp_${"a1B2c3D4e5".repeat(4)}`.slice(0, 40);
      const text = JSON.stringify({ ...ROUND[0], summary: secret });
      const refused = failureOf(() => step(base, ACCEPT, { files: { [ROUNDS]: `${text}\n` } }));
      expect(refused instanceof RecordsRefused && refused.findings.map(({ code }) => code)).toEqual([
        "record/secret",
      ]);
      expect(JSON.stringify(refused)).not.toContain(secret);
    });
  });

  it("is what the state machine says, before anything is committed", async () => {
    await withTickets({ [ID]: ticketTexts("ready") }, ({ base, step }) => {
      expect(failureOf(() => step(base, [CLOSE, CLOSE])).diagnostic.code).toBe("usage/already-in-state");
      const queue = { name: "ticket_queue", input: {} };
      expect(failureOf(() => step(base, [queue])).diagnostic.code).toBe("usage/role");
      const wrong = { name: "ticket_comment", input: { text: "x", kind: "praise" } };
      expect(failureOf(() => step(base, [wrong])).diagnostic.code).toBe("usage/bad-value");
    });
  });

  it("is a fault of the program where a record is handed in as an artifact", async () => {
    await withTickets({ [ID]: ticketTexts("queued") }, ({ base, step }) => {
      for (const inside of ["item.md", "artifacts/relations.json", "artifacts/orchestration-plan.jsonl"])
        expect(() => step(base, [], { files: { [inside]: "x" } })).toThrow(TypeError);
      expect(() => step(base, [], { id: null })).toThrow(TypeError);
    });
  });
});
