import { OPERATIONS } from "../core/operation/registry.ts";
import { type CommandSpec, specOf } from "./command-spec.ts";
import { OTHER_SPECS } from "./other-commands.ts";

/** Every command there is: those of the operations, and those that are none. */
export function allSpecs(): readonly CommandSpec[] {
  return [...OPERATIONS.map(specOf), ...OTHER_SPECS];
}
