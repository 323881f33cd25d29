import { byteLength } from "../../ticket/files.ts";
import type { Ticket } from "../../ticket/ticket.ts";
import { parseAcceptanceCriteria } from "../../workspace/acceptance-criteria.ts";
import { boundLine, boundText } from "../agent/quote.ts";
import { criteriaOf, reviewOf, type Said } from "../decide/evidence.ts";
import type { LedgerVerdict } from "../ledger.ts";
import { type EntryOf, lastEntry, type RoundEntry } from "../rounds.ts";
import { isSameSubject, type Subject } from "../subject.ts";
import {
  DOSSIER_VERSION,
  type Dossier,
  type DossierCriterion,
  formatDossierFile,
  MAX_DOSSIER_BYTES,
  MAX_ENTRIES,
} from "./dossier.ts";
import { followFindings } from "./findings.ts";

/** What a dossier is assembled from. */
export interface DossierFacts {
  /** The ticket at the work head. */
  readonly ticket: Ticket;
  /** `artifacts/rounds.jsonl` at the work head. */
  readonly entries: readonly RoundEntry[];
  /** What the ledger holds of this ticket: the overrides among them count. */
  readonly verdicts: readonly LedgerVerdict[];
  /** The work branch by its short name. */
  readonly branch: string;
  /** The commit of the default branch that the work is compared with. */
  readonly base: string;
  /** The head of the work branch before the proposal. */
  readonly head: string;
  readonly subject: Subject;
  readonly at: string;
  /** Commits of `base..head`, newest first. */
  readonly commits: readonly { readonly oid: string; readonly author: string; readonly subject: string }[];
  /** `base...head`, without tickets and objectives. */
  readonly diff: { readonly files: number; readonly insertions: number; readonly deletions: number };
  /** Paths of the worktree that hold what no commit has. */
  readonly dirty: readonly string[];
  /** Protected paths that the work changes. */
  readonly protectedPaths: readonly string[];
  /** Whether commands of validation are configured. */
  readonly hasValidation: boolean;
}

/** Longest text and most entries of each list, from what is usual to what always fits. */
const BOUNDS: readonly Bounds[] = [
  { text: 4_000, entries: MAX_ENTRIES },
  { text: 1_000, entries: MAX_ENTRIES },
  { text: 250, entries: 100 },
  { text: 80, entries: 50 },
];
const SMALLEST: Bounds = { text: 40, entries: 20 };
/** Most pieces of evidence that one agent brings for one criterion. */
const MAX_EVIDENCE = 3;
/** Longest line: a title, a path, an author. */
const MAX_LINE = 500;

interface Bounds {
  readonly text: number;
  readonly entries: number;
}

/**
 * Assembles the dossier. Texts are cut and lists are shortened until it fits into a file of a ticket, and it says what
 * is left out. Secrets are masked. Never throws.
 */
export function assembleDossier(facts: DossierFacts): Dossier {
  for (const bounds of BOUNDS) {
    const dossier = assemble(facts, bounds);
    if (byteLength(formatDossierFile(dossier)) <= MAX_DOSSIER_BYTES) return dossier;
  }
  return assemble(facts, SMALLEST);
}

function assemble(facts: DossierFacts, bounds: Bounds): Dossier {
  const { ticket, branch, base, head, subject, at, diff } = facts;
  const leftOut: Dossier["left_out"] = {};
  const kept: Keep = (name, all) => {
    if (all.length > bounds.entries) leftOut[name] = all.length - bounds.entries;
    return all.slice(0, bounds.entries);
  };
  const text = (full: string): string => cut(full, bounds.text);
  const { title, priority = "P2" } = ticket.item ?? {};
  const lists = listsOf(facts, { kept, text });
  return {
    version: DOSSIER_VERSION,
    at,
    ticket: { id: ticket.id, title: lineOf(title, ticket.id), priority },
    branch,
    base,
    head,
    subject,
    diff: { ...diff },
    ...saidOf(facts, text),
    has_validation: facts.hasValidation,
    ...lists,
    left_out: leftOut,
  };
}

type Keep = <T>(name: keyof Dossier["left_out"], all: readonly T[]) => T[];
type Cut = (full: string) => string;

function listsOf(facts: DossierFacts, { kept, text }: { readonly kept: Keep; readonly text: Cut }) {
  const { entries, commits, dirty, protectedPaths, verdicts } = facts;
  const overrides = verdicts.filter((verdict) => verdict.kind === "override");
  return {
    commits: kept("commits", commits).map(({ oid, author, subject }) => ({
      oid,
      author: lineOf(author, "unknown"),
      subject: boundLine(text(subject), MAX_LINE),
    })),
    dirty: kept("dirty", dirty).map((path) => boundLine(path, MAX_LINE)),
    protected_paths: kept("protected_paths", protectedPaths).map((path) => boundLine(path, MAX_LINE)),
    criteria: kept("criteria", criteriaOfDossier(facts)).map((criterion) => cutCriterion(criterion, text)),
    findings: kept("findings", followFindings(entries)).map((finding) => ({
      ...finding,
      path: finding.path === null ? null : boundLine(finding.path, MAX_LINE),
      text: text(finding.text),
      reason: finding.reason === null ? null : text(finding.reason),
    })),
    rounds: kept("rounds", roundsOf(entries)),
    risks: kept("risks", lastEntry(entries, "report")?.risks ?? []).map(text),
    overrides: kept("overrides", overrides).map(({ id, by, at, head, gate, reason }) => ({
      id,
      by,
      at,
      head,
      gate,
      reason: text(reason),
    })),
  };
}

function saidOf(
  { entries, subject, head, verdicts }: DossierFacts,
  text: Cut,
): Pick<Dossier, "summary" | "coder" | "report" | "validation" | "review"> {
  const report = lastEntry(entries, "report");
  const held = reviewOf({ work: { head, subject, rounds: [...entries], ticket: null }, verdicts });
  const review = held ?? lastEntry(entries, "review");
  const validation =
    lastEntry(entries, "validation", (entry) => isSameSubject(entry.subject, subject)) ??
    lastEntry(entries, "validation");
  return {
    summary: report === undefined ? null : text(report.summary),
    coder: report?.agent ?? null,
    report: report === undefined ? null : saidBy(report, isSameSubject(report.subject, subject)),
    validation:
      validation === undefined
        ? null
        : {
            ...saidBy(validation, isSameSubject(validation.subject, subject)),
            passed: validation.passed,
            commands: validation.commands.map(({ output_tail: _, command, ...ended }) => ({
              command: text(command),
              ...ended,
            })),
          },
    review:
      review === undefined
        ? null
        : {
            ...saidBy(review, held !== undefined),
            agent: review.agent,
            status: review.status,
            summary: text(review.summary),
          },
  };
}

function cut(full: string, limit: number): string {
  const { text, left_out: left } = boundText(full.trim(), limit);
  return left === 0 ? text : `${text}…`;
}

function lineOf(text: string | undefined, otherwise: string): string {
  const line = boundLine(text ?? "", MAX_LINE);
  return line === "" ? otherwise : line;
}

function saidBy(
  { round, at, head }: Exclude<RoundEntry, { kind: "request" }>,
  current: boolean,
): NonNullable<Dossier["report"]> {
  return { round, at, head, current };
}

/** The criteria with what coder and reviewer say; whether one is met is decided as the gate decides it. */
function criteriaOfDossier({ ticket, entries, subject, head, verdicts }: DossierFacts): DossierCriterion[] {
  const { body = "", state = "inprogress" } = ticket.item ?? {};
  const seen = { state, attention: null, text: subject.ticket, chain: [] };
  const criteria = [...parseAcceptanceCriteria(body)];
  const said: Said = {
    work: { head, subject, rounds: [...entries], ticket: { ...seen, criteria } },
    verdicts,
  };
  const [report, review] = [lastEntry(entries, "report"), reviewOf(said)];
  return criteriaOf(said).map(({ criterion: number, text, met, evidence }) => ({
    number,
    text,
    met: evidence === null ? null : met,
    evidence: [...evidenceOf("reviewer", review, number), ...evidenceOf("coder", report, number)],
  }));
}

function evidenceOf(
  role: "coder" | "reviewer",
  entry: EntryOf<"report"> | EntryOf<"review"> | undefined,
  number: number,
): DossierCriterion["evidence"] {
  const about = entry?.evidence.filter(({ criterion }) => criterion === number) ?? [];
  const agent = entry?.agent.name ?? role;
  return about.slice(0, MAX_EVIDENCE).map(({ met, evidence }) => ({ role, agent, met, text: evidence }));
}

function cutCriterion(criterion: DossierCriterion, text: Cut): DossierCriterion {
  const evidence = criterion.evidence.map((each) => ({ ...each, text: text(each.text) }));
  return { ...criterion, text: text(criterion.text), evidence };
}

/** One row a round, with the last that was said in it; a request counts to the round that it began. */
function roundsOf(entries: readonly RoundEntry[]): Dossier["rounds"] {
  const rounds = new Map<number, Dossier["rounds"][number]>();
  for (const entry of entries) {
    const { round } = entry;
    const row = rounds.get(round) ?? {
      round,
      coder: null,
      validation: null,
      reviewer: null,
      review: null,
      findings: 0,
      request: null,
    };
    if (entry.kind === "report") rounds.set(round, { ...row, coder: entry.agent });
    else if (entry.kind === "validation")
      rounds.set(round, { ...row, validation: entry.passed ? "passed" : "failed" });
    else if (entry.kind === "review") {
      const { agent: reviewer, status: review, findings } = entry;
      rounds.set(round, { ...row, reviewer, review, findings: findings.length });
    } else rounds.set(round, { ...row, request: row.request ?? entry.cause });
  }
  return [...rounds.values()].toSorted((one, other) => one.round - other.round);
}
