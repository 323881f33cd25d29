import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from "yaml";
import type {
  Level,
  Permissions,
  Scalar,
  Workflow,
  WorkflowEvent,
  WorkflowJob,
  WorkflowStep,
} from "./workflow.ts";

/** Largest workflow that is read, in UTF-16 code units. */
export const MAX_WORKFLOW_LENGTH = 256 * 1024;

/** A workflow, or why it cannot be read. */
export type ParsedWorkflow =
  | { readonly kind: "workflow"; readonly workflow: Workflow }
  | { readonly kind: "fault"; readonly line: number; readonly reason: string };

/**
 * Reads a workflow; never throws. What GitHub would refuse for its form is left out here, except that YAML which
 * cannot be read, aliases and merged keys are a fault: what they expand to is easily overlooked by people too.
 */
export function parseWorkflow(text: string, path: string): ParsedWorkflow {
  if (text.length > MAX_WORKFLOW_LENGTH) {
    return { kind: "fault", line: 1, reason: `it is longer than ${MAX_WORKFLOW_LENGTH} characters` };
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: "silent" });
  const [error] = document.errors;
  const reader: Reader = { lineOf: (offset) => lineCounter.linePos(offset).line };
  if (error !== undefined) {
    return {
      kind: "fault",
      line: reader.lineOf(error.pos[0]),
      reason: error.message.split("\n", 1)[0] ?? "",
    };
  }
  const alias = findAlias(document.contents);
  if (alias !== undefined) return { kind: "fault", line: reader.lineOf(alias), reason: "it uses aliases" };
  const root = document.contents;
  if (!isMap(root)) return { kind: "fault", line: 1, reason: "it is no map" };
  return {
    kind: "workflow",
    workflow: {
      path,
      name: scalarOf(child(root, "name"), reader)?.text,
      events: eventsOf(child(root, "on"), reader),
      permissions: permissionsOf(child(root, "permissions"), reader),
      hasConcurrency: root.has("concurrency"),
      cacheMode: scalarOf(child(root, "cache-mode"), reader)?.text,
      jobs: entriesOf(child(root, "jobs")).map(([id, node, key]) =>
        jobOf(id, node, lineOf(key, reader), reader),
      ),
    },
  };
}

interface Reader {
  readonly lineOf: (offset: number) => number;
}

type Entry = readonly [key: string, value: Node | null, keyNode: Node];

function findAlias(root: Node | null): number | undefined {
  let found: number | undefined;
  if (root === null) return undefined;
  visit(root, (_key, node) => {
    if (!isAlias(node) && !(isMap(node) && node.has("<<"))) return undefined;
    found = node.range?.[0] ?? 0;
    return visit.BREAK;
  });
  return found;
}

function child(node: unknown, key: string): Node | null {
  return isMap(node) ? ((node.get(key, true) ?? null) as Node | null) : null;
}

function entriesOf(node: unknown): readonly Entry[] {
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }): Entry[] =>
    isScalar(key) ? [[String(key.value), value as Node | null, key]] : [],
  );
}

function lineOf(node: Node | null, { lineOf: line }: Reader): number {
  return line(node?.range?.[0] ?? 0);
}

function scalarOf(node: unknown, reader: Reader): Scalar | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return { text: String(node.value), line: lineOf(node, reader) };
}

/** The texts of a list, or the one text that stands for a list. */
function listOf(node: Node | null): readonly string[] {
  const items = isSeq(node) ? node.items : [node];
  return items.flatMap((item) => (isScalar(item) && item.value !== null ? [String(item.value)] : []));
}

function eventsOf(node: Node | null, reader: Reader): ReadonlyMap<string, WorkflowEvent> {
  const event = (value: Node | null, at: Node | null): WorkflowEvent => ({
    line: lineOf(at, reader),
    types: listOf(child(value, "types")),
    branches: listOf(child(value, "branches")),
    workflows: listOf(child(value, "workflows")),
  });
  if (isMap(node)) return new Map(entriesOf(node).map(([name, value, key]) => [name, event(value, key)]));
  const items = isSeq(node) ? (node.items as readonly Node[]) : node === null ? [] : [node];
  return new Map(
    items.flatMap((item) => (isScalar(item) ? [[String(item.value), event(null, item)] as const] : [])),
  );
}

function permissionsOf(node: Node | null, reader: Reader): Permissions | undefined {
  if (node === null) return undefined;
  const line = lineOf(node, reader);
  const whole = scalarOf(node, reader)?.text;
  const all: Level = whole === "write-all" ? "write" : whole === "read-all" ? "read" : "none";
  const scopes = entriesOf(node).map(([scope, value]): readonly [string, Level] => {
    const level = scalarOf(value, reader)?.text;
    return [scope, level === "none" || level === "read" ? level : "write"];
  });
  return { line, all, scopes: new Map(scopes) };
}

function jobOf(id: string, node: Node | null, line: number, reader: Reader): WorkflowJob {
  const steps = child(node, "steps");
  return {
    id,
    line,
    permissions: permissionsOf(child(node, "permissions"), reader),
    hasConcurrency: child(node, "concurrency") !== null,
    hasTimeout: child(node, "timeout-minutes") !== null,
    cacheMode: scalarOf(child(node, "cache-mode"), reader)?.text,
    uses: scalarOf(child(node, "uses"), reader),
    steps: isSeq(steps) ? steps.items.map((step) => stepOf(step as Node | null, reader)) : [],
    texts: textsOf(node, reader),
  };
}

function stepOf(node: Node | null, reader: Reader): WorkflowStep {
  return {
    line: lineOf(node, reader),
    uses: scalarOf(child(node, "uses"), reader),
    run: scalarOf(child(node, "run"), reader),
    inputs: new Map(
      entriesOf(child(node, "with")).flatMap(([name, value]) => {
        const text = scalarOf(value, reader);
        return text === undefined ? [] : [[name, text] as const];
      }),
    ),
  };
}

function textsOf(node: Node | null, reader: Reader): readonly Scalar[] {
  const texts: Scalar[] = [];
  if (node === null) return texts;
  visit(node, {
    Scalar: (_key, scalar) => {
      const text = scalarOf(scalar, reader);
      if (text !== undefined) texts.push(text);
    },
  });
  return texts;
}
