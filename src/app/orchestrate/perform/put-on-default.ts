import { runGit } from "../../../io/git/plumbing.ts";
import type { Orchestrator } from "../context.ts";
import { performLanding } from "../land/land.ts";
import type { Seen } from "../observe/observe.ts";
import { ORCHESTRATOR } from "../orchestrator-actor.ts";
import { commitRecords, planRecords } from "../store/records.ts";
import { readCurrent } from "./move-claim.ts";

/** What a review found that belongs to no ticket yet. */
export interface Found {
  /** The ticket that was reviewed. */
  readonly from: string;
  readonly attempt: string;
  readonly tickets: readonly { readonly title: string; readonly body: string }[];
}

/** How often a new ticket is tried to be put on a default branch that others move. */
const MAX_TRIES = 10;

/**
 * Makes tickets in intake, on the default branch, of what a review found; each once, however often it is called. A
 * default branch that does not take them keeps nothing from going on: the review tells of them as well.
 */
export async function createFoundTickets(
  orchestrator: Orchestrator,
  seen: Seen,
  { from, attempt, tickets }: Found,
): Promise<void> {
  for (const [index, { title, body }] of tickets.entries()) {
    const mark = `Found ${index + 1} in the review of ${from} by attempt ${attempt}.`;
    const calls = [{ name: "ticket_create", input: { title, body: `${body}\n\n${mark}` } }];
    await putOnDefault(orchestrator, seen, { calls, mark, id: null });
  }
}

/** A change of one ticket's records on the default branch itself. */
export interface DefaultChange {
  readonly id: string | null;
  readonly calls: readonly { readonly name: string; readonly input: Readonly<Record<string, unknown>> }[];
  /** A text that the default branch has exactly when the change was made before. */
  readonly mark?: string;
  /** Asked of the commit that is to be followed: why the change is not to be made any longer. */
  readonly refuse?: (commit: string) => string | undefined;
}

/** What came of a change on the default branch: made (perhaps earlier), not to be made, or not taken. */
export type DefaultOutcome =
  | { readonly kind: "made" }
  | { readonly kind: "stale" | "refused"; readonly reason: string };

/** Puts a change of records on the default branch, by compare-and-set on its tip. @throws orchestrate/records-refused */
export async function putOnDefault(
  orchestrator: Orchestrator,
  seen: Seen,
  change: DefaultChange,
): Promise<DefaultOutcome> {
  const { repo, place, forge } = orchestrator;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const { refs } = await readCurrent(orchestrator);
    const { defaultSha } = refs;
    const made = commitChange(orchestrator, seen, change, { parent: defaultSha, landed: defaultSha });
    if (typeof made !== "string") return made;
    const moves = [{ name: `refs/heads/${place.defaultBranch}`, from: defaultSha, to: made }];
    const outcome = await performLanding(repo, place, moves);
    if (outcome.kind === "moved") return { kind: "made" };
    if (outcome.kind === "refused") {
      return await forge.recordsRequest(orchestrator, seen, change, outcome.reason);
    }
    if (outcome.kind !== "lost") return { kind: "refused", reason: outcome.reason };
  }
  return { kind: "stale", reason: "others moved the default branch again and again" };
}

/**
 * Makes the commit of a change on top of another one, where it was not made before and is still to be made; no ref
 * names it. Its id, or why there is none. @throws orchestrate/records-refused
 */
export function commitChange(
  orchestrator: Orchestrator,
  { config }: Seen,
  { id, calls, mark, refuse }: DefaultChange,
  { parent, landed }: { readonly parent: string; readonly landed: string },
): string | DefaultOutcome {
  const { repo, clock, newId } = orchestrator;
  if (mark !== undefined && holds(orchestrator, parent, mark, config.backend.root)) return { kind: "made" };
  const reason = refuse?.(parent);
  if (reason !== undefined) return { kind: "stale", reason };
  const context = { base: parent, config, now: clock(), newEventId: () => newId(8), actor: ORCHESTRATOR };
  const planned = planRecords(repo, context, id, calls);
  return commitRecords(repo, { planned, parents: [parent], landed }).oid;
}

/** Whether a text stands in a record of a commit. 1 process. */
function holds({ repo }: Orchestrator, commit: string, text: string, root: string): boolean {
  const args = ["grep", "--quiet", "--fixed-strings", "-e", text, commit, "--", root];
  return runGit(args, { ...repo, okCodes: [0, 1] }).status === 0;
}
