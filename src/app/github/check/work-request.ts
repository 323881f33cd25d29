import type { Diagnostic } from "../../../core/diagnostic/diagnostic.ts";
import { checkWorkRequest, isWithdrawn } from "../../../core/github/check-identity.ts";
import type { CheckReport } from "../../../core/github/check-report.ts";
import { liveClaim } from "../../../core/orchestrator/ledger.ts";
import { isId } from "../../../core/ticket/id.ts";
import type { Config } from "../../../core/workspace/config.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { readTickets } from "../../change/read-tickets.ts";
import { chainOf } from "../../orchestrate/observe/observe-default.ts";
import type { LedgerNow } from "./ledger.ts";

/** A request as far as it can be one of the Orchestrator's. */
export interface MaybeWork {
  readonly headBranch: string;
  readonly isFork: boolean;
  readonly head: string;
}

/** What is found about a request of the Orchestrator's. */
export interface WorkFound {
  readonly findings: readonly Diagnostic[];
  readonly overrides: CheckReport["overrides"];
}

const NONE: WorkFound = { findings: [], overrides: [] };

/**
 * Judges a request whose head branch the ledger knows as a claimed ticket's work. The ledger is asked only for a branch
 * of such a name. 4 processes. @throws ledger/*
 */
export async function judgeWorkRequest(
  repo: Repository,
  { headBranch, isFork, head }: MaybeWork,
  { config, ledger }: { readonly config: Config; readonly ledger: () => Promise<LedgerNow> },
): Promise<WorkFound> {
  const { work_prefix: prefix } = config.git;
  const ticket = headBranch.startsWith(prefix) ? headBranch.slice(prefix.length) : "";
  if (isFork || !isId(ticket)) return NONE;
  const { refs, ledger: now } = await ledger();
  const claim = liveClaim(now, ticket);
  if (claim === undefined) return NONE;
  const { root } = config.backend;
  const read = (oid: string) =>
    readTickets(repo, { kind: "commit", oid }, new Set([ticket]), root).get(ticket);
  const work = read(head);
  const landed = read(refs.defaultSha);
  const state = landed?.item?.state;
  const onDefault =
    landed === undefined || state === undefined
      ? null
      : { state, queued_at: landed.item?.queued_at ?? null, chain: chainOf(landed) };
  const findings = checkWorkRequest({
    ticket,
    branch: headBranch,
    baseBranch: refs.defaultBranch,
    state: work?.item?.state,
    isWithdrawn: isWithdrawn(onDefault, work === undefined ? [] : chainOf(work), claim.queued_at),
    path: `${root}/${ticket}/item.md`,
  });
  const overrides = (now.verdicts.get(ticket) ?? []).flatMap((verdict) =>
    verdict.kind === "override"
      ? [{ ticket, by: verdict.by, text: `override of ${verdict.gate}: ${verdict.reason}` }]
      : [],
  );
  return { findings, overrides };
}
