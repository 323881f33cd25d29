import { nearest } from "../diagnostic/nearest.ts";

/** The help line for a word that is none of the allowed ones. */
export function suggest(word: string, allowed: readonly string[]): string {
  const near = nearest(word, allowed);
  const list = `one of: ${allowed.join(", ")}`;
  return near === undefined ? `write ${list}` : `write ${near} (${list})`;
}
