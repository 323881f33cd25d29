// src/app/orchestrate/person/person-routes.ts
/** Operations by which people change the records of a claimed ticket where its work is. */
const ON_WORK = /* @__PURE__ */ new Set([
	"plan_record",
	"ticket_attend",
	"ticket_close",
	"ticket_comment",
	"ticket_edit",
	"ticket_finish",
	"ticket_redact",
	"ticket_relate",
	"ticket_reopen",
	"ticket_return",
	"ticket_start"
]);
/**
* Whether an operation on a claimed ticket is about its work. To un-queue it, or to close it otherwise than completed,
* withdraws it: the default branch says so, and the Orchestrator stops when it does.
*/
function isAboutWork({ name, input }) {
	return ON_WORK.has(name) && !isWithdrawal({
		name,
		input
	});
}
/** Whether an operation takes a claimed ticket away from the Orchestrator once the default branch has it. */
function isWithdrawal({ name, input }) {
	return name === "ticket_unqueue" || name === "ticket_close" && (input["as"] ?? "completed") !== "completed";
}
export { isWithdrawal as n, isAboutWork as t };
