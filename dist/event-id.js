import { randomInt } from "node:crypto";
// src/cli/event-id.ts
const LENGTH = 8;
/** The id of a new event: eight random characters of `[0-9a-z]`. */
function newEventId() {
	return Array.from({ length: LENGTH }, () => randomInt(36).toString(36)).join("");
}
export { newEventId as t };
