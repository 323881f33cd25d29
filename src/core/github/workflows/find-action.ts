import { isOurs } from "./keep.ts";
import type { Workflow } from "./workflow.ts";

/** What tells a step of the Action from any other that has an input `mode`. */
const OWN_MODES = new Set(["auto", "check", "plan", "agent", "publish", "gate", "complete", "doctor"]);
const IS_YOI = /^(?:\.\/|[\w.-]+\/yoi(?:[/@-]|$))/;

/**
 * How each workflow names the Action, by path, with the comment behind it; a workflow that does not use it is left
 * out. A workflow that names it in several ways is in it with the first one that differs from the others.
 */
export function findActions(
  files: ReadonlyMap<string, string>,
  read: readonly Workflow[],
): ReadonlyMap<string, string> {
  const found = read.map(({ path, jobs }): readonly [string, readonly string[]] => {
    const text = files.get(path) ?? "";
    const lines = text.split(/\r?\n/);
    const steps = jobs.flatMap((job) => job.steps);
    const own = steps.flatMap(({ uses, inputs }) => {
      const isOwn =
        uses !== undefined &&
        OWN_MODES.has(inputs.get("mode")?.text ?? "") &&
        (isOurs(text) || IS_YOI.test(uses.text));
      return isOwn ? [withComment(uses.text, lines[uses.line - 1] ?? "")] : [];
    });
    return [path, own];
  });
  const [first] = found.flatMap(([, own]) => own);
  return new Map(
    found.flatMap(([path, own]) => {
      const shown = own.find((uses) => uses !== first) ?? own[0];
      return shown === undefined ? [] : [[path, shown] as const];
    }),
  );
}

function withComment(uses: string, line: string): string {
  const comment = /\s(#\s.*?)\s*$/.exec(line.slice(line.indexOf(uses) + uses.length))?.[1];
  return comment === undefined ? uses : `${uses} ${comment}`;
}
