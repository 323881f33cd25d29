import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { failure, YoiError } from "../core/diagnostic/error.ts";
import type { Change, OperationContext, WriteOperation } from "../core/operation/operation.ts";
import { findOperation } from "../core/operation/registry.ts";
import { fails } from "../core/rules/judge.ts";
import type { Actor } from "../core/ticket/role.ts";
import { type LockOptions, withLock } from "../io/files/lock.ts";
import { recoverEdits } from "../io/files/recover-edits.ts";
import { writeEdits } from "../io/files/write-edits.ts";
import { readTickets } from "./change/read-tickets.ts";
import { readVisibility } from "./change/visible.ts";
import { listTicketPlaces, type Workspace } from "./workspace.ts";
import { gatherView } from "./write/gather-view.ts";
import { judgeEdits } from "./write/judge-edits.ts";
import {
  commitChange,
  type Publication,
  type PublishWishes,
  planPublication,
  pushChange,
} from "./write/publish.ts";

/** Who runs a writing operation, when, and what git is to do with the result. */
export interface RunOptions extends PublishWishes {
  readonly actor: Actor;
  /** RFC 3339 in UTC and whole seconds. */
  readonly now: string;
  /** Makes the id of a new event: eight random characters of `[0-9a-z]`. */
  readonly newEventId: () => string;
  readonly lock: LockOptions;
  /** How the Orchestrator's work on the ticket ended, by the time it was queued at. */
  readonly endedQueueings?: ReadonlyMap<string, string>;
}

/** What came of a writing operation. */
export interface OperationResult {
  /** `refused`: the rules do not allow the change, and nothing was written. */
  readonly outcome: "done" | "refused";
  /** The ticket or objective. */
  readonly id: string;
  /** One sentence for the person who asked. */
  readonly message: string;
  /** The files that were written or removed. */
  readonly paths: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** The commit that holds the change, where one was asked for and made. */
  readonly commit?: string;
  /** The branch that was pushed. */
  readonly branch?: string;
  /** What the person should know or do next, a line each. */
  readonly notes: readonly string[];
}

/** After these a person may expect the Orchestrator to take notice. */
const AWAITED = new Set(["ticket_create", "ticket_ready", "ticket_queue"]);

/**
 * Runs one writing operation: plans it on what the working tree holds, judges the result in memory, and writes all of
 * it or nothing, while no other command writes. What an earlier command left half done is repaired first and reported.
 * Faults of the input and of the state things are in are thrown; a change the rules refuse is a result.
 * @throws usage/*, state/illegal-transition, file/*, git/*
 */
export async function runOperation(
  workspace: Workspace,
  name: string,
  input: Readonly<Record<string, unknown>>,
  options: RunOptions,
): Promise<OperationResult> {
  const operation = requireWrite(name, options.actor);
  const checked = checkInput(operation, input);
  const run: Run = { workspace, operation, input: checked, options };
  const written = await withLock(workspace.stateDir, options.lock, () => writeAndCommit(run));
  if (written.result.outcome === "refused") return written.result;
  return await pushWritten(run, written);
}

interface Run {
  readonly workspace: Workspace;
  readonly operation: WriteOperation;
  readonly input: Readonly<Record<string, unknown>>;
  readonly options: RunOptions;
}

interface Written {
  readonly result: OperationResult;
  readonly publication: Publication;
}

async function writeAndCommit(run: Run): Promise<Written> {
  const { workspace, operation, input, options } = run;
  const { root, stateDir, config } = workspace;
  const { actor, now, newEventId, lock } = options;
  const recovered = recoverEdits({ root, stateDir })?.diagnostics ?? [];
  const places = listTicketPlaces(workspace);
  const { endedQueueings } = options;
  const view = {
    ...gatherView(workspace, places, operation, input),
    ...(endedQueueings === undefined ? {} : { endedQueueings }),
  };
  const context: OperationContext = { actor, now, newEventId, config };
  const change = operation.plan(view, input, context);
  const publication = planPublication(workspace, change.id, options);
  const found = judgeEdits({ workspace, places, view, change }, actor, now);
  const shared = { id: change.id, message: change.message, diagnostics: [...recovered, ...found] };
  if (fails(found)) return { publication, result: { ...shared, outcome: "refused", paths: [], notes: [] } };
  writeEdits({ root, stateDir }, change.edits, { random: lock.random });
  const paths = change.edits.map((edit) => (edit.kind === "move" ? edit.to : edit.path));
  const result: OperationResult = { ...shared, outcome: "done", paths, notes: [] };
  return { publication, result: await commitWritten(run, { change, publication, result }) };
}

/** A commit that git refuses does not undo the change: the records are right, and nobody should type them again. */
async function commitWritten(
  { workspace, operation, options }: Run,
  {
    change,
    publication,
    result,
  }: { readonly change: Change; readonly publication: Publication; readonly result: OperationResult },
): Promise<OperationResult> {
  const notes = AWAITED.has(operation.name) ? noteAboutBranch(workspace, change.id) : [];
  if (publication.kind === "none") {
    return { ...result, notes: [...notes, `Files to commit: ${result.paths.join(" ")}`] };
  }
  try {
    const oid = await commitChange(workspace, change, publication, options.actor);
    if (oid === undefined) return { ...result, notes: [...notes, "Nothing was left to commit."] };
    return { ...result, commit: oid, notes };
  } catch (error) {
    return withFailure(result, error);
  }
}

async function pushWritten({ workspace }: Run, { result, publication }: Written): Promise<OperationResult> {
  const { remote, branch, kind } = publication;
  if (result.commit === undefined || remote === undefined || branch === undefined) return result;
  try {
    await pushChange(workspace, remote, branch);
  } catch (error) {
    return withFailure(result, error);
  }
  const request =
    kind === "pr"
      ? [`Branch ${branch} is on ${remote}. Open the pull request on the forge; yoi does not do that yet.`]
      : [];
  return { ...result, branch, notes: [...result.notes, ...request] };
}

function withFailure(result: OperationResult, error: unknown): OperationResult {
  if (!(error instanceof YoiError)) throw error;
  return { ...result, diagnostics: [...result.diagnostics, error.diagnostic] };
}

/** A ticket that exists only on a feature branch is invisible to the Orchestrator until it lands. 4 to 7 processes. */
function noteAboutBranch({ repository, config, ticketRoot }: Workspace, id: string): readonly string[] {
  const { landed, branches } = readVisibility(repository, config);
  const { current, defaultBranch } = branches;
  if (landed === undefined || defaultBranch === undefined || current === defaultBranch) return [];
  if (readTickets(repository, { kind: "commit", oid: landed }, new Set([id]), ticketRoot).size > 0) return [];
  const where = current === undefined ? "here" : `on ${current}`;
  return [`The ticket is only ${where}: the Orchestrator sees it once it is on ${defaultBranch}.`];
}

/** The writing operation of a name, if the actor may use it. @throws usage/role */
export function requireWrite(name: string, actor: Actor): WriteOperation {
  const operation = findOperation(name);
  if (operation?.effect !== "write") throw new TypeError(`${name} is no writing operation`);
  if (operation.roles.includes(actor.role)) return operation;
  const command = `yoi ${operation.command.path.join(" ")}`;
  throw failure(
    "usage/role",
    { path: "" },
    { role: actor.role, command, allowed: operation.roles.join(", ") },
  );
}

/**
 * The input of an operation by its schema: agents and libraries hand in what they like; the command line has looked at
 * its words before. @throws usage/missing-value, usage/bad-value
 */
export function checkInput(
  operation: WriteOperation,
  input: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const parsed = operation.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = issue?.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : (issue?.path.join(".") ?? "");
  const value = Object.hasOwn(input, name) ? JSON.stringify(input[name]) : undefined;
  if (value === undefined) {
    const command = `yoi ${operation.command.path.join(" ")}`;
    throw failure("usage/missing-value", { path: "" }, { command, name });
  }
  throw failure(
    "usage/bad-value",
    { path: "" },
    { name, value, suggestion: issue?.message ?? "see the schema" },
  );
}
