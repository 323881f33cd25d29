import { slugOf } from "../../core/ticket/id.ts";
import type { State } from "../../core/ticket/state.ts";
import { listTicketPlaces, openWorkspace } from "../workspace.ts";
import { readObjectives } from "./objectives.ts";
import { readHead } from "./ticket-heads.ts";

/** An id that may be meant, with its title. */
export interface IdCandidate {
  readonly value: string;
  readonly description: string;
}

/** Most ids that are proposed: nobody reads more, and each is a file to read. */
const MAX_CANDIDATES = 200;

/**
 * Ids that begin with what is typed, newest first; slugs where no id does. With `states` tickets in one of them,
 * without it objectives.
 * @throws as `openWorkspace`
 */
export function listCandidates(
  place: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
  { typed, states }: { readonly typed: string; readonly states: readonly State[] | undefined },
): readonly IdCandidate[] {
  const workspace = openWorkspace(place);
  if (states === undefined) {
    const objectives = readObjectives(workspace.root).filter(({ id }) => id.startsWith(typed));
    return objectives.map(({ id, title }) => ({ value: id, description: title ?? "" }));
  }
  const places = [...listTicketPlaces(workspace)].reverse();
  const byId = places
    .filter(({ id }) => id.startsWith(typed))
    .map((ticket) => ({ ticket, value: ticket.id }));
  const named =
    byId.length > 0
      ? byId
      : places.flatMap((ticket) => {
          const slug = slugOf(ticket.id);
          return slug?.startsWith(typed) === true ? [{ ticket, value: slug }] : [];
        });
  const candidates: IdCandidate[] = [];
  for (const { ticket, value } of named) {
    if (candidates.length === MAX_CANDIDATES) break;
    const { item } = readHead(workspace.root, ticket, false);
    if (item?.state !== undefined && !states.includes(item.state)) continue;
    candidates.push({ value, description: item?.title ?? "" });
  }
  return candidates;
}
