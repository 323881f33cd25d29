import type { RecordFile } from "../ticket/files.ts";
import { type JsonNode, parseJson } from "../ticket/json-text.ts";
import type { Renames } from "./migrate-ids.ts";
import { PLAN, RELATIONS } from "./parse-ticket.ts";

/** A record of a ticket that names tickets with another id now. */
export interface FollowedFile {
  readonly inside: string;
  /** Undefined where the file may name a renamed ticket and cannot be read. */
  readonly followed: Followed | undefined;
}

/** The records that name tickets with new ids in them; files that name none are left out. */
export function followAll(files: ReadonlyMap<string, RecordFile>, renames: Renames): readonly FollowedFile[] {
  if (renames.size === 0) return [];
  return (
    [
      [RELATIONS, followRelations],
      [PLAN, followPlan],
    ] as const
  ).flatMap(([inside, follow]) => {
    const file = files.get(inside);
    if (file === undefined) return [];
    if (file.problem !== undefined) return [{ inside, followed: undefined }];
    const followed = follow(file.text, renames);
    const names = [...renames.keys()].some((id) => file.text.includes(id));
    if (followed === undefined && !names) return [];
    return followed?.ids.length === 0 ? [] : [{ inside, followed }];
  });
}

/** A record that names tickets, with their new ids in it. */
export interface Followed {
  readonly text: string;
  /** The old ids that stood in it. */
  readonly ids: readonly string[];
}

/** `relations.json` with new ids in place of old ones; every other byte stays. Undefined where it is no JSON. */
export function followRelations(text: string, renames: Renames): Followed | undefined {
  const json = parseJson(text);
  if (json.kind === "broken") return undefined;
  const entries = memberNode(json.node, "relations")?.items ?? [];
  return replaceIds(
    text,
    entries.flatMap((entry) => idNodes(entry, ["ticket_id", "target"])),
    renames,
  );
}

/** `orchestration-plan.jsonl` with new ids in place of old ones. Undefined where a line is no JSON. */
export function followPlan(text: string, renames: Renames): Followed | undefined {
  const ids: string[] = [];
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") {
      lines.push(line);
      continue;
    }
    const json = parseJson(line);
    if (json.kind === "broken") return undefined;
    const followed = replaceIds(line, idNodes(json.node, ["ticket_id", "related_ticket"]), renames);
    lines.push(followed.text);
    ids.push(...followed.ids);
  }
  return { text: lines.join("\n"), ids: [...new Set(ids)] };
}

function memberNode(node: JsonNode, key: string): JsonNode | undefined {
  return node.members?.find((member) => member.key === key)?.node;
}

function idNodes(node: JsonNode, keys: readonly string[]): readonly JsonNode[] {
  return (node.members ?? []).flatMap((member) => (keys.includes(member.key) ? [member.node] : []));
}

/** `nodes` are in the order of the text. */
function replaceIds(text: string, nodes: readonly JsonNode[], renames: Renames): Followed {
  const ids: string[] = [];
  let result = "";
  let from = 0;
  for (const { value, start, end } of nodes) {
    const next = typeof value === "string" ? renames.get(value) : undefined;
    if (next === undefined) continue;
    ids.push(String(value));
    result += text.slice(from, start) + JSON.stringify(next);
    from = end;
  }
  return { text: result + text.slice(from), ids: [...new Set(ids)] };
}
