import { lstatSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../../../core/diagnostic/diagnostic.ts";
import { failure, YoiError } from "../../../core/diagnostic/error.ts";
import type { Change } from "../../../core/operation/operation.ts";
import { fails } from "../../../core/rules/judge.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { withLock } from "../../../io/files/lock.ts";
import { recoverEdits } from "../../../io/files/recover-edits.ts";
import { writeEdits } from "../../../io/files/write-edits.ts";
import { type Branches, readBranches } from "../../../io/git/branches.ts";
import { readTrackedChanges, switchTree, whatIsUnderWay } from "../../../io/git/checkouts.ts";
import { commitIndex, stage } from "../../../io/git/porcelain.ts";
import { mergeBases, resolveCommit } from "../../../io/git/revision.ts";
import { checkInput, type OperationResult, type RunOptions, requireWrite } from "../../run-operation.ts";
import { listTicketPlaces, type Workspace } from "../../workspace.ts";
import { gatherView } from "../../write/gather-view.ts";
import { judgeEdits } from "../../write/judge-edits.ts";
import { type Publication, planPublication, pushChange } from "../../write/publish.ts";
import { readLedger } from "../store/ledger-store.ts";
import { decidePlace, readShared } from "../store/shared.ts";
import { closedTogether, findLanding, type Landing } from "./find-landing.ts";
import { type RevertedTree, revertTree } from "./revert-tree.ts";

/** What is to be taken back, and why. */
export interface RevertRequest {
  /** The ticket, as a person names it. */
  readonly ticket: string;
  readonly reason: string;
}

/** Who reverts, when, and whether git commits it and pushes it. */
export type RevertOptions = Pick<RunOptions, "actor" | "now" | "newEventId" | "lock" | "commit" | "push">;

/**
 * Takes back what landed a ticket, on the branch that is checked out, as `git revert` would: the code goes, records
 * stay and the ticket is reopened by an event, all in one commit. Only a checkout without changes is touched, and a
 * conflict changes nothing. A commit that git or a hook refuses leaves everything staged.
 * @throws landing/*, usage/*, state/illegal-transition, git/*
 */
export async function revertTicket(
  workspace: Workspace,
  request: RevertRequest,
  options: RevertOptions,
): Promise<OperationResult> {
  const written = await withLock(workspace.stateDir, options.lock, () => revert(workspace, request, options));
  const { result, publication } = written;
  if (result.commit === undefined || publication.remote === undefined || publication.branch === undefined)
    return result;
  try {
    await pushChange(workspace, publication.remote, publication.branch);
  } catch (error) {
    return withFailure(result, error);
  }
  return { ...result, branch: publication.branch };
}

interface Reverted {
  readonly result: OperationResult;
  readonly publication: Publication;
}

/** Everything is looked at and judged before the first file is touched. */
async function revert(
  workspace: Workspace,
  request: RevertRequest,
  options: RevertOptions,
): Promise<Reverted> {
  const { repository, root, stateDir, ticketRoot, config } = workspace;
  const { actor, now, newEventId, lock } = options;
  recoverEdits({ root, stateDir });
  const head = requireCleanCheckout(workspace);
  const operation = requireWrite("ticket_reopen", actor);
  const input = checkInput(operation, { ...request });
  const places = listTicketPlaces(workspace);
  const view = gatherView(workspace, places, operation, input);
  const change = operation.plan(view, input, { actor, now, newEventId, config });
  const publication = planPublication(workspace, change.id, options);
  const landing = requireLanding(workspace, head, view.ticket);
  const reverted = revertTree(repository, {
    head,
    ticket: change.id,
    changes: landing.changes,
    root: ticketRoot,
  });
  requireRoom(workspace, reverted);
  const found = judgeEdits({ workspace, places, view, change }, actor, now);
  const message = `${change.message}; the code of ${landing.landed.slice(0, 10)} is taken back`;
  const shared = { id: change.id, message, diagnostics: found };
  if (fails(found)) return { publication, result: { ...shared, outcome: "refused", paths: [], notes: [] } };
  switchTree(repository, head, reverted.tree);
  try {
    writeEdits({ root, stateDir }, change.edits, { random: lock.random });
  } catch (error) {
    switchTree(repository, reverted.tree, head);
    throw error;
  }
  const records = change.edits.map((edit) => (edit.kind === "move" ? edit.to : edit.path));
  await stage(repository, records);
  const paths = [...reverted.paths, ...records];
  const result: OperationResult = { ...shared, outcome: "done", paths, notes: notesOf(landing) };
  if (options.commit === false) {
    return {
      publication,
      result: { ...result, notes: [...result.notes, "Everything is staged: run git commit"] },
    };
  }
  return {
    publication,
    result: await commitRevert(workspace, { change, landing, result, ticket: view.ticket }, request, options),
  };
}

/** @throws landing/under-way, landing/dirty, usage/no-commit-yet */
function requireCleanCheckout({ repository, root }: Workspace): string {
  const what = whatIsUnderWay(repository.gitDir);
  if (what !== undefined) throw failure("landing/under-way", HERE, { what });
  const [first, ...others] = readTrackedChanges(repository, root);
  if (first !== undefined) {
    const paths = others.length === 0 ? first : `${first} and ${others.length} more`;
    throw failure("landing/dirty", { path: first }, { paths });
  }
  const head = resolveCommit(repository, "HEAD");
  if (head === undefined) throw failure("usage/no-commit-yet", HERE, {});
  return head;
}

const HERE = { path: "" };

/** @throws landing/not-landed, landing/not-here, landing/shared */
function requireLanding(workspace: Workspace, head: string, ticket: Ticket | undefined): Landing {
  const { repository, config, ticketRoot: root } = workspace;
  if (ticket === undefined) throw new TypeError("an operation on a ticket has one");
  const branches = readBranches(repository, {
    remote: config.git.remote,
    defaultBranch: config.git.default_branch,
  });
  // What the ledger notes is on the default branch's line, or is the tip of the branch that became part of it.
  const tips = [notedLanding(workspace, ticket.id), ...tipsOf(workspace, branches, head)];
  const landing = findLanding(repository, { ticket, root, tips: tips.filter((tip) => tip !== undefined) });
  const commit = landing.landed.slice(0, 10);
  if (!mergeBases(repository, head, [landing.landed]).includes(landing.landed))
    throw failure("landing/not-here", HERE, { ticket: ticket.id, commit });
  const others = closedTogether(repository, landing.changes, ticket.id, root);
  if (others.length === 0) return landing;
  throw failure("landing/shared", HERE, { ticket: ticket.id, commit, others: others.join(", ") });
}

/** The default branch comes first: on another branch a merge of it brings every event at once. */
function tipsOf({ repository }: Workspace, branches: Branches, head: string): readonly string[] {
  const { current, defaultBranch, defaultTracking } = branches;
  if (current !== undefined && current === defaultBranch) return [head];
  const local =
    defaultBranch === undefined ? undefined : resolveCommit(repository, `refs/heads/${defaultBranch}`);
  return [defaultTracking?.oid, local, head].filter((oid) => oid !== undefined);
}

/** What the ledger, as it was last seen here, says has landed a ticket. Where no place is agreed there is none. */
function notedLanding({ repository, config }: Workspace, id: string): string | undefined {
  try {
    const refs = readShared(repository, decidePlace(repository, config));
    const read = readLedger(repository, refs?.ledger ?? null);
    const claims = read.kind === "read" ? read.ledger.claims.get(id) : undefined;
    const noted = claims?.live?.landed ?? claims?.ended.findLast(({ landed }) => landed !== null)?.landed;
    return noted === undefined || noted === null ? undefined : resolveCommit(repository, noted);
  } catch (error) {
    if (error instanceof YoiError && PLACELESS.has(error.diagnostic.code)) return undefined;
    throw error;
  }
}

const PLACELESS: ReadonlySet<string> = new Set(["ledger/which-remote", "ledger/no-default-branch"]);

/** Files that git does not track must not be overwritten by those that come back. @throws landing/in-the-way */
function requireRoom({ root }: Workspace, { added }: RevertedTree): void {
  const path = added.find((each) => lstatSync(join(root, each), { throwIfNoEntry: false }) !== undefined);
  if (path !== undefined) throw failure("landing/in-the-way", { path }, { path });
}

function notesOf({ left }: Landing): readonly string[] {
  return left.length === 0
    ? []
    : [`Left as they are, because they name other tickets too: ${left.join(" ")}`];
}

interface Staged {
  readonly change: Change;
  readonly landing: Landing;
  readonly result: OperationResult;
  readonly ticket: Ticket | undefined;
}

async function commitRevert(
  { repository }: Workspace,
  { change, landing, result, ticket }: Staged,
  { reason }: RevertRequest,
  { actor }: RevertOptions,
): Promise<OperationResult> {
  const commits = landing.changes.map(({ commit }) => `This reverts commit ${commit}.`).join("\n");
  const message = `Revert "${ticket?.item?.title ?? change.id}"\n\n${reason.trim()}\n\n${commits}`;
  const trailers = [
    { name: "Yoi-Ticket", value: change.id },
    { name: "Yoi-Actor", value: `${actor.name} (${actor.role})` },
  ];
  try {
    return { ...result, commit: await commitIndex(repository, message, trailers) };
  } catch (error) {
    if (!(error instanceof YoiError)) throw error;
    const refused = failure("landing/staged", HERE, { reason: messageOf(error.diagnostic) }, error);
    return withFailure(result, refused);
  }
}

function withFailure(result: OperationResult, error: unknown): OperationResult {
  if (!(error instanceof YoiError)) throw error;
  return { ...result, diagnostics: [...result.diagnostics, error.diagnostic] };
}
