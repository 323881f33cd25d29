import { readActor } from "../app/actor.ts";
import { revertTicket } from "../app/orchestrate/land/revert-ticket.ts";
import { openWorkspace } from "../app/workspace.ts";
import { failure } from "../core/diagnostic/error.ts";
import { newEventId } from "./event-id.ts";
import { lockOptions } from "./lock.ts";
import { formatNow } from "./now.ts";
import type { RawInput } from "./program.ts";
import type { CommandContext } from "./run-command.ts";
import { reportResult } from "./writes.ts";

/** `yoi revert`: takes back what landed a ticket, and reopens it, in one commit. */
export async function revert(raw: RawInput, { cwd, env, terminal }: CommandContext): Promise<number> {
  const reason = raw["reason"];
  if (typeof reason !== "string")
    throw failure("usage/missing-value", { path: "" }, { command: "yoi revert", name: "--reason" });
  const workspace = openWorkspace({ cwd, env });
  const result = await revertTicket(
    workspace,
    { ticket: String(raw["ticket"]), reason },
    {
      actor: readActor(workspace.repository, env),
      now: formatNow(new Date()),
      newEventId,
      lock: lockOptions(terminal),
      commit: raw["no_commit"] !== true,
      push: raw["push"] === true,
    },
  );
  return reportResult(result, raw["json"] === true, terminal);
}
