import { Q as failure } from "./plumbing.js";
import { m as isRole, p as ROLES } from "./decode.js";
import { n as readConfigValues } from "./config.js";
// src/app/actor.ts
const NOT_IN_LINE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;
/**
* Who acts: the name from `YOI_ACTOR`, else git's own (`GIT_AUTHOR_NAME`, then `user.name`); the role from `YOI_ROLE`,
* which whoever starts an agent sets, else a person. At most 1 process.
* @throws usage/no-name, usage/bad-role
*/
function readActor(repository, env) {
	const role = readRole(env["YOI_ROLE"] ?? "");
	const name = clean(env["YOI_ACTOR"]) || clean(env["GIT_AUTHOR_NAME"]) || gitName(repository);
	if (name === "") throw failure("usage/no-name", { path: "" }, {});
	return {
		name,
		role
	};
}
function readRole(word) {
	if (word === "") return "person";
	if (isRole(word)) return word;
	throw failure("usage/bad-role", { path: "" }, {
		role: word,
		roles: ROLES.join(", ")
	});
}
function gitName(repository) {
	return clean(readConfigValues(repository, ["user.name"]).get("user.name")?.at(-1));
}
/** One line without control characters, as an event's header can hold it. */
function clean(name) {
	return (name ?? "").replaceAll(NOT_IN_LINE, " ").replaceAll(/ {2,}/g, " ").trim().slice(0, 500).toWellFormed();
}
export { readActor as t };
