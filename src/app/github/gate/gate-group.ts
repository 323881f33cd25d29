import type { StatusWords } from "../../../core/github/gate-texts.ts";
import { GATE_CONTEXT } from "../../../core/github/names.ts";
import { type Claim, liveClaim } from "../../../core/orchestrator/ledger.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { fetchRefs } from "../../../io/git/exchange.ts";
import { resolveCommits } from "../../../io/git/revision.ts";
import { readTickets } from "../../change/read-tickets.ts";
import { closingEvent } from "../../orchestrate/land/event-commits.ts";
import { compareLanded, wasLanded } from "../../orchestrate/land/landed.ts";
import { observe, type Seen } from "../../orchestrate/observe/observe.ts";
import type { GitHubOrchestrator } from "../tick/open-on-github.ts";
import { FREE } from "./post-gate.ts";

/** A commit that the merge queue tests before it lands. */
export interface Group {
  readonly head: string;
  /** `gh-readonly-queue/…`. */
  readonly branch: string;
}

/**
 * What the gate says of a merge group: every claimed ticket that it completes must be there as it was approved.
 * Undefined: the group is gone. @throws ledger/*, git/*, github/*
 */
export async function judgeGroup(
  orchestrator: GitHubOrchestrator,
  group: Group,
): Promise<StatusWords | undefined> {
  const { repo } = orchestrator;
  if (!(await fetchGroup(orchestrator, group))) return undefined;
  const seen = await observe(orchestrator);
  const ids = [...seen.ledger.claims].flatMap(([id, { live }]) => (live === null ? [] : [id]));
  const root = seen.config.backend.root;
  const tickets = readTickets(repo, { kind: "commit", oid: group.head }, new Set(ids), root);
  const completed = ids.filter((id) => closingEvent(tickets.get(id)) !== undefined);
  for (const id of completed) {
    const problem = problemOf(orchestrator, seen, group, tickets.get(id));
    if (problem !== undefined)
      return { state: "failure", description: `failed: ${id}: ${problem}`.slice(0, 140) };
  }
  return completed.length === 0
    ? FREE
    : { state: "success", description: `holds ${completed.join(", ")} as approved`.slice(0, 140) };
}

async function fetchGroup({ repo, place }: GitHubOrchestrator, { head, branch }: Group): Promise<boolean> {
  if (place.kind !== "remote") return false;
  await fetchRefs(repo, place.remote, [`+refs/heads/${branch}*:refs/yoi/seen/${place.remote}/group*`]);
  return resolveCommits(repo, [head]).has(head);
}

function problemOf(
  { repo, forge }: GitHubOrchestrator,
  seen: Seen,
  group: Group,
  ticketAtGroup: Ticket | undefined,
): string | undefined {
  const id = ticketAtGroup?.id ?? "";
  const claim: Claim | undefined = liveClaim(seen.ledger, id);
  const head = seen.refs.work.get(id);
  if (ticketAtGroup === undefined || claim === undefined || head === undefined)
    return "its work branch is gone";
  const root = seen.config.backend.root;
  const atHead = readTickets(repo, { kind: "commit", oid: head }, new Set([id]), root).get(id);
  if (atHead === undefined) return "its work branch has no such ticket";
  const question = { defaultSha: group.head, since: claim.base, head };
  const landed = wasLanded(repo, { ...question, ticketAtDefault: ticketAtGroup, ticketAtHead: atHead });
  if (landed === null) return "the group holds another completion than the work branch";
  const request = forge.notesOf(id)?.request;
  if (request?.head !== head || request.statuses.get(GATE_CONTEXT)?.state !== "success")
    return "its head is not approved";
  const compared = compareLanded(repo, { landed, head, base: null, ticket: id, root });
  return compared.same
    ? undefined
    : `it differs from what was approved in ${compared.differences.join(", ")}`;
}
