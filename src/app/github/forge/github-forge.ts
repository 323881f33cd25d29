import type { Forge } from "../../orchestrate/forge/forge.ts";
import { dispatchAttempt, publishOrDispatch } from "./dispatch.ts";
import { fitHead } from "./fit-head.ts";
import { type ForgeContext, makeParts, type RequestNotes } from "./forge-parts.ts";
import { lookAtGitHub } from "./look.ts";
import { mergeRequest } from "./merge-request.ts";
import { openRequest } from "./open-request.ts";
import { putInRecordsRequest } from "./records-request.ts";
import { setStatus } from "./set-status.ts";

/** A forge that can say more of what it saw than a decision needs. */
export interface GitHubForge extends Forge {
  readonly kind: "github";
  /** What the last look saw of a claimed ticket's request; undefined: it is not claimed, or was not looked at. */
  readonly notesOf: (id: string) => RequestNotes | undefined;
}

/** The forge on GitHub: requests are pull requests, people's words their reviews, and attempts runs of a workflow. */
export function githubForge(context: ForgeContext): GitHubForge {
  const parts = makeParts(context);
  return {
    kind: "github",
    // What is started binds its own run.
    runner: null,
    look: (orchestrator, question) => lookAtGitHub(parts, orchestrator, question),
    run: (orchestrator, step, seen) => dispatchAttempt(parts, orchestrator, step, seen),
    publish: (orchestrator, step, seen) => publishOrDispatch(parts, orchestrator, step, seen),
    openRequest: (orchestrator, step, seen) => openRequest(parts, orchestrator, step, seen),
    setStatus: (_orchestrator, step, seen) => setStatus(parts, step, seen),
    merge: (orchestrator, step) => mergeRequest(parts, orchestrator, step),
    fitHead: (orchestrator, head) => fitHead(parts, orchestrator, head),
    recordsRequest: (orchestrator, seen, change, reason) =>
      putInRecordsRequest(parts, orchestrator, seen, change, reason),
    notesOf: (id) => parts.memory.notes.get(id),
  };
}
