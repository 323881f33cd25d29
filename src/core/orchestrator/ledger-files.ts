import type * as z from "zod";
import { type Diagnostic, finding, messageOf } from "../diagnostic/diagnostic.ts";
import type { FileSet, RecordFile } from "../ticket/files.ts";
import { isId } from "../ticket/id.ts";
import { formatPlanRecord, type PlanRecord, parsePlan } from "../ticket/plan.ts";
import {
  type ClaimFile,
  claimFileSchema,
  type Ledger,
  type LedgerVerdict,
  verdictSchema,
  type Wait,
  waitSchema,
} from "./ledger.ts";

/** Largest file of a ledger, in bytes. */
export const MAX_LEDGER_FILE_BYTES = 16 * 1024 * 1024;

/** A ledger as it was read. A damaged one stops every Orchestrator. */
export type LedgerRead =
  | { readonly kind: "read"; readonly ledger: Ledger }
  | {
      readonly kind: "damaged";
      readonly problems: readonly Diagnostic[];
      /** What could be read all the same: to rebuild from, never to act on. */
      readonly readable: Ledger;
    };

/** The file of a ticket's claims. */
export function claimsPath(ticket: string): string {
  return `claims/${ticket}.json`;
}

/** Reads the files of a ledger. What is not exactly of the ledger's form makes it damaged. */
export function parseLedgerFiles(files: FileSet): LedgerRead {
  const claims = new Map<string, ClaimFile>();
  const waits = new Map<string, Wait>();
  const plans = new Map<string, readonly PlanRecord[]>();
  const verdicts = new Map<string, readonly LedgerVerdict[]>();
  const problems: Diagnostic[] = [];
  for (const [file, content] of files) {
    const [, kind = "", ticket = "", form = ""] = /^(\w+)\/([^/]+)\.(jsonl?)$/.exec(file) ?? [];
    const read = isId(ticket) ? READERS[`${kind}.${form}`] : undefined;
    if (read === undefined) {
      problems.push(finding("ledger/unknown-file", { path: file }, { file }));
      continue;
    }
    const fail = (problem: string, line?: number): void => {
      const place = { path: file, ...(line === undefined ? {} : { line }) };
      problems.push(finding("ledger/bad-file", place, { file, problem }, ticket));
    };
    if (content.problem !== undefined) fail(content.problem);
    else read({ ticket, file, content, fail }, { claims, waits, plans, verdicts });
  }
  const ledger = { claims, waits, plans, verdicts };
  return problems.length === 0 ? { kind: "read", ledger } : { kind: "damaged", problems, readable: ledger };
}

/** The files of a ledger by path. An empty list has no file. */
export function formatLedgerFiles(ledger: Ledger): ReadonlyMap<string, string> {
  return new Map([
    ...entriesOf(ledger.claims, claimsPath, formatValue),
    ...entriesOf(ledger.waits, (ticket) => `waits/${ticket}.json`, formatValue),
    ...entriesOf(
      ledger.plans,
      (ticket) => `plans/${ticket}.jsonl`,
      (records) => formatLines(records, formatPlanRecord),
    ),
    ...entriesOf(
      ledger.verdicts,
      (ticket) => `verdicts/${ticket}.jsonl`,
      (said) => formatLines(said, (verdict) => JSON.stringify(verdict)),
    ),
  ]);
}

/** What differs between two ledgers: new texts by path, null for a file that goes. */
export function ledgerDiff(before: Ledger, after: Ledger): ReadonlyMap<string, string | null> {
  const old = formatLedgerFiles(withoutSame(before, after));
  const next = formatLedgerFiles(withoutSame(after, before));
  const changed = new Map<string, string | null>();
  for (const [path, text] of next) if (old.get(path) !== text) changed.set(path, text);
  for (const path of old.keys()) if (!next.has(path)) changed.set(path, null);
  return changed;
}

interface Parts {
  readonly claims: Map<string, ClaimFile>;
  readonly waits: Map<string, Wait>;
  readonly plans: Map<string, readonly PlanRecord[]>;
  readonly verdicts: Map<string, readonly LedgerVerdict[]>;
}

interface Source {
  readonly ticket: string;
  readonly file: string;
  readonly content: RecordFile;
  readonly fail: (problem: string, line?: number) => void;
}

type Reader = (source: Source, into: Parts) => void;

const READERS: Readonly<Record<string, Reader | undefined>> = {
  "claims.json": (source, { claims }) => {
    const file = readOwn(claimFileSchema, source);
    if (file === undefined) return;
    const generations = [...file.ended, ...(file.live === null ? [] : [file.live])].map(
      ({ generation }) => generation,
    );
    const rises = generations.every((each, index) => index === 0 || each > (generations[index - 1] ?? 0));
    if (rises) claims.set(source.ticket, file);
    else source.fail("its generations do not rise");
  },
  "waits.json": (source, { waits }) => {
    const wait = readOwn(waitSchema, source);
    if (wait !== undefined) waits.set(source.ticket, wait);
  },
  "plans.jsonl": ({ ticket, file, content, fail }, { plans }) => {
    const { planRecords, diagnostics } = parsePlan(content.text, file, ticket);
    for (const found of diagnostics) fail(messageOf(found), found.line);
    const records = planRecords.map(({ line, text, ...record }) => record);
    if (records.length > 0) plans.set(ticket, records);
  },
  "verdicts.jsonl": ({ ticket, content, fail }, { verdicts }) => {
    const said: LedgerVerdict[] = [];
    for (const [index, line] of content.text.split("\n").entries()) {
      if (line === "") continue;
      const verdict = readJson(verdictSchema, line, (problem) => fail(problem, index + 1));
      if (verdict !== undefined) said.push(verdict);
    }
    if (said.length > 0) verdicts.set(ticket, said);
  },
};

/** A JSON file that names the ticket it is about; another name than that of the file makes it nobody's. */
function readOwn<Schema extends z.ZodType<{ readonly ticket: string }>>(
  schema: Schema,
  { ticket, content, fail }: Source,
): z.infer<Schema> | undefined {
  const value = readJson(schema, content.text, fail);
  if (value === undefined || value.ticket === ticket) return value;
  fail(`it is about ${value.ticket}`);
  return undefined;
}

function readJson<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  fail: (problem: string) => void,
): z.infer<Schema> | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    fail(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not of its form"}`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    fail("it is no JSON");
  }
  return undefined;
}

function formatValue(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function formatLines<T>(values: readonly T[], format: (value: T) => string): string {
  return values.map((value) => `${format(value)}\n`).join("");
}

/** The files of one kind; a value that says nothing has none. */
function entriesOf<T>(
  entries: ReadonlyMap<string, T>,
  path: (ticket: string) => string,
  format: (value: T) => string,
): readonly (readonly [path: string, text: string])[] {
  return [...entries].flatMap(([ticket, value]) => {
    const text = format(value);
    return text === "" ? [] : [[path(ticket), text]];
  });
}

/** A ledger without the entries that are the very same value in another one, as most are after one change. */
function withoutSame(ledger: Ledger, other: Ledger): Ledger {
  const differing = <T>(
    own: ReadonlyMap<string, T>,
    theirs: ReadonlyMap<string, T>,
  ): ReadonlyMap<string, T> => new Map([...own].filter(([ticket, value]) => theirs.get(ticket) !== value));
  return {
    claims: differing(ledger.claims, other.claims),
    waits: differing(ledger.waits, other.waits),
    plans: differing(ledger.plans, other.plans),
    verdicts: differing(ledger.verdicts, other.verdicts),
  };
}
