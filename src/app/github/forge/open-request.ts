import { GATE_CONTEXT } from "../../../core/github/names.ts";
import { plainTitle } from "../../../core/github/plain-title.ts";
import { formatRequestBody, parseRequestMark } from "../../../core/github/request-body.ts";
import { isWorkRequest } from "../../../core/github/request-view.ts";
import { DOSSIER, parseDossier } from "../../../core/orchestrator/dossier/dossier.ts";
import { formatDossier } from "../../../core/orchestrator/dossier/format-dossier.ts";
import { inertCode } from "../../../core/orchestrator/dossier/inert.ts";
import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import type { RequestSeen } from "../../../io/github/values.ts";
import type { Orchestrator } from "../../orchestrate/context.ts";
import type { Seen } from "../../orchestrate/observe/observe.ts";
import { passBoundary } from "../../orchestrate/perform/boundary.ts";
import { moveClaim } from "../../orchestrate/perform/move-claim.ts";
import { requireWorkTicket } from "../../orchestrate/perform/perform-records.ts";
import { type ForgeParts, runUrl } from "./forge-parts.ts";

type OpenStep = Extract<Step, { kind: "open_request" }>;

/**
 * Opens the request of a proposal, or puts the dossier of its head into the one that is open: the gate's status is
 * pending before anybody can see it. The ledger keeps its number. Whatever is repeated finds what was done.
 */
export async function openRequest(
  parts: ForgeParts,
  orchestrator: Orchestrator,
  step: OpenStep,
  seen: Seen,
): Promise<StepOutcome> {
  const { api, memory } = parts;
  const { ticket: id, fence } = step;
  if (seen.refs.work.get(id) !== fence.head)
    return { kind: "stale", step, message: "the work ref has been moved since" };
  const targetUrl = runUrl(parts);
  await api.setStatus({
    sha: fence.head,
    context: GATE_CONTEXT,
    state: "pending",
    description: "pending: the proposal is being put up for review",
    targetUrl,
  });
  const { number, isNew } = await openOrUpdate(parts, orchestrator, step, seen);
  memory.shown.set(id, fence.head);
  passBoundary(orchestrator.env, `${step.kind}:opened`);
  // What the gate says of the request follows with the next look: the status differs from it, so it is set.
  return await moveClaim(orchestrator, {
    step,
    seen,
    make: () => ({ request: String(number) }),
    done: () => `${isNew ? "opened" : "updated"} request #${number}`,
  });
}

/** The request that is open is updated. Where opening fails because there is one by now, that one is. */
async function openOrUpdate(
  parts: ForgeParts,
  orchestrator: Orchestrator,
  step: OpenStep,
  seen: Seen,
): Promise<{ readonly number: number; readonly isNew: boolean }> {
  const { actingApi } = parts;
  const { place } = orchestrator;
  const branch = `${place.workPrefix}${step.ticket}`;
  const there = await findOpen(parts, branch, place.defaultBranch);
  if (there !== undefined) return await update(parts, orchestrator, step, seen, there);
  const title = titleOf(orchestrator, step, seen);
  const body = bodyOf(orchestrator, step, seen, "");
  try {
    const { number } = await actingApi.openRequest({ head: branch, base: place.defaultBranch, title, body });
    return { number, isNew: true };
  } catch (error) {
    const now = await findOpen(parts, branch, place.defaultBranch);
    if (now === undefined) throw error;
    return await update(parts, orchestrator, step, seen, now);
  }
}

async function update(
  { actingApi }: ForgeParts,
  orchestrator: Orchestrator,
  step: OpenStep,
  seen: Seen,
  { number, body: before }: RequestSeen,
): Promise<{ readonly number: number; readonly isNew: boolean }> {
  const isShown = parseRequestMark(before)?.head === step.fence.head;
  const body = bodyOf(orchestrator, step, seen, before);
  if (!isShown || body !== before) await actingApi.updateRequest(number, { body });
  return { number, isNew: false };
}

async function findOpen({ api }: ForgeParts, branch: string, base: string): Promise<RequestSeen | undefined> {
  const { requests } = await api.findRequests({ branches: [branch], commits: [] });
  const request = requests.get(branch);
  return request?.state === "open" && isWorkRequest(request, base) ? request : undefined;
}

function titleOf(orchestrator: Orchestrator, { ticket: id, fence }: OpenStep, seen: Seen): string {
  return plainTitle(requireWorkTicket(orchestrator, seen, id, fence.head).item?.title ?? "", id);
}

function bodyOf(
  orchestrator: Orchestrator,
  { ticket: id, fence }: OpenStep,
  seen: Seen,
  before: string,
): string {
  const { generation, head } = fence;
  return formatRequestBody(
    before,
    { ticket: id, generation, head },
    dossierText(orchestrator, seen, id, head),
  );
}

function dossierText(orchestrator: Orchestrator, seen: Seen, id: string, head: string): string {
  const record = requireWorkTicket(orchestrator, seen, id, head).files.get(DOSSIER);
  const read = record === undefined || record.problem !== undefined ? undefined : parseDossier(record.text);
  if (read === undefined || "problem" in read)
    return `The branch holds no dossier of ${inertCode(id)} that can be read.`;
  return formatDossier(read.dossier, { language: seen.config.ticket.language });
}

/** Opens a request, or finds the open one of the same branch; its number. @throws github/* */
export async function ensureRequest(
  parts: ForgeParts,
  request: { readonly head: string; readonly base: string; readonly title: string; readonly body: string },
): Promise<number> {
  try {
    return (await parts.actingApi.openRequest(request)).number;
  } catch (error) {
    const there = await findOpen(parts, request.head, request.base);
    if (there === undefined) throw error;
    return there.number;
  }
}
