import { type Diagnostic, finding, messageOf } from "../../../core/diagnostic/diagnostic.ts";
import { failure, YoiError } from "../../../core/diagnostic/error.ts";
import type { Change, WriteOperation, WriteView } from "../../../core/operation/operation.ts";
import {
  CLAIM_TRAILER,
  type ClaimTrailer,
  formatClaimTrailer,
} from "../../../core/orchestrator/claim/claim-trailer.ts";
import { type FileSet, parseTicketPath, type RecordFile } from "../../../core/ticket/files.ts";
import { idKey } from "../../../core/ticket/id.ts";
import { isFreeArtifact } from "../../../core/ticket/limits.ts";
import type { Actor } from "../../../core/ticket/role.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { parseTime } from "../../../core/ticket/time.ts";
import type { Config } from "../../../core/workspace/config.ts";
import { applyEdits } from "../../../core/workspace/edit.ts";
import { summarize } from "../../../core/workspace/summary.ts";
import type { Trailer } from "../../../io/git/commit-message.ts";
import { type Identity, writeCommit, writeTree } from "../../../io/git/objects.ts";
import type { Repository } from "../../../io/git/repository.ts";
import type { FixedRevision } from "../../../io/git/revision.ts";
import { listFiles } from "../../../io/git/tree.ts";
import { checkChangeAt } from "../../change/check-change.ts";
import { parseTickets, readTickets } from "../../change/read-tickets.ts";
import { checkInput, requireWrite } from "../../run-operation.ts";

/** One operation of the registry. The key `ticket` of its input is added where there is a ticket already. */
export interface Call {
  readonly name: string;
  /** References to other tickets are their ids. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** On what, when and for whom records are planned. */
export interface RecordContext {
  /** The commit that holds the ticket, or the tree of a merge in the making. */
  readonly base: string;
  readonly config: Config;
  readonly actor: Actor;
  /** RFC 3339 in UTC and whole seconds. */
  readonly now: string;
  /** Makes the id of a new event: eight random characters of `[0-9a-z]`. */
  readonly newEventId: () => string;
  /** Where a ticket that the input names is looked for when `base` has none of that id. */
  readonly landed?: string;
}

/** Records of one ticket that nobody has written yet. */
export interface PlannedRecords {
  readonly id: string;
  /** The commit or tree that they were planned on, and that they are put into. */
  readonly base: string;
  readonly actor: Actor;
  /** When they were planned. */
  readonly now: string;
  /** New texts by path from the top of the repository; null for a file that goes. */
  readonly changes: ReadonlyMap<string, string | null>;
  /** The subject line of each operation: `ticket(<id>): queued → inprogress`. */
  readonly subjects: readonly string[];
}

/**
 * Plans operations on the ticket as a commit holds it, each on the result of the one before; without an id the first
 * one makes the ticket. Nothing is judged yet. `extraFiles` are artifacts that yoi only keeps, by their path inside
 * the ticket's directory, null to remove. 2 processes, 2 more for each reference and 1 more for a new ticket.
 * @throws usage/unknown-ticket, and what the operations refuse: usage/*, state/*
 */
export function planRecords(
  repo: Repository,
  context: RecordContext,
  id: string | null,
  calls: readonly Call[],
  extraFiles: ReadonlyMap<string, string | null> = new Map(),
): PlannedRecords {
  const { base, config, now, actor } = context;
  const landed: Pick<Source, "landed"> =
    context.landed === undefined ? {} : { landed: { kind: "commit", oid: context.landed } };
  const source: Source = { repo, base: { kind: "commit", oid: base }, ...landed, root: config.backend.root };
  const before = id === null ? new Map<string, RecordFile>() : readFiles(source, id);
  let own = id;
  let files: FileSet = before;
  const subjects: string[] = [];
  for (const call of calls) {
    const change = planCall(source, { id: own, files }, call, context);
    subjects.push(change.subject);
    own = change.id;
    files = applyEdits(files, change.edits);
  }
  if (own === null) throw new TypeError("no operation makes the ticket");
  const dir = parseFiles(source, own, files)?.dir;
  const changes = changesOf(before, files);
  for (const [inside, text] of extraFiles) {
    if (!isFreeArtifact(inside)) throw new TypeError(`${inside} is a record: an operation writes it`);
    changes.set(`${dir}/${inside}`, text);
  }
  return { id: own, base, actor, now, changes, subjects };
}

/** Where tickets are read. */
interface Source {
  readonly repo: Repository;
  readonly base: FixedRevision;
  /** Where named tickets are looked for besides. */
  readonly landed?: FixedRevision;
  readonly root: string;
}

/** The files of a ticket by their path from the top of the repository. 2 processes. @throws usage/unknown-ticket */
function readFiles({ repo, base, root }: Source, id: string): Map<string, RecordFile> {
  const ticket = readTickets(repo, base, new Set([id]), root).get(id);
  if (ticket === undefined) throw unknownTicket(id);
  return new Map([...ticket.files].map(([inside, file]) => [`${ticket.dir}/${inside}`, file]));
}

function parseFiles({ root }: Source, id: string, files: FileSet): Ticket | undefined {
  return parseTickets(files, new Set([id]), root).get(id);
}

function changesOf(before: FileSet, after: FileSet): Map<string, string | null> {
  const changes = new Map<string, string | null>();
  for (const [path, { text }] of after) if (before.get(path)?.text !== text) changes.set(path, text);
  for (const path of before.keys()) if (!after.has(path)) changes.set(path, null);
  return changes;
}

function planCall(
  source: Source,
  { id, files }: { readonly id: string | null; readonly files: FileSet },
  { name, input }: Call,
  { actor, now, newEventId, config }: RecordContext,
): Change {
  const operation = requireWrite(name, actor);
  const given = checkInput(operation, id === null ? input : { ticket: id, ...input });
  const ticket = id === null ? undefined : parseFiles(source, id, files);
  const view: WriteView = {
    ...(ticket === undefined ? {} : { ticket }),
    ...readTargets(source, operation, given),
    idKeys: ticket === undefined ? readIdKeys(source) : new Set(),
  };
  return operation.plan(view, given, { actor, now, newEventId, config });
}

/** The tickets that an operation's input names. 2 processes for each place they are looked for, none without a name. */
function readTargets(
  { repo, base, landed, root }: Source,
  { references = [] }: WriteOperation,
  input: Readonly<Record<string, unknown>>,
): Pick<WriteView, "targets" | "unresolved"> {
  const wanted = references.flatMap((key) => (typeof input[key] === "string" ? [input[key]] : []));
  const known = readTickets(repo, base, new Set(wanted), root);
  const unknown = new Set(wanted.filter((reference) => !known.has(reference)));
  const later = landed === undefined ? [] : readTickets(repo, landed, unknown, root);
  const found = new Map([...known, ...later]);
  const missing = wanted.filter((reference) => !found.has(reference));
  return {
    targets: new Map([...found].map(([id, ticket]) => [id, summarize(ticket)])),
    unresolved: new Map(missing.map((reference) => [reference, unknownTicket(reference)])),
  };
}

function unknownTicket(reference: string): YoiError {
  const suggestion = "name a ticket by its whole id, and see whether it is on this branch";
  return failure("usage/unknown-ticket", { path: "" }, { reference, suggestion });
}

/** The keys of all ids there are. 1 process. */
function readIdKeys({ repo, base, root }: Source): ReadonlySet<string> {
  const paths = listFiles(repo, base, [root]).entries;
  return new Set(paths.flatMap(({ path }) => parseTicketPath(path, root)?.id ?? []).map(idKey));
}

/** How planned records become a commit. */
export interface RecordCommit {
  readonly planned: PlannedRecords;
  /** The first is the commit that is followed; a merge has a second one. */
  readonly parents: readonly string[];
  /** Default: the subjects of the operations. */
  readonly message?: string;
  /** Which move of the ledger the commit belongs to. */
  readonly claim?: ClaimTrailer;
  /** Default: the Orchestrator. */
  readonly author?: Identity;
  /** The default branch, which others build on. */
  readonly landed: string;
  /** Commits whose content cannot be taken back; default: the first parent. */
  readonly visible?: readonly string[];
}

/** The rules refuse a commit of records: every finding, warnings too. */
export class RecordsRefused extends YoiError {
  readonly findings: readonly Diagnostic[];

  constructor(diagnostic: Diagnostic, findings: readonly Diagnostic[]) {
    super(diagnostic);
    this.name = "RecordsRefused";
    this.findings = findings;
  }
}

/**
 * Makes the commit of planned records and has it judged by the rules, as if it were pushed. No ref moves, so that of a
 * refused commit nothing is left but objects that git forgets. 6 processes, and
 * more for a merge and for what the ticket points to.
 * @throws RecordsRefused (orchestrate/records-refused)
 */
export function commitRecords(repo: Repository, request: RecordCommit): { readonly oid: string } {
  const { planned, parents, claim, author, landed } = request;
  const { id, base, actor, now, changes } = planned;
  const [first] = parents;
  if (first === undefined) throw new TypeError("records are committed on something");
  const oid = writeCommit(repo, {
    tree: writeTree(repo, base, changes),
    parents,
    message: request.message ?? messageFor(planned),
    trailers: trailersOf(planned, claim),
    at: parseTime(now) ?? 0,
    ...(author === undefined ? {} : { author }),
  });
  const visible = request.visible ?? [first];
  const source = {
    parents: parents.map((parent) => ({ kind: "commit", oid: parent }) as const),
    after: { kind: "commit", oid } as const,
    heads: [],
    returnsFrom: undefined,
    seen: () => ({ visible, landed }),
    base: "the branch of the ticket",
  };
  const { outcome, diagnostics } = checkChangeAt(repo, source, { actor, now });
  if (outcome === "pass") return { oid };
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const [worst] = errors;
  const facts = { ticket: id, count: errors.length, first: worst === undefined ? "" : messageOf(worst) };
  throw new RecordsRefused(finding("orchestrate/records-refused", { path: "" }, facts, id), diagnostics);
}

function trailersOf({ id, actor }: PlannedRecords, claim: ClaimTrailer | undefined): readonly Trailer[] {
  return [
    { name: "Yoi-Ticket", value: id },
    { name: "Yoi-Actor", value: `${actor.name} (${actor.role})` },
    ...(claim === undefined ? [] : [{ name: CLAIM_TRAILER, value: formatClaimTrailer(claim) }]),
  ];
}

/** `ticket(<id>): queued → inprogress, plan accepted_plan`. */
function messageFor({ id, subjects }: PlannedRecords): string {
  const prefix = `ticket(${id}): `;
  const said = subjects.map((subject) =>
    subject.startsWith(prefix) ? subject.slice(prefix.length) : subject,
  );
  return `${prefix}${said.length === 0 ? "artifacts" : said.join(", ")}`;
}
