import { splitBlocks } from "./blocks.ts";
import { callsHook, endsBefore } from "./shell-hook.ts";

/** What was found where git looks for a hook. */
export type Reach =
  /** Starting the file tells, and nothing but yoi's lines runs. */
  | { readonly kind: "answers"; readonly file: string }
  /** It leads to yoi as far as reading tells; starting it would run what others wrote. */
  | { readonly kind: "read"; readonly file: string }
  | { readonly kind: "off"; readonly path: string }
  | { readonly kind: "missed"; readonly reason: string };

/** A hook's script, and the configuration it reads where a manager of hooks wrote it. */
export interface HookText {
  readonly text: string;
  readonly name: string;
  readonly config: string | undefined;
  /** What git starts. */
  readonly file: string;
}

/** Whether a hook leads to yoi, by its text. */
export function judgeReach({ text, name, config, file }: HookText): Reach {
  if (config !== undefined) {
    const called = config.includes(`/hooks/${name}`) || callsHook(config, { name, hookDir: "hooks" });
    return called
      ? { kind: "read", file }
      : { kind: "missed", reason: "its configuration does not call yoi" };
  }
  const pieces = splitBlocks(text);
  const blocks = pieces.filter(({ block }) => block !== undefined);
  if (blocks.length === 0) {
    if (callsHook(text, { name, hookDir: "hooks" })) return { kind: "read", file };
    return { kind: "missed", reason: "the hook there does not call yoi" };
  }
  const last = pieces.findLastIndex(({ block }) => block !== undefined);
  const before = pieces
    .slice(0, last)
    .filter(({ block }) => block === undefined)
    .map((piece) => piece.text);
  const line = endsBefore(before.join(""), before.join("").length);
  if (line !== undefined)
    return { kind: "missed", reason: "an earlier line ends the script before it comes to yoi" };
  // yoi's lines at the top answer before anything else runs.
  const first = pieces.findIndex(({ block }) => block !== undefined);
  const isFirst = pieces
    .slice(0, first)
    .every(({ text: above }) => above.split("\n").every((each) => each === "" || each.startsWith("#")));
  return isFirst ? { kind: "answers", file } : { kind: "read", file };
}
