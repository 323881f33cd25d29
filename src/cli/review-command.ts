import { readActor } from "../app/actor.ts";
import { openOrchestrator } from "../app/orchestrate/context.ts";
import { readProposal, type Said, sayVerdict } from "../app/orchestrate/person/say-verdict.ts";
import { requireLocalWork } from "../app/orchestrate/require-local.ts";
import { openWorkspace, resolveTicket } from "../app/workspace.ts";
import { failure } from "../core/diagnostic/error.ts";
import { evaluateGate, formatGate } from "../core/orchestrator/decide/gate.ts";
import type { RawInput } from "./program.ts";
import type { CommandContext } from "./run-command.ts";

/** `yoi review`: what a person says of a proposal. */
export async function review(raw: RawInput, { cwd, env, terminal }: CommandContext): Promise<number> {
  const workspace = openWorkspace({ cwd, env });
  const actor = readActor(workspace.repository, env);
  if (actor.role !== "person") {
    throw failure("usage/role", { path: "" }, { role: actor.role, command: "yoi review", allowed: "person" });
  }
  const said = readSaid(raw);
  // There people approve on the request, and an approval here would count for nothing.
  if (said.kind === "approval") requireLocalWork(workspace.config, "review --approve");
  const id = resolveTicket(workspace, String(raw["ticket"])).id;
  const orchestrator = openOrchestrator(workspace);
  const proposal = await readProposal(orchestrator, id, { anyState: said.kind === "override" });
  const verdict = await sayVerdict(orchestrator, proposal, said, actor.name);
  const word = { approval: "approved", changes_requested: "sent back", override: "overridden" }[said.kind];
  terminal.out(`${id}: ${word} by ${actor.name} at ${verdict.head.slice(0, 12)}\n`);
  const { seen, ticket } = proposal;
  const after = { ...ticket, verdicts: [...ticket.verdicts, verdict] };
  terminal.note(`${formatGate(evaluateGate(after, seen.observation)).join("\n")}\n`);
  return 0;
}

function readSaid(raw: RawInput): Said {
  const { note, override } = raw;
  const text = typeof note === "string" ? note.trim() : "";
  const wanted = [raw["approve"] === true, raw["request_changes"] === true, override !== undefined];
  if (wanted.filter((each) => each).length !== 1) {
    throw failure("usage/one-of", { path: "" }, { flags: "--approve, --request-changes, --override" });
  }
  if (raw["approve"] === true) return { kind: "approval", note: text === "" ? null : text };
  if (text === "")
    throw failure("usage/missing-value", { path: "" }, { command: "yoi review", name: "--note" });
  if (typeof override === "string") return { kind: "override", gate: override, reason: text };
  const findings = [raw["finding"] ?? []].flat().map((finding) => parseFinding(String(finding)));
  return { kind: "changes_requested", note: text, findings };
}

/** `src/menu.ts:12: the icon is white on white`. */
function parseFinding(written: string): Extract<Said, { kind: "changes_requested" }>["findings"][number] {
  const [, path, line, text] = /^([^\s:]+):(\d+):\s*(.+)$/s.exec(written) ?? [];
  if (path === undefined || text === undefined) return { path: null, line: null, text: written };
  return { path, line: Math.max(1, Number(line)), text };
}
