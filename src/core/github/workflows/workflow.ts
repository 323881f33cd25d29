/** A workflow of GitHub Actions as far as doctor looks at it. https://docs.github.com/en/actions/reference/workflow-syntax */
export interface Workflow {
  readonly path: string;
  readonly name: string | undefined;
  /** By event; a list that is not given is absent. */
  readonly events: ReadonlyMap<string, WorkflowEvent>;
  /** At the top; undefined: GitHub's default, which may write. */
  readonly permissions: Permissions | undefined;
  readonly hasConcurrency: boolean;
  readonly cacheMode: string | undefined;
  readonly jobs: readonly WorkflowJob[];
}

/** An event that starts a workflow, with its lists. */
export interface WorkflowEvent {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly types: readonly string[];
  readonly branches: readonly string[];
  readonly workflows: readonly string[];
}

/** How far a token may go. */
export type Level = "none" | "read" | "write";

/** Levels by scope; `all` stands for every scope that is not named. */
export interface Permissions {
  readonly line: number;
  readonly all: Level;
  readonly scopes: ReadonlyMap<string, Level>;
}

/** One job. */
export interface WorkflowJob {
  readonly id: string;
  readonly line: number;
  /** Undefined: those of the workflow. */
  readonly permissions: Permissions | undefined;
  readonly hasConcurrency: boolean;
  readonly hasTimeout: boolean;
  readonly cacheMode: string | undefined;
  /** The reusable workflow that it is, if it is one. */
  readonly uses: Scalar | undefined;
  readonly steps: readonly WorkflowStep[];
  /** Every text of the job, for what must stand nowhere in it. */
  readonly texts: readonly Scalar[];
}

/** One step. */
export interface WorkflowStep {
  readonly line: number;
  readonly uses: Scalar | undefined;
  readonly run: Scalar | undefined;
  /** What goes into the action. */
  readonly inputs: ReadonlyMap<string, Scalar>;
}

/** A text and the line on which it begins. */
export interface Scalar {
  readonly text: string;
  readonly line: number;
}

/** What a token may do with one scope. */
export function levelOf(permissions: Permissions | undefined, scope: string): Level {
  // Without any, the repository's setting decides, which may allow everything.
  if (permissions === undefined) return "write";
  return permissions.scopes.get(scope) ?? permissions.all;
}

/** Whether one level reaches further than another. */
export function isWider(level: Level, than: Level): boolean {
  const order: readonly Level[] = ["none", "read", "write"];
  return order.indexOf(level) > order.indexOf(than);
}

/** The expressions in a text, without their braces. One that is not closed is none, as for GitHub. */
export function expressionsOf(text: string): readonly string[] {
  const [, ...begun] = text.split("${{");
  return begun.flatMap((part) => {
    const end = part.indexOf("}}");
    return end < 0 ? [] : [part.slice(0, end).trim()];
  });
}
