import { getInput } from "@actions/core";
import { failure } from "../core/diagnostic/error.ts";
import { nearest } from "../core/diagnostic/nearest.ts";
import { isId } from "../core/ticket/id.ts";
import { type ActionMode, INPUTS, type InputName, type Inputs, MODES } from "./inputs.ts";

/** The inputs of a step, checked. */
export interface CheckedInputs extends Inputs {
  readonly mode: ActionMode;
}

/** Which inputs a mode cannot do without. */
const NEEDED: Readonly<Partial<Record<ActionMode, readonly InputName[]>>> = {
  agent: ["ticket", "attempt", "results"],
  publish: ["ticket", "attempt", "results"],
};

/** Random ids of attempts, as the ledger has them. */
const ATTEMPT = /^[0-9a-z]{6,32}$/;

/**
 * Reads the inputs as the runner gives them. One that is not set is its default, or empty.
 * @throws github/bad-input, github/missing-input
 */
export function readInputs(): CheckedInputs {
  const names = Object.keys(INPUTS) as InputName[];
  const given = Object.fromEntries(
    names.map((name) => [name, getInput(name) || defaultOf(name)]),
  ) as unknown as Inputs;
  const mode = readMode(given.mode);
  const needed: readonly InputName[] = ["token", ...(NEEDED[mode] ?? [])];
  const missing = needed.find((name) => given[name] === "");
  if (missing !== undefined) throw failure("github/missing-input", { path: "" }, { mode, name: missing });
  if (given.ticket !== "" && !isId(given.ticket)) {
    throw refused("ticket", given.ticket, "give the id of a ticket, as `yoi ticket list` shows it");
  }
  if (given.attempt !== "" && !ATTEMPT.test(given.attempt)) {
    throw refused("attempt", given.attempt, "give the id of an attempt, as the tick dispatched it");
  }
  if (given.attempt !== "" && given.ticket === "") {
    throw failure("github/missing-input", { path: "" }, { mode, name: "ticket" });
  }
  return { ...given, mode };
}

/** A default that is an expression is evaluated by the runner: here it would mean that nothing was given. */
function defaultOf(name: InputName): string {
  const value: string = INPUTS[name].default ?? "";
  return value.startsWith("${{") ? "" : value;
}

function readMode(word: string): ActionMode {
  const known = MODES.find((mode) => mode === word);
  if (known !== undefined) return known;
  const near = nearest(word, MODES);
  throw refused("mode", word, near === undefined ? `write one of ${MODES.join(", ")}` : `write ${near}`);
}

function refused(name: InputName, value: string, suggestion: string): Error {
  return failure("github/bad-input", { path: "" }, { name, value: JSON.stringify(value), suggestion });
}
