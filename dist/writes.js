import { t as readActor } from "./actor.js";
import { n as isWithdrawal, t as isAboutWork } from "./person-routes.js";
import { o as hasSharedRefs } from "./objectives.js";
import { n as requireWrite, r as runOperation, t as checkInput } from "./run-operation.js";
import { a as resolveTicket, f as formatJson, i as openWorkspace, l as envelope, r as loadTicket, u as findingData } from "./workspace.js";
import { n as showFindings } from "./errors.js";
import { t as newEventId } from "./event-id.js";
import { t as lockOptions } from "./lock.js";
import { t as formatNow } from "./now.js";
// src/app/run-change.ts
/**
* Runs one writing operation where its ticket is: in the working tree; where an Orchestrator has claimed the ticket and
* a person acts, as one announced commit on its work branch; a plan record, when that is asked for, in the ledger.
* 1 process more than `runOperation` where nobody works on anything. @throws as `runOperation` and `changeShared`
*/
async function runChange(workspace, name, input, options) {
	const call = {
		name,
		input: checkInput(requireWrite(name, options.actor), input)
	};
	const shared = await askShared(workspace, call, options);
	if (shared?.kind === "done") return shared.result;
	const ended = name === "ticket_queue" ? await readEnded(workspace, call) : void 0;
	const more = ended === void 0 ? {} : { endedQueueings: ended };
	const result = await runOperation(workspace, name, input, {
		...options,
		...more
	});
	if (shared === void 0 || result.outcome === "refused") return result;
	return {
		...result,
		notes: [...result.notes, ...shared.notes]
	};
}
/** What is loaded for it is loaded only where somebody may be at work. */
async function askShared(workspace, call, options) {
	const inLedger = call.name === "plan_record" && call.input["ledger"] === true;
	const byPerson = options.actor.role === "person" && (isAboutWork(call) || isWithdrawal(call));
	if (!inLedger && !(byPerson && hasSharedRefs(workspace.repository, workspace.config))) return void 0;
	const { changeShared } = await import("./change-shared.js");
	return await changeShared(workspace, call, {
		...options,
		inLedger
	});
}
/** Only a ticket that is queued already can have been queued for work that has ended. */
async function readEnded(workspace, { input }) {
	const place = resolveTicket(workspace, String(input["ticket"]));
	if (loadTicket(workspace, place).item?.state !== "queued") return void 0;
	const { readEndedQueueings } = await import("./ended-queueings.js");
	return await readEndedQueueings(workspace, place.id);
}
// src/cli/writes.ts
/** Runs an operation that changes records, says what came of it, and gives the exit code. */
async function runWrite(operation, input, raw, { cwd, env, terminal }) {
	const workspace = openWorkspace({
		cwd,
		env
	});
	return reportResult(await runChange(workspace, operation.name, input, {
		actor: readActor(workspace.repository, env),
		now: formatNow(/* @__PURE__ */ new Date()),
		newEventId,
		commit: raw["commit"] === true,
		push: raw["push"] === true,
		pr: raw["pr"] === true,
		lock: lockOptions(terminal)
	}), raw["json"] === true, terminal);
}
/** Says what came of a change of records, and gives the exit code. */
function reportResult(result, json, terminal) {
	if (json) terminal.out(formatJson(resultDocument(result)));
	else showResult(result, terminal);
	return result.outcome === "refused" || result.diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
}
function showResult(result, terminal) {
	if (result.outcome === "done") terminal.out(`${result.message}\n`);
	for (const note of result.notes) terminal.note(`${note}\n`);
	showFindings(result.diagnostics, terminal);
	if (result.outcome === "refused") terminal.note("nothing was changed\n");
}
function resultDocument(result) {
	const { outcome, id, message, paths, diagnostics, commit, branch, notes } = result;
	return envelope("change", {
		outcome,
		id,
		message,
		files: paths,
		commit: commit ?? null,
		branch: branch ?? null,
		notes,
		diagnostics: diagnostics.map(findingData)
	});
}
export { runWrite as n, reportResult as t };
