import { type Diagnostic, identityOf } from "../../core/diagnostic/diagnostic.ts";
import type { Change, WriteView } from "../../core/operation/operation.ts";
import { parseBaseline } from "../../core/rules/baseline.ts";
import type { Neighbours } from "../../core/rules/change-input.ts";
import { checkTicket } from "../../core/rules/check-ticket.ts";
import { judgeChange } from "../../core/rules/judge-change.ts";
import { BASELINE_PATH, type FileSet, OBJECTIVE_ROOT } from "../../core/ticket/files.ts";
import { MAX_RECORD_BYTES } from "../../core/ticket/limits.ts";
import { parseObjective } from "../../core/ticket/objective.ts";
import type { Actor } from "../../core/ticket/role.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { applyEdits } from "../../core/workspace/edit.ts";
import { groupTickets } from "../../core/workspace/group-tickets.ts";
import { parseTicket } from "../../core/workspace/parse-ticket.ts";
import { readRecord } from "../../io/files/read-files.ts";
import { gatherNeighbours } from "../change/neighbours.ts";
import { readTickets } from "../change/read-tickets.ts";
import { readVisibility } from "../change/visible.ts";
import { loadTicket, type TicketPlace, type Workspace } from "../workspace.ts";

/** A change that nobody has written yet, with what it was planned on. */
export interface PlannedChange {
  readonly workspace: Workspace;
  readonly places: readonly TicketPlace[];
  readonly view: WriteView;
  readonly change: Change;
}

/**
 * Judges a planned change in memory, by the rules that the hooks and the Action use. What stood before it and is no
 * error of the change is left out: the doctor tells of that.
 */
export function judgeEdits(planned: PlannedChange, actor: Actor, now: string): readonly Diagnostic[] {
  const { view, change } = planned;
  const { ticket: before } = view;
  const path = `${OBJECTIVE_ROOT}/${change.id}/item.md`;
  const objective = change.edits.find((edit) => edit.kind === "write" && edit.path === path);
  if (objective?.kind === "write") return judgeObjective(change.id, path, objective);
  const after = ticketAfter(planned);
  const found = judgeTicket(planned, after, { actor, now });
  const stood = new Set((before === undefined ? [] : checkTicket(before, now)).map(identityOf));
  return found.filter((each) => each.severity === "error" || !stood.has(identityOf(each)));
}

function judgeObjective(
  id: string,
  path: string,
  { text, before }: { readonly text: string; readonly before: string | undefined },
): readonly Diagnostic[] {
  const stood = before === undefined ? [] : parseObjective(before, path, id).diagnostics.map(identityOf);
  return parseObjective(text, path, id).diagnostics.filter((found) => !stood.includes(identityOf(found)));
}

/** The ticket as it will be, parsed from the very texts that will be written. */
function ticketAfter({ workspace, view, change }: PlannedChange): Ticket | undefined {
  const { ticket } = view;
  const files: FileSet = new Map(
    [...(ticket?.files ?? [])].map(([inside, file]) => [`${ticket?.dir}/${inside}`, file]),
  );
  const { tickets } = groupTickets(applyEdits(files, change.edits), workspace.ticketRoot);
  const source = tickets.find(({ id }) => id === change.id);
  return source === undefined ? undefined : parseTicket(source);
}

function judgeTicket(
  { workspace, places, view, change }: PlannedChange,
  after: Ticket | undefined,
  { actor, now }: { readonly actor: Actor; readonly now: string },
): readonly Diagnostic[] {
  const context = {
    actor,
    now,
    // What stands in the working tree may have been seen by others; no operation takes anything away.
    visible: true,
    configVersion: workspace.config.version,
    base: "the working tree",
    neighbours: readNeighbours(workspace, places, { after, isNew: view.ticket === undefined }),
  };
  const text = readRecord(workspace.root, BASELINE_PATH, MAX_RECORD_BYTES)?.text;
  return judgeChange(
    [{ id: change.id, parents: [view.ticket], after }],
    context,
    parseBaseline(text).baseline,
  );
}

function readNeighbours(
  workspace: Workspace,
  places: readonly TicketPlace[],
  changed: { readonly after: Ticket | undefined; readonly isNew: boolean },
): Neighbours {
  const { repository, config, ticketRoot } = workspace;
  const byId = new Map(places.map((place) => [place.id, place]));
  const readLanded = (ids: ReadonlySet<string>): ReadonlyMap<string, Ticket> => {
    const { landed } = readVisibility(repository, config);
    return landed === undefined
      ? new Map()
      : readTickets(repository, { kind: "commit", oid: landed }, ids, ticketRoot);
  };
  return gatherNeighbours([changed], {
    read: (ids) =>
      new Map(
        [...ids].flatMap((id) => {
          const place = byId.get(id);
          return place === undefined ? [] : [[id, loadTicket(workspace, place)]];
        }),
      ),
    readElsewhere: readLanded,
    readLanded,
    listIds: () => places.map(({ id }) => id),
  });
}
