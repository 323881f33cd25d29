import { join, relative, sep } from "node:path";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { readSetupFile } from "../../io/files/setup-file.ts";

/** One file that is made, changed or removed. */
export interface FileStep {
  readonly kind: "file";
  /** For people: from the top of the checkout, absolute when it lies elsewhere. */
  readonly path: string;
  /** The file itself, absolute. */
  readonly file: string;
  /** Undefined: there is none. */
  readonly before: string | undefined;
  /** Undefined: it is removed. */
  readonly after: string | undefined;
  readonly executable?: boolean;
}

/** One key of the repository's own git configuration that is set or removed. */
export interface ConfigStep {
  readonly kind: "config";
  readonly key: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** One thing that `yoi init` does. */
export type InitStep = FileStep | ConfigStep;

/** What `yoi init` would do, as data: nothing has been done yet. */
export interface InitPlan {
  /** One line about what was found. */
  readonly found: string;
  readonly steps: readonly InitStep[];
  /** What is left to a person. */
  readonly findings: readonly Diagnostic[];
  /** Commands to run afterwards, with the reason. */
  readonly next: readonly string[];
  /** What a person does elsewhere, one line each. */
  readonly byHand: readonly string[];
}

/** Part of a plan. */
export interface PlanPart {
  readonly steps?: readonly InitStep[];
  readonly findings?: readonly Diagnostic[];
  readonly next?: readonly string[];
  readonly byHand?: readonly string[];
}

/** The parts as one plan, in order. */
export function joinParts(found: string, parts: readonly PlanPart[]): InitPlan {
  return {
    found,
    steps: parts.flatMap(({ steps = [] }) => steps),
    findings: parts.flatMap(({ findings = [] }) => findings),
    next: parts.flatMap(({ next = [] }) => next),
    byHand: parts.flatMap(({ byHand = [] }) => byHand),
  };
}

/** How a path is shown: from the top, with slashes. */
export function shownPath(top: string, file: string): string {
  const path = relative(top, file);
  return path.startsWith("..") ? file : path.split(sep).join("/");
}

/** The text of a file from the top of the checkout; undefined where there is none or it is no text. */
export function readText(top: string, path: string): string | undefined {
  const file = readSetupFile(join(top, path));
  return typeof file === "object" ? file.text : undefined;
}

/** The step that gives a file another text; none when it has that text already. */
export function fileStep(
  top: string,
  path: string,
  before: string | undefined,
  after: string | undefined,
): PlanPart {
  if (before === after) return {};
  return { steps: [{ kind: "file", path, file: join(top, path), before, after }] };
}
