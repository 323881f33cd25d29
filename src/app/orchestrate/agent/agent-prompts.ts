import { chooseGuidance, type GuidedRole, guidancePaths } from "../../../core/orchestrator/agent/guidance.ts";
import { type IntentPacket, makeIntentPacket } from "../../../core/orchestrator/agent/intent-packet.ts";
import type { Claim } from "../../../core/orchestrator/ledger.ts";
import { MAX_RECORD_BYTES } from "../../../core/ticket/limits.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { readFileSetAt } from "../../../io/git/blobs.ts";
import { tryGit } from "../../../io/git/plumbing.ts";
import { mergeBases } from "../../../io/git/revision.ts";
import { listFiles } from "../../../io/git/tree.ts";
import type { Orchestrator } from "../context.ts";
import { readChangedPaths } from "../observe/changed-paths.ts";
import type { Seen } from "../observe/observe.ts";
import { worktreeName } from "../worktree/worktree-place.ts";

/** Most bytes of a diff that are read for a reviewer; the prompt cuts further. */
const MAX_DIFF_BYTES = 4 * 1024 * 1024;
/** Most paths whose diff is shown. */
const MAX_DIFF_PATHS = 2_000;

/** What an agent of a role is told first: the file of the default branch, else what ships with yoi. 2 processes. */
export function readGuidance({ repo }: Orchestrator, { config, refs }: Seen, role: GuidedRole): string {
  const revision = { kind: "commit", oid: refs.defaultSha } as const;
  const { entries } = listFiles(repo, revision, guidancePaths(role, config));
  const files = readFileSetAt(repo, entries, { maxBytes: MAX_RECORD_BYTES });
  return chooseGuidance(role, config, new Map([...files].map(([path, { text }]) => [path, text]))).text;
}

/** What coder and reviewer are told about a ticket: the same for both. 1 process. */
export function packetOf(
  { repo, place }: Orchestrator,
  { config, refs, ledger }: Seen,
  { ticket, claim }: { readonly ticket: Ticket; readonly claim: Pick<Claim, "head" | "round"> },
): IntentPacket {
  const [base = refs.defaultSha] = mergeBases(repo, claim.head, [refs.defaultSha]);
  return makeIntentPacket({
    ticket,
    branch: `${place.workPrefix}${ticket.id}`,
    base,
    worktree: worktreeName(ticket.id),
    validationCommands: config.validation.commands,
    protectedPaths: config.merge.protected_paths,
    plans: ledger.plans.get(ticket.id) ?? [],
    round: claim.round,
    language: config.ticket.language,
  });
}

/** What a commit changes against where it left the default branch, without tickets and objectives. 2 processes. */
export function readReviewDiff(
  { repo }: Orchestrator,
  { config }: Seen,
  { base, head }: { readonly base: string; readonly head: string },
): string {
  const paths = readChangedPaths(repo, base, head, config.backend.root).slice(0, MAX_DIFF_PATHS);
  if (paths.length === 0) return "";
  const options = ["--no-color", "--no-ext-diff", "--no-textconv", "--find-renames"];
  const answer = tryGit(["diff", ...options, base, head, "--", ...paths], {
    ...repo,
    maxBytes: MAX_DIFF_BYTES,
  });
  return answer === "overflow"
    ? `The diff is larger than ${MAX_DIFF_BYTES} bytes: read it in the checkout.\n`
    : answer.stdout.toString("utf8");
}
