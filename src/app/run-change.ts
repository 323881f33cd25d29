import { isAboutWork, isWithdrawal } from "./orchestrate/person/person-routes.ts";
import type { SharedOutcome } from "./orchestrate/store/change-shared.ts";
import { hasSharedRefs } from "./orchestrate/store/has-shared-refs.ts";
import type { Call } from "./orchestrate/store/records.ts";
import {
  checkInput,
  type OperationResult,
  type RunOptions,
  requireWrite,
  runOperation,
} from "./run-operation.ts";
import { loadTicket, resolveTicket, type Workspace } from "./workspace.ts";

/**
 * Runs one writing operation where its ticket is: in the working tree; where an Orchestrator has claimed the ticket and
 * a person acts, as one announced commit on its work branch; a plan record, when that is asked for, in the ledger.
 * 1 process more than `runOperation` where nobody works on anything. @throws as `runOperation` and `changeShared`
 */
export async function runChange(
  workspace: Workspace,
  name: string,
  input: Readonly<Record<string, unknown>>,
  options: RunOptions,
): Promise<OperationResult> {
  const call: Call = { name, input: checkInput(requireWrite(name, options.actor), input) };
  const shared = await askShared(workspace, call, options);
  if (shared?.kind === "done") return shared.result;
  const ended = name === "ticket_queue" ? await readEnded(workspace, call) : undefined;
  const more = ended === undefined ? {} : { endedQueueings: ended };
  const result = await runOperation(workspace, name, input, { ...options, ...more });
  if (shared === undefined || result.outcome === "refused") return result;
  return { ...result, notes: [...result.notes, ...shared.notes] };
}

/** What is loaded for it is loaded only where somebody may be at work. */
async function askShared(
  workspace: Workspace,
  call: Call,
  options: RunOptions,
): Promise<SharedOutcome | undefined> {
  const inLedger = call.name === "plan_record" && call.input["ledger"] === true;
  const byPerson = options.actor.role === "person" && (isAboutWork(call) || isWithdrawal(call));
  if (!inLedger && !(byPerson && hasSharedRefs(workspace.repository, workspace.config))) return undefined;
  const { changeShared } = await import("./orchestrate/store/change-shared.ts");
  return await changeShared(workspace, call, { ...options, inLedger });
}

/** Only a ticket that is queued already can have been queued for work that has ended. */
async function readEnded(
  workspace: Workspace,
  { input }: Call,
): Promise<ReadonlyMap<string, string> | undefined> {
  const place = resolveTicket(workspace, String(input["ticket"]));
  if (loadTicket(workspace, place).item?.state !== "queued") return undefined;
  const { readEndedQueueings } = await import("./orchestrate/store/ended-queueings.ts");
  return await readEndedQueueings(workspace, place.id);
}
