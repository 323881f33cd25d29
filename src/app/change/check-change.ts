import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { type Verdict, verdictOf } from "../../core/diagnostic/verdict.ts";
import type { ChangeContext } from "../../core/rules/change-input.ts";
import { checkReach } from "../../core/rules/check-reach.ts";
import { fails } from "../../core/rules/judge.ts";
import { judgeChange, type TicketCase } from "../../core/rules/judge-change.ts";
import { DEFAULT_TICKET_ROOT, parseTicketPath } from "../../core/ticket/files.ts";
import type { Actor } from "../../core/ticket/role.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { readParents } from "../../io/git/log.ts";
import type { Change } from "../../io/git/raw.ts";
import type { Repository } from "../../io/git/repository.ts";
import { type FixedRevision, mergeBases, type Revision } from "../../io/git/revision.ts";
import { hasPath, listFiles } from "../../io/git/tree.ts";
import { type ChangeFiles, changeFiles } from "./change-files.ts";
import { findEarlierForm } from "./earlier-form.ts";
import { isMigrationOf, type MigrationChange, migratedOnTheWay, renamesOf } from "./migration.ts";
import { gatherNeighbours } from "./neighbours.ts";
import { readChanges } from "./read-changes.ts";
import { filesOf, parseTickets, readTickets } from "./read-tickets.ts";
import {
  checkLinks,
  checkRelaxed,
  checkSettings,
  readRuleFiles,
  readSettings,
  type Settings,
  withSettings,
} from "./settings.ts";

/** One change to be judged: from where, to where, and what others can already see. */
export interface ChangeSource {
  /** What the change is compared with: several for a merge. */
  readonly parents: readonly Revision[];
  readonly after: Revision;
  /**
   * The commits a commit in the making is built on, HEAD first: what fails from the parents is judged again from their
   * common ancestors with `visible`. Empty before the first commit, and in a push, where the parents are what others see.
   */
  readonly heads: readonly string[];
  /** The commit whose history may hold the form a ticket is taken back to (`git revert`), where that is lawful. */
  readonly returnsFrom: string | undefined;
  /** What others can see; asked only where something fails without that knowledge, and then perhaps more than once. */
  readonly seen: () => Seen;
  /** A name for the parents, in help lines. */
  readonly base: string;
  /** Where the configuration and the known faults are read that judge; without it, in the first parent. */
  readonly rules?: FixedRevision;
}

/** What others can see. */
export interface Seen {
  /** Commits whose content cannot be taken back. */
  readonly visible: readonly string[];
  /** The default branch where others build on it, for what must not have landed. */
  readonly landed: string | undefined;
}

/** Who acts, and when. */
export interface CheckOptions {
  readonly actor: Actor;
  readonly now?: string;
}

/**
 * Judges the ticket changes between two revisions by the rules and configuration of the side before. Reads only the
 * changed tickets and what they point to. A change that touches nothing under `.yoi` examines nothing.
 * @throws git/* when git cannot answer: the caller must not take that for a pass
 */
export function checkChangeAt(repo: Repository, source: ChangeSource, options: CheckOptions): Verdict {
  const { own: changed, perParent } = readChanges(repo, source.parents, source.after);
  if (changed.length === 0) return verdictOf([], 0);
  const files = changeFiles(repo, { parents: source.parents, perParent });
  // The configuration says where tickets are, and nearly always that is here: then this is all that is read of them.
  files.load(withSettings(filesOf(idsOf(changed, DEFAULT_TICKET_ROOT), DEFAULT_TICKET_ROOT)));
  const rules = source.rules ?? source.parents[0] ?? { kind: "empty" };
  const ruleFiles = source.rules === undefined ? undefined : readRuleFiles(repo, source.rules);
  const settings = readSettings(files, () => hasPath(repo, rules, ".yoi"), ruleFiles);
  const root = settings.config.backend.root;
  const ids = [...idsOf(changed, root)];
  const paths = changed.map(({ path }) => path);
  const found: Diagnostic[] = [
    ...checkLinks(changed, root),
    ...checkSettings(files, changed),
    ...checkRelaxed(files, changed, settings, (path) => hasPath(repo, source.after, path)),
    ...checkReach(options.actor, paths, ids),
    ...judgeTickets({ repo, source, files, options, ...settings, ids }),
  ];
  return verdictOf(found, ids.length);
}

function idsOf(changed: readonly Change[], root: string): ReadonlySet<string> {
  return new Set(changed.flatMap(({ path }) => parseTicketPath(path, root)?.id ?? []));
}

interface Case extends Settings {
  readonly repo: Repository;
  readonly source: ChangeSource;
  readonly files: ChangeFiles;
  readonly options: CheckOptions;
  readonly ids: readonly string[];
}

function judgeTickets(input: Case): readonly Diagnostic[] {
  const { repo, source, files, options, config, ids } = input;
  const root = config.backend.root;
  const all = new Set(ids);
  const readAfter = (wanted: ReadonlySet<string>): ReadonlyMap<string, Ticket> =>
    parseTickets(files.after(filesOf(wanted, root)), wanted, root);
  const readLanded = (wanted: ReadonlySet<string>): ReadonlyMap<string, Ticket> => {
    const { landed } = source.seen();
    return landed === undefined
      ? new Map()
      : readTickets(repo, { kind: "commit", oid: landed }, wanted, root);
  };
  const after = readAfter(all);
  const parents = source.parents.map((_, parent) =>
    parseTickets(files.before(filesOf(all, root), parent), all, root),
  );
  const cases = ids.map((id): TicketCase => {
    return { id, parents: parents.map((side) => side.get(id)), after: after.get(id) };
  });
  const context: ChangeContext = {
    actor: options.actor,
    visible: true,
    configVersion: config.version,
    isAdoption: input.isAdoption,
    base: source.base,
    ...(options.now === undefined ? {} : { now: options.now }),
    neighbours: gatherNeighbours(
      cases.map((each) => ({
        after: each.after,
        isNew: each.parents.every((parent) => parent === undefined),
      })),
      {
        read: readAfter,
        readElsewhere: readLanded,
        readLanded,
        listIds: () => listIds(repo, source.after, root),
      },
    ),
  };
  return judgeTwice(cases, context, input);
}

/**
 * Judges from the parents as if all were visible to others, which only makes the judgement harder; what fails there is
 * judged again from what others can see, with its history at hand.
 */
function judgeTwice(cases: readonly TicketCase[], strict: ChangeContext, input: Case): readonly Diagnostic[] {
  const strictly = judgeChange(cases, strict, input.baseline);
  if (!fails(strictly)) return strictly;
  const context = { ...strict, visible: input.source.seen().visible.length > 0 };
  const found = context.visible ? strictly : judgeChange(cases, context, input.baseline);
  if (!fails(found)) return found;
  const failing = new Set(found.flatMap(({ severity, ticket }) => (severity === "error" ? [ticket] : [])));
  const { repo, source, config } = input;
  const root = config.backend.root;
  const bases = basesOf(repo, source);
  const baseSides = bases.map((base) => readTickets(repo, base, failingIds(failing), root));
  const before: Revision = source.parents[0] ?? { kind: "empty" };
  const change = { cases, renames: renamesOf(cases, () => listIds(repo, before, root)) };
  const again = cases.map((each): TicketCase => {
    if (!failing.has(each.id) && !change.renames.has(each.id)) return each;
    const sides = baseSides.map((side) => side.get(each.id));
    return withMigration(each, input, change) ?? withHistory(each, input, sides);
  });
  return judgeChange(again, context, input.baseline);
}

/**
 * The ticket as one that was migrated, if it was. A push may hold more than the migration: what followed is judged
 * from the form that the migration made.
 */
function withMigration(
  each: TicketCase,
  { source, config }: Case,
  change: MigrationChange,
): TicketCase | undefined {
  if (isMigrationOf(each, config, change)) return { ...each, isMigration: true };
  const form = source.heads.length > 0 ? undefined : migratedOnTheWay(each, config, change);
  if (form === undefined) return undefined;
  return each.after === undefined
    ? { ...each, isMigration: true }
    : { ...each, parents: [form, ...each.parents.slice(1)] };
}

function withHistory(
  each: TicketCase,
  { repo, source, config }: Case,
  baseSides: readonly (Ticket | undefined)[],
): TicketCase {
  const returnedTo = findEarlierForm(repo, source, each);
  // A migration that nobody has seen may be made again: from where others stand it is one too.
  const bases = baseSides.map((base) =>
    isMigrationOf({ ...each, parents: [base] }, config) ? each.after : base,
  );
  return { ...each, bases, ...(returnedTo === undefined ? {} : { returnedTo }) };
}

function failingIds(failing: ReadonlySet<string | undefined>): ReadonlySet<string> {
  return new Set([...failing].filter((id) => id !== undefined));
}

/**
 * The points whose content others can see. Where nothing is shared, the commit before the last: amending is then free.
 */
function basesOf(repo: Repository, source: ChangeSource): readonly FixedRevision[] {
  const { heads } = source;
  const [head] = heads;
  if (head === undefined) return [];
  const { visible } = source.seen();
  if (visible.length === 0) return beforeHead(repo, head);
  const bases = visible.flatMap((commit) => mergeBases(repo, commit, heads));
  if (bases.length > 0) return [...new Set(bases)].map((oid) => ({ kind: "commit", oid }));
  // Without a common ancestor nothing of this history is shared; a shallow clone cannot know.
  return repo.shallow ? [] : [{ kind: "empty" }];
}

function beforeHead(repo: Repository, head: string): readonly FixedRevision[] {
  const parents = readParents(repo, head);
  return parents.length === 0 ? [{ kind: "empty" }] : parents.map((oid) => ({ kind: "commit", oid }));
}

function listIds(repo: Repository, revision: Revision, root: string): readonly string[] {
  const ids = listFiles(repo, revision, [root]).entries.flatMap(
    ({ path }) => parseTicketPath(path, root)?.id ?? [],
  );
  return [...new Set(ids)];
}
