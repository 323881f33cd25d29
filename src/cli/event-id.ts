import { randomInt } from "node:crypto";

const LENGTH = 8;

/** The id of a new event: eight random characters of `[0-9a-z]`. */
export function newEventId(): string {
  return Array.from({ length: LENGTH }, () => randomInt(36).toString(36)).join("");
}
