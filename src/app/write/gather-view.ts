import { YoiError } from "../../core/diagnostic/error.ts";
import type { ObjectiveFile, WriteOperation, WriteView } from "../../core/operation/operation.ts";
import { OBJECTIVE_ROOT } from "../../core/ticket/files.ts";
import { idKey } from "../../core/ticket/id.ts";
import { MAX_RECORD_BYTES } from "../../core/ticket/limits.ts";
import { summarize, type TicketSummary } from "../../core/workspace/summary.ts";
import { listNames, readRecord } from "../../io/files/read-files.ts";
import { readObjectives, resolveObjective } from "../queries/objectives.ts";
import { findPlace, loadTicket, type TicketPlace, type Workspace } from "../workspace.ts";

/**
 * Reads what a writing operation sees: the ticket and the objective its input names, and the tickets it refers to.
 * @throws usage/unknown-ticket, usage/ambiguous-ticket, usage/unknown-objective, usage/ambiguous-objective
 */
export function gatherView(
  workspace: Workspace,
  places: readonly TicketPlace[],
  operation: WriteOperation,
  input: Readonly<Record<string, unknown>>,
): WriteView {
  const { references = [] } = operation;
  const own = references.includes("ticket") ? undefined : textAt(input, "ticket");
  const objective = textAt(input, "objective");
  const { targets, unresolved } = resolveAll(
    workspace,
    places,
    references.flatMap((key) => textAt(input, key) ?? []),
  );
  const ticket =
    own === undefined ? undefined : loadTicket(workspace, findPlace(places, own, workspace.ticketRoot));
  return {
    ...(ticket === undefined ? {} : { ticket }),
    ...(objective === undefined ? {} : { objective: readObjective(workspace.root, objective) }),
    targets,
    unresolved,
    idKeys: ticket === undefined ? readIdKeys(workspace.root, places) : new Set(),
  };
}

function textAt(input: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = input[key];
  return typeof value === "string" ? value : undefined;
}

function resolveAll(
  workspace: Workspace,
  places: readonly TicketPlace[],
  references: readonly string[],
): Pick<WriteView, "targets" | "unresolved"> {
  const targets = new Map<string, TicketSummary>();
  const unresolved = new Map<string, YoiError>();
  for (const reference of references) {
    try {
      const place = findPlace(places, reference, workspace.ticketRoot);
      targets.set(reference, summarize(loadTicket(workspace, place)));
    } catch (error) {
      if (!(error instanceof YoiError)) throw error;
      unresolved.set(reference, error);
    }
  }
  return { targets, unresolved };
}

function readObjective(root: string, reference: string): ObjectiveFile {
  const objective = resolveObjective(readObjectives(root), reference);
  const path = `${OBJECTIVE_ROOT}/${objective.id}/item.md`;
  return { objective, path, text: readRecord(root, path, MAX_RECORD_BYTES)?.text ?? "" };
}

function readIdKeys(root: string, places: readonly TicketPlace[]): ReadonlySet<string> {
  const objectives = listNames(root, OBJECTIVE_ROOT).map(({ name }) => name);
  return new Set([...places.map(({ id }) => id), ...objectives].map(idKey));
}
