import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { nearest } from "../diagnostic/nearest.ts";
import { type ConfigText, formatPath, placeOf, valueAt } from "./config-place.ts";
import { AGENT_ROLES, CONFIG_VERSION } from "./config-schema.ts";

/** What an older form of the configuration holds: no version, profiles, the role `investigator`. All are warnings. */
export function olderFindings(tables: unknown, text: ConfigText): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const version = valueAt(tables, ["version"]);
  if (version === undefined || version === 0) {
    found.push(
      finding("config/older-version", placeOf(text, ["version"], "value"), { newest: CONFIG_VERSION }),
    );
  }
  for (const role of AGENT_ROLES) {
    const path = ["roles", role, "profile"];
    if (valueAt(tables, path) === undefined) continue;
    const suggestion = 'describe the program in a table [agents.name] and write agent = "name" here';
    found.push(
      finding("config/older-key", placeOf(text, path, "key"), { key: formatPath(path), suggestion }),
    );
  }
  const investigator = ["roles", "investigator"];
  if (valueAt(tables, investigator) !== undefined) {
    const place = placeOf(text, investigator, "key");
    found.push(finding("config/older-role", place, { key: formatPath(investigator) }));
  }
  return found;
}

/** The roles whose agent has no table. */
export function unknownAgents(tables: unknown, text: ConfigText): readonly Diagnostic[] {
  const agents = valueAt(tables, ["agents"]);
  const names = typeof agents === "object" && agents !== null ? Object.keys(agents) : [];
  const found: Diagnostic[] = [];
  for (const role of AGENT_ROLES) {
    const path = ["roles", role, "agent"];
    const value = valueAt(tables, path);
    if (typeof value !== "string" || value === "" || names.includes(value)) continue;
    const near = nearest(value, names);
    const suggestion =
      near === undefined ? `add a table [agents.${value}]` : `write ${near}, or add the table`;
    const facts = { key: formatPath(path), value, suggestion };
    found.push(finding("config/unknown-agent", placeOf(text, path, "value"), facts));
  }
  return found;
}
