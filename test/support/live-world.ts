import { examineLive } from "../../src/app/doctor/live.ts";
import { type MendedLive, mendLive } from "../../src/app/doctor/mend-live.ts";
import { type Orchestrator, openOrchestrator } from "../../src/app/orchestrate/context.ts";
import { readLedger } from "../../src/app/orchestrate/store/ledger-store.ts";
import { readShared } from "../../src/app/orchestrate/store/shared.ts";
import { openWorkspace } from "../../src/app/workspace.ts";
import type { Claim, Ledger } from "../../src/core/orchestrator/ledger.ts";
import { type TestRepo, withRepo } from "./git-repo.ts";
import { type EventText, itemText, lifeTo, step, threadText, timeAt } from "./ticket-text.ts";

// Worlds for `doctor --live`: branches and tickets made by raw git, as an Orchestrator leaves them.

/** One repository without a remote, and the Orchestrator that looks at it. */
export interface LiveWorld {
  readonly repo: TestRepo;
  readonly orchestrator: Orchestrator;
}

/** Makes a repository with queued tickets on `main`. */
export async function withLiveWorld(
  tickets: readonly string[],
  use: (world: LiveWorld) => Promise<void>,
): Promise<void> {
  await withRepo(async (repo) => {
    repo.write(".yoi/ticket.config.toml", "version = 1\n");
    for (const id of tickets) writeLife(repo, id, QUEUED);
    repo.commit("tickets");
    await use({ repo, orchestrator: orchestratorIn(repo) });
  });
}

/** The Orchestrator of a clone. */
export function orchestratorIn(repo: TestRepo): Orchestrator {
  return openOrchestrator(openWorkspace({ cwd: repo.root, env: repo.env }));
}

/** The life of a ticket until it is queued. */
export const QUEUED = lifeTo("queued");
/** The same, taken back and queued again at minute 9. */
export const QUEUED_AGAIN: readonly EventText[] = [
  ...QUEUED,
  step(8, "queued", "ready", "abandoned"),
  step(9, "ready", "queued", "queued"),
];

function byOrchestrator(...events: readonly EventText[]): readonly EventText[] {
  return events.map((event) => ({ ...event, role: "orchestrator", author: "orchestrator" }));
}

/** What an acceptance by an Orchestrator adds. */
export const ACCEPTED = byOrchestrator(step(20, "queued", "inprogress", "started"));
/** What the completion by an Orchestrator adds. */
export const COMPLETED = byOrchestrator(
  { kind: "implementation_report", minute: 30 },
  step(31, "inprogress", "done", "finished"),
  { kind: "close", minute: 32, attributes: { status: "completed" } },
  step(33, "done", "closed", "closed"),
);

/** Writes a ticket whose thread tells a life, in the state that the life has led to. */
export function writeLife(repo: TestRepo, id: string, life: readonly EventText[]): void {
  const moves = life.filter(({ kind }) => kind === "state_changed");
  const state = moves.at(-1)?.attributes?.["to"] ?? "intake";
  const queuedAt = moves.findLast(({ attributes }) => attributes?.["to"] === "queued")?.minute ?? 0;
  const fields = {
    state,
    updated_at: timeAt(life.at(-1)?.minute ?? 0),
    queued_by: "alice",
    queued_at: timeAt(queuedAt),
  };
  repo.write(`.yoi/tickets/${id}/item.md`, itemText(fields));
  repo.write(`.yoi/tickets/${id}/thread.md`, threadText(life));
  if (state === "closed") repo.write(`.yoi/tickets/${id}/resolution.md`, "Done.\n");
}

/** What is on a work branch. */
export interface WorkWish {
  readonly generation?: number;
  /** The life of the ticket before it was accepted; default: queued once. */
  readonly life?: readonly EventText[];
  /** Further files of the ticket, by their path in its directory. */
  readonly files?: Readonly<Record<string, string>>;
  /** How far the work is; default: accepted. */
  readonly progress?: "accepted" | "coded" | "proposed";
  /** The ledger that its trailers name; null: there was none. Default: one that nobody has any more. */
  readonly ledger?: string | null;
}

/** The commits of a work branch. */
export interface Work {
  readonly base: string;
  readonly acceptance: string;
  /** The last but one. */
  readonly coded: string;
  readonly head: string;
}

/** Makes `work/<id>` from where `main` is, with the trailers of an Orchestrator. `main` stays checked out. */
export function makeBranch(repo: TestRepo, id: string, wish: WorkWish = {}): Work {
  const { generation = 1, life = QUEUED, files = {}, progress = "accepted", ledger = "1".repeat(40) } = wish;
  const trailers = `Yoi-Ticket: ${id}\nYoi-Claim: ${id} ${generation} - ${ledger ?? "-"}`;
  const base = repo.git("rev-parse", "HEAD");
  repo.git("switch", "--quiet", "--create", `work/${id}`);
  writeLife(repo, id, [...life, ...ACCEPTED]);
  const acceptance = repo.commit(`ticket(${id}): queued → inprogress\n\n${trailers}`);
  const commits = [acceptance];
  if (progress !== "accepted") {
    repo.write(`src/${id}.txt`, `generation ${generation}\n`);
    commits.push(repo.commit("feat: write it"));
    for (const [inside, text] of Object.entries(files)) repo.write(`.yoi/tickets/${id}/${inside}`, text);
    commits.push(repo.commit(`ticket(${id}): report\n\n${trailers}`));
  }
  if (progress === "proposed") {
    writeLife(repo, id, [...life, ...ACCEPTED, ...COMPLETED]);
    commits.push(repo.commit(`ticket(${id}): inprogress → closed\n\n${trailers}`));
  }
  repo.git("switch", "--quiet", "main");
  return { base, acceptance, coded: commits.at(-2) ?? acceptance, head: commits.at(-1) ?? acceptance };
}

/** The live claim of a branch. */
export function claimOf({ base, acceptance, head }: Work, change: Partial<Claim> = {}): Claim {
  return {
    generation: 1,
    queued_at: timeAt(3),
    base,
    acceptance,
    head,
    before: head,
    round: 1,
    attempts: 0,
    failures: 0,
    retry_after: null,
    attempt: null,
    attention: null,
    request: null,
    landed: null,
    operations: [],
    ...change,
  };
}

/** A ledger that holds the live claims of some tickets. */
export function withClaims(claims: Readonly<Record<string, Claim | null>>) {
  return (ledger: Ledger): Ledger => {
    const files = Object.entries(claims).map(([ticket, live]) => {
      const ended = ledger.claims.get(ticket)?.ended ?? [];
      return [ticket, { version: 1 as const, ticket, live, ended }] as const;
    });
    return { ...ledger, claims: new Map([...ledger.claims, ...files]) };
  };
}

/** The ledger as it is now. */
export function ledgerOf({ repo, place }: Orchestrator): Ledger {
  const read = readLedger(repo, readShared(repo, place)?.ledger ?? null);
  if (read.kind !== "read") throw new Error("the ledger is damaged");
  return read.ledger;
}

/** The codes that are found, sorted. */
export async function codesIn(orchestrator: Orchestrator): Promise<readonly string[]> {
  return (await examineLive(orchestrator)).findings.map(({ found }) => found.code).sort();
}

/** What is mended, or would be, and which codes are found afterwards. */
export async function mendIn(
  orchestrator: Orchestrator,
  { dryRun = false } = {},
): Promise<{ readonly mended: readonly MendedLive[]; readonly left: readonly string[] }> {
  const mended: MendedLive[] = [];
  const onMended = (each: MendedLive): void => void mended.push(each);
  const report = await mendLive(orchestrator, { dryRun, onMended });
  return { mended, left: report.findings.map(({ found }) => found.code).sort() };
}
