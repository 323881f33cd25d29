import type { FieldValue } from "../ticket/front-matter-write.ts";
import { editItem } from "../ticket/item-edit.ts";
import { parseObjective } from "../ticket/objective.ts";
import type { MigratedFile } from "./migrate-config.ts";
import type { Renames } from "./migrate-ids.ts";

/**
 * An objective in the current form: values that are no YAML are quoted, new ids of linked tickets followed, and
 * `updated_at` moved to `at`. Undefined where nothing is older, and where the objective cannot be read.
 */
export function migrateObjective(
  source: { readonly path: string; readonly id: string; readonly text: string },
  { at, renames }: { readonly at: string; readonly renames: Renames },
): MigratedFile | undefined {
  const { path, id, text } = source;
  const { objective } = parseObjective(text, path, id);
  if (objective === undefined) return undefined;
  const set: Record<string, FieldValue> = {};
  const changes: string[] = [];
  for (const [key, { raw, value }] of objective.entries) {
    if (raw !== true) continue;
    set[key] = String(value);
    changes.push(`${key} put in quotes`);
  }
  // As written: a list with an id that is not valid today has its finding and was left out.
  const written = objective.entries.get("linked_tickets")?.value;
  const links: readonly string[] = Array.isArray(written) ? written.map(String) : [];
  const old = links.filter((link) => renames.has(link));
  changes.push(...old.map((link) => `linked_tickets: ${link} → ${renames.get(link)}`));
  if (old.length > 0) set["linked_tickets"] = links.map((link) => renames.get(link) ?? link);
  if (changes.length === 0) return undefined;
  const updated = objective.updated_at;
  const result = editItem(text, {
    set: { ...set, updated_at: updated !== undefined && updated > at ? updated : at },
  });
  return { path, before: text, text: result, changes };
}
