import { codes } from "../core/diagnostic/codes.ts";
import { STATES, type State } from "../core/ticket/state.ts";
import type { CommandSpec, Positional } from "./command-spec.ts";
import type { Shell } from "./completion-scripts.ts";
import type { Flag } from "./flags.ts";

/** One thing that may stand at the cursor. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** What is wanted at the cursor. */
export type Wanted =
  | { readonly kind: "words"; readonly candidates: readonly Candidate[] }
  | { readonly kind: "tickets"; readonly states: readonly State[] }
  | { readonly kind: "objectives" }
  | { readonly kind: "files" };

/** The word at the cursor and what may complete it. */
export interface Completion {
  readonly wanted: Wanted;
  /** What is typed so far of the value. */
  readonly typed: string;
  /** Goes in front of every candidate: `--state=` where the shell replaces the whole word. */
  readonly prefix: string;
}

/** Flags every command has; `value` tells the ones that are followed by a word. */
export const GLOBAL_FLAGS = [
  { name: "--cwd", value: true, description: "work as if started in this directory" },
  { name: "--no-color", value: false, description: "no colours" },
  { name: "--help", value: false, description: "show help" },
] as const;

const NONE: Wanted = { kind: "words", candidates: [] };
const OPEN: readonly State[] = STATES.filter((state) => state !== "closed");
/** From which states an operation can go anywhere; the others are not proposed. */
const STATES_WANTED: Readonly<Record<string, readonly State[]>> = {
  ticket_ready: ["intake"],
  ticket_queue: ["ready"],
  ticket_unqueue: ["queued"],
  ticket_start: ["ready", "queued"],
  ticket_finish: ["inprogress"],
  ticket_return: ["ready", "queued", "inprogress"],
  ticket_reopen: ["done", "closed"],
  ticket_close: OPEN,
  ticket_defer: OPEN,
  ticket_attend: OPEN,
};

/**
 * What may stand at the cursor. `words` are those behind `yoi` up to the cursor, the last one (perhaps empty) being the
 * word at the cursor. Pure: ids are looked up by the caller.
 */
export function decideCompletion(
  words: readonly string[],
  specs: readonly CommandSpec[],
  shell: Shell,
): Completion {
  // bash makes `=` a word of its own and replaces only what is behind it.
  const joined = shell === "bash" ? joinAtEquals(words) : [...words];
  const current = joined.at(-1) ?? "";
  const place = walk(joined.slice(0, -1), specs);
  const assigned = /^(--[a-z-]+)=(.*)$/s.exec(current);
  if (assigned !== null && !place.onlyPositionals) {
    const [, name = "", typed = ""] = assigned;
    const wanted = wantedForFlag(name, place.spec);
    return { wanted, typed, prefix: shell === "bash" ? "" : `${name}=` };
  }
  if (place.flag !== undefined)
    return { wanted: wantedForFlag(place.flag, place.spec), typed: current, prefix: "" };
  if (current.startsWith("-") && !place.onlyPositionals) {
    return { wanted: { kind: "words", candidates: flagCandidates(place.spec) }, typed: current, prefix: "" };
  }
  return { wanted: wantedByPosition(place, specs), typed: current, prefix: "" };
}

function joinAtEquals(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const last = joined.at(-1);
    if (word === "=" && last?.startsWith("--") === true) {
      joined[joined.length - 1] = `${last}=${words[i + 1] ?? ""}`;
      i++;
    } else joined.push(word);
  }
  return joined;
}

interface Place {
  /** Command words so far. */
  readonly path: readonly string[];
  readonly spec: CommandSpec | undefined;
  /** How many values by position stand before the cursor. */
  readonly given: number;
  /** The flag whose value the cursor is at. */
  readonly flag?: string;
  /** Behind `--`. */
  readonly onlyPositionals: boolean;
}

function walk(words: readonly string[], specs: readonly CommandSpec[]): Place {
  let path: readonly string[] = [];
  let spec: CommandSpec | undefined;
  let given = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    if (word === "--") {
      return { path, spec, given: given + words.length - i - 1, onlyPositionals: true };
    }
    if (word.startsWith("-") && word !== "-") {
      if (!takesValue(word, spec)) continue;
      if (i === words.length - 1) return { path, spec, given, flag: word, onlyPositionals: false };
      i++;
    } else if (spec === undefined) {
      path = [...path, word];
      spec = specs.find((one) => one.path.join(" ") === path.join(" "));
    } else given++;
  }
  return { path, spec, given, onlyPositionals: false };
}

function takesValue(word: string, spec: CommandSpec | undefined): boolean {
  if (word.includes("=")) return false;
  if (GLOBAL_FLAGS.some((flag) => flag.name === word && flag.value)) return true;
  const flag = spec?.inputs().flags.find((one) => one.name === word);
  return flag !== undefined && flag.kind !== "switch" && flag.kind !== "optional-text";
}

function wantedForFlag(name: string, spec: CommandSpec | undefined): Wanted {
  if (name === "--cwd") return { kind: "files" };
  const flag = spec?.inputs().flags.find((one) => one.name === name);
  return flag === undefined ? NONE : wantedValue(flag, spec);
}

function flagCandidates(spec: CommandSpec | undefined): readonly Candidate[] {
  const flags = [...(spec?.inputs().flags ?? []), ...GLOBAL_FLAGS];
  return flags.map(({ name, description }) => ({ value: name, description }));
}

function wantedByPosition(place: Place, specs: readonly CommandSpec[]): Wanted {
  const { path, spec, given } = place;
  if (spec !== undefined) {
    const { positionals } = spec.inputs();
    const last = positionals.at(-1);
    const at: Positional | undefined = positionals[given] ?? (last?.variadic === true ? last : undefined);
    return at === undefined ? NONE : wantedValue(at, spec);
  }
  const next = new Map<string, Candidate>();
  for (const one of specs) {
    const word = one.path[path.length];
    if (word === undefined || path.some((step, i) => one.path[i] !== step)) continue;
    const leaf = one.path.length === path.length + 1;
    if (!next.has(word))
      next.set(word, { value: word, description: leaf ? one.summary : `${word} commands` });
  }
  return { kind: "words", candidates: [...next.values()] };
}

function wantedValue(flag: Flag, spec: CommandSpec | undefined): Wanted {
  if (flag.choices.length > 0) {
    return { kind: "words", candidates: flag.choices.map((value) => ({ value, description: "" })) };
  }
  if (flag.hint === "file") return { kind: "files" };
  if (flag.key === "objective") return { kind: "objectives" };
  if (flag.key === "code") {
    const known = Object.entries(codes).map(([value, info]) => ({ value, description: info.title }));
    return { kind: "words", candidates: known };
  }
  if (flag.hint !== "id") return NONE;
  // Only the ticket an operation is about must be in a fitting state; what it points to need not.
  const states = flag.key === "ticket" ? STATES_WANTED[spec?.operation?.name ?? ""] : undefined;
  return { kind: "tickets", states: states ?? STATES };
}
