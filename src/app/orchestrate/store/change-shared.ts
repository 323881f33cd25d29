import { failure } from "../../../core/diagnostic/error.ts";
import { readTickets } from "../../change/read-tickets.ts";
import { type OperationResult, type RunOptions, requireWrite } from "../../run-operation.ts";
import { findPlace, listTicketPlaces, type TicketPlace, type Workspace } from "../../workspace.ts";
import { openOrchestrator } from "../context.ts";
import { commitForPerson, type PersonCommit, type PersonRequest } from "../person/commit-for-person.ts";
import { isAboutWork, isWithdrawal } from "../person/person-routes.ts";
import { recordPlanInLedger } from "../person/plan-in-ledger.ts";
import { readClaimTrailers } from "./claim-trailers.ts";
import { type Call, RecordsRefused } from "./records.ts";
import { readSeenShared, type SeenShared } from "./seen.ts";

/** What came of an operation on what Orchestrators share. */
export type SharedOutcome =
  | { readonly kind: "done"; readonly result: OperationResult }
  /** It is an operation on the working tree like any other; what a person should know then, a line each. */
  | { readonly kind: "elsewhere"; readonly notes: readonly string[] };

/** Who runs it, and whether a plan record is to wait in the ledger. */
export interface SharedOptions extends Pick<RunOptions, "actor" | "now" | "newEventId"> {
  readonly inLedger: boolean;
}

/**
 * Runs an operation on what Orchestrators share: on a claimed ticket as one commit on its work branch, and a plan record
 * in the ledger where that is asked for. Nothing in the working tree changes. Where nobody has claimed the ticket, as far
 * as was last seen, nothing is done. @throws as `commitForPerson`, `recordPlanInLedger` and `openOrchestrator`
 */
export async function changeShared(
  workspace: Workspace,
  call: Call,
  options: SharedOptions,
): Promise<SharedOutcome> {
  const places = listTicketPlaces(workspace);
  const { id } = findPlace(places, String(call.input["ticket"]), workspace.ticketRoot);
  const seen = readSeenShared(workspace.repository, workspace.config);
  const isOnWork = seen !== undefined && isAboutWork(call) && isClaimed(workspace, seen, id);
  if (options.inLedger || isOnWork) {
    const { actor, newEventId } = options;
    const request = { id, call: withIds(workspace, places, call), actor, newEventId };
    const result = await change(workspace, request, options);
    if (result !== undefined) return { kind: "done", result };
  }
  return { kind: "elsewhere", notes: seen === undefined ? [] : notesAbout(workspace, seen, { id, call }) };
}

/**
 * Whether the ticket is claimed, as far as was last seen. Whoever fetches branches only has never seen the ledger: then
 * the trailer of the work ref's tip tells.
 */
function isClaimed({ repository }: Workspace, { refs, ledger, place }: SeenShared, id: string): boolean {
  if ((ledger.claims.get(id)?.live ?? null) !== null) return true;
  const head = refs.work.get(id);
  if (place.kind === "local" || refs.ledger !== null || head === undefined) return false;
  return readClaimTrailers(repository, [head]).get(head)?.ticket === id;
}

/** The operation without its own ticket, and with references to others as ids. */
function withIds(
  workspace: Workspace,
  places: readonly TicketPlace[],
  { name, input: { ticket, ...input } }: Call,
): Call {
  const { references = [] } = requireWrite(name, { name: "", role: "person" });
  const ids = references.flatMap((key) => {
    const reference = input[key];
    return typeof reference === "string"
      ? [[key, findPlace(places, reference, workspace.ticketRoot).id] as const]
      : [];
  });
  return { name, input: { ...input, ...Object.fromEntries(ids) } };
}

async function change(
  workspace: Workspace,
  request: PersonRequest,
  { now, inLedger }: SharedOptions,
): Promise<OperationResult | undefined> {
  const orchestrator = { ...openOrchestrator(workspace), clock: () => now };
  const { id } = request;
  try {
    const record = inLedger ? await recordPlanInLedger(orchestrator, request) : undefined;
    if (record !== undefined) {
      const said = [record.kind, ...(record.related_ticket === undefined ? [] : [record.related_ticket])];
      const notes = ["It counts at once, and is copied into the ticket when that is accepted."];
      return done(id, `${id}: plan ${said.join(" ")} (in the ledger)`, { notes });
    }
    const made = await commitForPerson(orchestrator, request);
    if (made !== undefined) return resultOf(id, made);
    if (!inLedger) return undefined;
    const { defaultBranch: branch } = orchestrator.place;
    throw failure("orchestrate/not-waiting", { path: "" }, { ticket: id, state: "merged", branch });
  } catch (error) {
    if (!(error instanceof RecordsRefused)) throw error;
    return { outcome: "refused", id, message: "", paths: [], diagnostics: error.findings, notes: [] };
  }
}

function resultOf(id: string, { commit, branch, said, plan }: PersonCommit): OperationResult {
  const where = `on ${branch}, commit ${commit.slice(0, 10)}`;
  const notes = [
    "An Orchestrator works on this ticket: the change is on its branch, and nothing in the working tree has changed.",
    ...(plan.ends ? ["The next `yoi orchestrate` ends the work and keeps it in a rescue ref."] : []),
    ...(plan.answers || plan.newRound ? ["The next `yoi orchestrate` goes on with it."] : []),
  ];
  return done(id, `${id}: ${said} (${where})`, { commit, branch, notes });
}

function done(
  id: string,
  message: string,
  more: Pick<OperationResult, "notes"> & Partial<OperationResult>,
): OperationResult {
  return { outcome: "done", id, message, paths: [], diagnostics: [], ...more };
}

/** What a person should know whose change an Orchestrator will meet only on the default branch. */
function notesAbout(
  { repository, ticketRoot }: Workspace,
  { refs, ledger, place }: SeenShared,
  { id, call }: { readonly id: string; readonly call: Call },
): readonly string[] {
  const { defaultBranch, workPrefix } = place;
  const isLive = (ledger.claims.get(id)?.live ?? null) !== null;
  if (isLive && isWithdrawal(call)) {
    return [`An Orchestrator works on it, on ${workPrefix}${id}: it stops when ${defaultBranch} shows this.`];
  }
  if (call.name !== "ticket_start" || refs.ledger === null || isLive) return [];
  const revision = { kind: "commit", oid: refs.defaultSha } as const;
  const onDefault = readTickets(repository, revision, new Set([id]), ticketRoot).get(id);
  if (onDefault?.item?.state !== "queued") return [];
  return [`${defaultBranch} still shows it queued: until this is there too, an Orchestrator may claim it.`];
}
