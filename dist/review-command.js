import { t as readActor } from "./actor.js";
import { t as openOrchestrator } from "./context.js";
import { n as sayVerdict, t as readProposal } from "./say-verdict.js";
import { t as requireLocalWork } from "./require-local.js";
import { a as resolveTicket, i as openWorkspace } from "./workspace.js";
import { Q as failure } from "./plumbing.js";
import { n as formatGate, t as evaluateGate } from "./gate.js";
// src/cli/review-command.ts
/** `yoi review`: what a person says of a proposal. */
async function review(raw, { cwd, env, terminal }) {
	const workspace = openWorkspace({
		cwd,
		env
	});
	const actor = readActor(workspace.repository, env);
	if (actor.role !== "person") throw failure("usage/role", { path: "" }, {
		role: actor.role,
		command: "yoi review",
		allowed: "person"
	});
	const said = readSaid(raw);
	if (said.kind === "approval") requireLocalWork(workspace.config, "review --approve");
	const id = resolveTicket(workspace, String(raw["ticket"])).id;
	const orchestrator = openOrchestrator(workspace);
	const proposal = await readProposal(orchestrator, id, { anyState: said.kind === "override" });
	const verdict = await sayVerdict(orchestrator, proposal, said, actor.name);
	const word = {
		approval: "approved",
		changes_requested: "sent back",
		override: "overridden"
	}[said.kind];
	terminal.out(`${id}: ${word} by ${actor.name} at ${verdict.head.slice(0, 12)}\n`);
	const { seen, ticket } = proposal;
	const after = {
		...ticket,
		verdicts: [...ticket.verdicts, verdict]
	};
	terminal.note(`${formatGate(evaluateGate(after, seen.observation)).join("\n")}\n`);
	return 0;
}
function readSaid(raw) {
	const { note, override } = raw;
	const text = typeof note === "string" ? note.trim() : "";
	if ([
		raw["approve"] === true,
		raw["request_changes"] === true,
		override !== void 0
	].filter((each) => each).length !== 1) throw failure("usage/one-of", { path: "" }, { flags: "--approve, --request-changes, --override" });
	if (raw["approve"] === true) return {
		kind: "approval",
		note: text === "" ? null : text
	};
	if (text === "") throw failure("usage/missing-value", { path: "" }, {
		command: "yoi review",
		name: "--note"
	});
	if (typeof override === "string") return {
		kind: "override",
		gate: override,
		reason: text
	};
	return {
		kind: "changes_requested",
		note: text,
		findings: [raw["finding"] ?? []].flat().map((finding) => parseFinding(String(finding)))
	};
}
/** `src/menu.ts:12: the icon is white on white`. */
function parseFinding(written) {
	const [, path, line, text] = /^([^\s:]+):(\d+):\s*(.+)$/s.exec(written) ?? [];
	if (path === void 0 || text === void 0) return {
		path: null,
		line: null,
		text: written
	};
	return {
		path,
		line: Math.max(1, Number(line)),
		text
	};
}
export { review };
