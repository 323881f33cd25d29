import { messageOf } from "../../core/diagnostic/diagnostic.ts";
import { failure, YoiError } from "../../core/diagnostic/error.ts";
import type { Change } from "../../core/operation/operation.ts";
import { parseTicketPath } from "../../core/ticket/files.ts";
import type { Actor } from "../../core/ticket/role.ts";
import { ITEM, PLAN, RELATIONS, RESOLUTION, THREAD } from "../../core/workspace/parse-ticket.ts";
import { readRecord } from "../../io/files/read-files.ts";
import { type Branches, readBranches } from "../../io/git/branches.ts";
import { commit, push, switchBranch } from "../../io/git/porcelain.ts";
import { readRefs } from "../../io/git/refs.ts";
import { listFiles } from "../../io/git/tree.ts";
import type { Workspace } from "../workspace.ts";

/** What git is to do with a change: nothing, a commit, a commit that is pushed, or one on a branch of its own. */
export interface Publication {
  readonly kind: "none" | "commit" | "push" | "pr";
  readonly remote?: string;
  /** The branch that is pushed. */
  readonly branch?: string;
  /** The commit at which that branch is to be made first. */
  readonly start?: string;
}

/** What the caller asked git to do. */
export interface PublishWishes {
  readonly commit?: boolean | undefined;
  readonly push?: boolean | undefined;
  readonly pr?: boolean | undefined;
}

/**
 * Decides, before anything is written, whether git can do what was asked.
 * @throws usage/no-remote, usage/no-branch, usage/no-commit-yet
 */
export function planPublication(workspace: Workspace, id: string, wishes: PublishWishes): Publication {
  const { repository, config } = workspace;
  if (wishes.push !== true && wishes.pr !== true) return { kind: wishes.commit === true ? "commit" : "none" };
  const branches = readBranches(repository, {
    remote: config.git.remote,
    defaultBranch: config.git.default_branch,
  });
  const { remote, current } = branches;
  if (remote === undefined) throw failure("usage/no-remote", { path: "" }, {});
  if (wishes.pr === true) return planRequest(workspace, { id, branches, remote });
  if (current === undefined) throw failure("usage/no-branch", { path: "" }, {});
  return { kind: "push", remote, branch: current };
}

/** A branch of its own where the default branch, or none, is checked out; else the one that is. */
function planRequest(
  { repository }: Workspace,
  { id, branches, remote }: { readonly id: string; readonly branches: Branches; readonly remote: string },
): Publication {
  const { current, head, defaultBranch } = branches;
  if (head === undefined) throw failure("usage/no-commit-yet", { path: "" }, {});
  if (current !== undefined && current !== defaultBranch) return { kind: "pr", remote, branch: current };
  for (let number = 1; ; number++) {
    // Not under the work prefix: such a branch would count as work that no claim explains.
    const branch = `ticket/${id}${number === 1 ? "" : `-${number}`}`;
    const names = [`refs/heads/${branch}`, `refs/remotes/${remote}/${branch}`];
    if (readRefs(repository, names).length === 0) return { kind: "pr", remote, branch, start: head };
  }
}

/**
 * Commits a written change: the records of the ticket, and nothing else that may be staged or changed.
 * @throws usage/not-committed, with what git or a hook said
 */
export async function commitChange(
  workspace: Workspace,
  change: Change,
  publication: Publication,
  actor: Actor,
): Promise<string | undefined> {
  const { repository } = workspace;
  const paths = committedPaths(workspace, change);
  const isTicket = change.edits.some(
    (edit) => parseTicketPath(pathOf(edit), workspace.ticketRoot)?.id === change.id,
  );
  const trailers = [
    ...(isTicket ? [{ name: "Yoi-Ticket", value: change.id }] : []),
    { name: "Yoi-Actor", value: `${actor.name} (${actor.role})` },
  ];
  try {
    const { branch, start } = publication;
    if (branch !== undefined && start !== undefined) await switchBranch(repository, branch, start);
    return await commit(repository, { paths, message: change.subject, trailers });
  } catch (error) {
    const facts = { reason: reasonOf(error), paths: paths.join(" ") };
    throw failure("usage/not-committed", { path: "" }, facts, error);
  }
}

/** Pushes the branch of a committed change. @throws usage/not-pushed */
export async function pushChange({ repository }: Workspace, remote: string, branch: string): Promise<void> {
  const name = `refs/heads/${branch}`;
  const fail = (reason: string, cause?: unknown): Error =>
    failure("usage/not-pushed", { path: "" }, { remote, branch, reason }, cause);
  let reason: string | undefined;
  try {
    const outcome = await push(repository, remote, [{ source: name, target: name }]);
    reason = outcome.kind === "rejected" ? outcome.refs.map((ref) => ref.reason).join("; ") : undefined;
  } catch (error) {
    throw fail(reasonOf(error), error);
  }
  if (reason !== undefined) throw fail(reason);
}

/**
 * The paths of a change as git can be given them: a ticket's own records belong together, so that an earlier change
 * of them which was not committed yet is committed too; what git has never seen and is gone again is left out.
 */
function committedPaths({ repository, root, ticketRoot }: Workspace, { edits }: Change): readonly string[] {
  const changed = edits.map(pathOf);
  const dirs = new Set(changed.flatMap((path) => parseTicketPath(path, ticketRoot)?.dir ?? []));
  const records = [...dirs].flatMap((dir) =>
    [ITEM, THREAD, RESOLUTION, RELATIONS, PLAN].map((inside) => `${dir}/${inside}`),
  );
  const wanted = [...new Set([...changed, ...records])];
  const tracked = new Set(listFiles(repository, { kind: "index" }, wanted).entries.map(({ path }) => path));
  return wanted.filter((path) => tracked.has(path) || readRecord(root, path, 0) !== undefined);
}

function pathOf(edit: Change["edits"][number]): string {
  return edit.kind === "move" ? edit.to : edit.path;
}

function reasonOf(error: unknown): string {
  if (error instanceof YoiError) return messageOf(error.diagnostic);
  throw error;
}
