import type * as z from "zod";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { failure } from "../../core/diagnostic/error.ts";
import { nearest } from "../../core/diagnostic/nearest.ts";
import type { objectiveListAnswer, objectiveShowAnswer } from "../../core/operation/answers.ts";
import { checkFileProblem } from "../../core/ticket/file-problem.ts";
import { OBJECTIVE_ROOT } from "../../core/ticket/files.ts";
import { MAX_RECORD_BYTES } from "../../core/ticket/limits.ts";
import { type Objective, parseObjective } from "../../core/ticket/objective.ts";
import { listNames, readRecord } from "../../io/files/read-files.ts";
import { listTicketDirs } from "../doctor/read-workspace.ts";
import type { Answer, QueryContext } from "./answer.ts";
import { readHead } from "./ticket-heads.ts";
import { type NamedTicket, nameOf } from "./ticket-row.ts";
import { readWorkOverlay } from "./work-overlay.ts";

type ObjectiveData = z.infer<typeof objectiveListAnswer>["objectives"][number];

/** Lists all objectives, with the tickets they link to. */
export async function listObjectives(
  context: QueryContext,
): Promise<Answer<z.infer<typeof objectiveListAnswer>>> {
  const diagnostics: Diagnostic[] = [];
  const found = readObjectives(context.workspace.root, diagnostics);
  const nameOfId = await ticketNames(context);
  return {
    data: { objectives: found.map((one) => objectiveData(one, nameOfId)), examined: found.length },
    diagnostics,
  };
}

/** Shows one objective. @throws usage/unknown-objective */
export async function showObjective(
  context: QueryContext,
  input: { readonly objective: string },
): Promise<Answer<z.infer<typeof objectiveShowAnswer>>> {
  const diagnostics: Diagnostic[] = [];
  const found = readObjectives(context.workspace.root, diagnostics);
  const objective = resolveObjective(found, input.objective);
  const data = {
    ...objectiveData(objective, await ticketNames(context)),
    path: `${OBJECTIVE_ROOT}/${objective.id}/item.md`,
    body: objective.body,
  };
  return {
    data: { objective: data },
    diagnostics: diagnostics.filter(({ ticket }) => ticket === objective.id),
  };
}

/** Reads all objectives, in the order of their ids; findings go to `diagnostics`. */
export function readObjectives(root: string, diagnostics: Diagnostic[] = []): readonly Objective[] {
  return listNames(root, OBJECTIVE_ROOT).flatMap(({ name, kind }) => {
    if (kind !== "directory") return [];
    const path = `${OBJECTIVE_ROOT}/${name}/item.md`;
    const file = readRecord(root, path, MAX_RECORD_BYTES);
    if (file === undefined) return [];
    const problem = checkFileProblem(path, file, { maxBytes: MAX_RECORD_BYTES, ticket: name });
    if (problem !== undefined) {
      diagnostics.push(problem);
      return [];
    }
    const parsed = parseObjective(file.text, path, name);
    diagnostics.push(...parsed.diagnostics);
    return parsed.objective === undefined ? [] : [parsed.objective];
  });
}

/** Titles and states of tickets by id; each is read when it is asked for. */
async function ticketNames({ workspace }: QueryContext): Promise<(id: string) => NamedTicket> {
  const { root, ticketRoot } = workspace;
  const overlay = await readWorkOverlay(workspace);
  const places = new Map(listTicketDirs(root, ticketRoot).dirs.map((place) => [place.id, place]));
  return (id) => {
    const place = places.get(id);
    if (place === undefined) return nameOf(id, undefined);
    const { item } = readHead(root, place, false);
    return nameOf(id, { title: item?.title, state: overlay.show(place, item).state });
  };
}

function objectiveData(objective: Objective, nameOfId: (id: string) => NamedTicket): ObjectiveData {
  return {
    id: objective.id,
    title: objective.title ?? null,
    state: objective.state ?? null,
    created_at: objective.created_at ?? null,
    updated_at: objective.updated_at ?? null,
    linked_tickets: objective.linked_tickets.map(nameOfId),
  };
}

/** The objective of an id or of an unambiguous part of one. */
export function resolveObjective(all: readonly Objective[], wanted: string): Objective {
  const exact = all.find(({ id }) => id === wanted);
  if (exact !== undefined) return exact;
  const matching = all.filter(({ id }) => id.toLowerCase().includes(wanted.toLowerCase()));
  const [only] = matching;
  if (only !== undefined && matching.length === 1) return only;
  if (only !== undefined) {
    const candidates = matching.map(({ id }) => id).join(", ");
    throw failure("usage/ambiguous-objective", { path: "" }, { reference: wanted, candidates });
  }
  const near = nearest(
    wanted,
    all.map(({ id }) => id),
  );
  const suggestion = near === undefined ? "see `yoi objective list`" : `write ${near}`;
  throw failure("usage/unknown-objective", { path: "" }, { reference: wanted, suggestion });
}
