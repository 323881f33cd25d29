import { countOf, printable } from "../../diagnostic/printable.ts";
import { boundReason } from "../fields.ts";
import type { LedgerVerdict } from "../ledger.ts";
import type { Observation, TicketSeen, WorkSeen } from "../observation.ts";
import { criteriaOf, isAbout, isApproval, overrideOf, reviewOf, validationOf } from "./evidence.ts";
import type { GateName } from "./gate-names.ts";
import { relationReasons, sequenceReasons } from "./routing.ts";

/** Whether a part of the gate lets the work pass. */
export type GateStatus = "passed" | "pending" | "failed";

/** A named condition of the merge with what it consists of. */
export interface GateResult {
  readonly name: string;
  readonly status: GateStatus;
  readonly reason: string;
  readonly children: readonly GateResult[];
}

/** Longest text of a forge's status, in UTF-16 code units. */
const MAX_STATUS_LENGTH = 140;

interface GateFacts {
  readonly seen: TicketSeen;
  readonly work: WorkSeen;
  readonly verdicts: readonly LedgerVerdict[];
  readonly observation: Observation;
}

type PartResult = readonly [status: GateStatus, reason: string, children?: readonly GateResult[]];

const PARTS: readonly (readonly [name: GateName, evaluate: (facts: GateFacts) => PartResult])[] = [
  ["attention", attentionPart],
  ["proposal", proposalPart],
  ["review", reviewPart],
  ["validation", validationPart],
  ["criteria", criteriaPart],
  ["approvals", approvalsPart],
  ["changes", changesPart],
  ["protected", protectedPart],
  ["checks", checksPart],
  ["mergeable", mergeablePart],
  ["relations", relationsPart],
];

/** Parts that are facts, not judgements: nobody can decide that they do not matter. */
const NEVER_OVERRIDDEN: ReadonlySet<GateName> = new Set(["proposal", "mergeable"]);

/** Whether a ticket's work may land, part by part. A person's override passes a part and says so. */
export function evaluateGate(seen: TicketSeen, observation: Observation): GateResult {
  const { work } = seen;
  if (work === null)
    return { name: "gate", status: "pending", reason: "there is no work branch", children: [] };
  const facts = { seen, work, verdicts: seen.verdicts, observation };
  const children = PARTS.map(([name, evaluate]) => {
    const [status, reason, parts = []] = evaluate(facts);
    const override = NEVER_OVERRIDDEN.has(name) ? undefined : overrideOf(facts, name);
    if (status === "passed" || override === undefined)
      return { name, status, reason: boundReason(reason), children: parts };
    const said = boundReason(`overridden by ${override.by}: ${override.reason} (was ${status}: ${reason})`);
    return { name, status: "passed" as const, reason: said, children: parts };
  });
  const status = worst(children);
  const open = children.filter((child) => child.status !== "passed").map(({ name }) => name);
  const reason = open.length === 0 ? "every part passed" : `not passed: ${open.join(", ")}`;
  return { name: "gate", status, reason, children };
}

/** The tree in lines, parts below what they belong to. */
export function formatGate(gate: GateResult): readonly string[] {
  const line = `${gate.status} ${gate.name}: ${printable(gate.reason)}`;
  return [line, ...gate.children.flatMap((child) => formatGate(child).map((text) => `  ${text}`))];
}

/** What a forge's status says of the gate: its word, and the first part that does not let the work pass. */
export function formatGateStatus(gate: GateResult): string {
  if (gate.status === "passed") return "passed";
  const first = gate.children.find(({ status }) => status === gate.status) ?? gate;
  return `${gate.status}: ${first.name}: ${first.reason}`.slice(0, MAX_STATUS_LENGTH).toWellFormed();
}

function worst(parts: readonly GateResult[]): GateStatus {
  if (parts.some(({ status }) => status === "failed")) return "failed";
  return parts.some(({ status }) => status === "pending") ? "pending" : "passed";
}

function attentionPart({ seen, work }: GateFacts): PartResult {
  const need = seen.claim?.live?.attention ?? work.ticket?.attention ?? seen.on_default?.attention ?? null;
  return need === null ? ["passed", "nothing is asked of a person"] : ["pending", need];
}

function proposalPart({ work }: GateFacts): PartResult {
  if (work.relation !== "expected") return ["pending", "the work branch is not where the ledger expects it"];
  return work.ticket?.state === "closed"
    ? ["passed", "the completion is the branch's last word"]
    : ["pending", "the work is not completed yet"];
}

function reviewPart(facts: GateFacts): PartResult {
  const review = reviewOf(facts);
  if (review === undefined) return ["pending", "no reviewer has looked at this subject"];
  return isApproval(review)
    ? ["passed", `${review.agent.name} approved in round ${review.round}`]
    : ["failed", `${review.agent.name} asked for changes in round ${review.round}`];
}

function validationPart(facts: GateFacts): PartResult {
  if (!facts.observation.config.has_validation) return ["passed", "no validation is configured"];
  const passed = validationOf(facts);
  if (passed === undefined) return ["pending", "validation has not run for this subject"];
  return passed ? ["passed", "validation passed"] : ["failed", "validation failed"];
}

function criteriaPart(facts: GateFacts): PartResult {
  const children = criteriaOf(facts).map(({ criterion, met, evidence }) => ({
    name: `criterion ${criterion}`,
    status: met ? ("passed" as const) : ("pending" as const),
    reason: boundReason(evidence ?? "nothing shows that it holds"),
    children: [],
  }));
  const open = children.filter(({ status }) => status !== "passed").length;
  if (open > 0)
    return [
      "pending",
      `${countOf(open, "criterion").replace("criterions", "criteria")} without evidence`,
      children,
    ];
  return [
    "passed",
    children.length === 0 ? "there are no criteria" : "each criterion has evidence",
    children,
  ];
}

/** The newest word of each person about the work as it is, oldest first. */
function lastWords(facts: GateFacts): readonly LedgerVerdict[] {
  const said = facts.verdicts.filter(
    (verdict) =>
      (verdict.kind === "approval" || verdict.kind === "changes_requested") && isAbout(facts, verdict),
  );
  return said.filter(
    (verdict, index) => said.findLastIndex(({ by }) => isSamePerson(by, verdict.by)) === index,
  );
}

/** Approvals that count: nobody approves what they asked for or wrote. */
function countedApprovals(facts: GateFacts): readonly LedgerVerdict[] {
  const requester = facts.seen.on_default?.queued_by ?? null;
  const excluded = [...facts.work.committers, ...(requester === null ? [] : [requester])];
  return lastWords(facts).filter(
    ({ kind, by }) => kind === "approval" && !excluded.some((name) => isSamePerson(name, by)),
  );
}

function isSamePerson(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function approvalsPart(facts: GateFacts): PartResult {
  const needed = facts.observation.config.required_approvals;
  const given = countedApprovals(facts).map(({ by }) => by);
  const list = given.length === 0 ? "" : ` (${given.join(", ")})`;
  if (needed === 0) return ["passed", `no approval of a person is required${list}`];
  return [
    given.length >= needed ? "passed" : "pending",
    `${given.length} of ${needed} approvals of people${list}`,
  ];
}

function changesPart(facts: GateFacts): PartResult {
  const asking = lastWords(facts).filter(({ kind }) => kind === "changes_requested");
  return asking.length === 0
    ? ["passed", "nobody asks for changes"]
    : ["failed", `${asking.map(({ by }) => by).join(", ")} asked for changes`];
}

function protectedPart(facts: GateFacts): PartResult {
  const paths = facts.work.protected_paths;
  if (paths.length === 0) return ["passed", "no protected path is changed"];
  const [approval] = countedApprovals(facts);
  return approval === undefined
    ? ["pending", `a person must approve the change of ${paths.slice(0, 5).join(", ")}`]
    : ["passed", `${approval.by} approved the change of protected paths`];
}

function checksPart({ seen: { request }, work }: GateFacts): PartResult {
  if (request === null) return ["pending", "there is no request yet"];
  if (request.state === "closed") return ["failed", "the request was closed"];
  if (request.head !== work.head) return ["pending", "the request shows another head"];
  switch (request.checks) {
    case "none":
      return ["passed", "there are no checks"];
    case "passed":
      return ["passed", "every check passed"];
    case "failed":
      return ["failed", "a check failed"];
    case "pending":
      return ["pending", "checks are running"];
    case "held":
      return ["pending", "a person must let the checks run"];
  }
}

function mergeablePart({ seen, work }: GateFacts): PartResult {
  const { conflicts, contained } = work.base;
  if (conflicts.length > 0)
    return ["failed", `it conflicts with the default branch in ${conflicts.slice(0, 5).join(", ")}`];
  const text = seen.on_default?.text;
  if (!contained && text !== work.ticket?.text)
    return ["pending", "the ticket was edited on the default branch"];
  return ["passed", contained ? "the default branch is part of it" : "it merges without a conflict"];
}

function relationsPart({ seen, observation }: GateFacts): PartResult {
  if (seen.on_default === null) return ["failed", "the default branch does not show the ticket"];
  const claimed = observation.tickets.filter(
    ({ id, claim }) => id !== seen.id && (claim?.live ?? null) !== null,
  );
  const reasons = [
    ...relationReasons(seen.on_default),
    ...sequenceReasons(seen.id, observation, new Set(claimed.map(({ id }) => id))),
  ];
  return reasons.length === 0
    ? ["passed", "nothing that it waits for is open"]
    : ["pending", reasons.map(({ text }) => text).join("; ")];
}
