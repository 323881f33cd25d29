import { parse, TomlError } from "smol-toml";
import type * as z from "zod";
import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { byteLength, CONFIG_PATH } from "../ticket/files.ts";
import { MAX_FINDINGS_PER_FILE, MAX_RECORD_BYTES } from "../ticket/limits.ts";
import { issueFindings } from "./config-issues.ts";
import { olderFindings, unknownAgents } from "./config-older.ts";
import { type ConfigText, configText } from "./config-place.ts";
import type { Path } from "./config-positions.ts";
import { CONFIG_VERSION, configSchema } from "./config-schema.ts";

/** Deepest nesting of lists, tables and names that is read; the schema needs three. */
const MAX_DEPTH = 16;
/** How often what the schema refuses is taken out: a fault, the table that lacks it, and the tables above. */
const MAX_ROUNDS = 8;

/** The configuration of a workspace, defaults filled in. */
export type Config = z.infer<typeof configSchema>;

/** A configuration that can be used, and what is wrong with the file it came from. */
export interface ParsedConfig {
  /** Where a value could not be used, its default. */
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
}

/** The configuration of a workspace without a file: every default, at the newest version. */
export function defaultConfig(): Config {
  return configSchema.parse({ version: CONFIG_VERSION });
}

/**
 * Reads `.yoi/ticket.config.toml`; undefined means that there is none. Faults are findings with their place: the key
 * concerned falls back to its default, an agent that lacks what it needs is left out, and all others are read.
 */
export function parseConfig(text: string | undefined): ParsedConfig {
  if (text === undefined) return { config: defaultConfig(), diagnostics: [] };
  const size = byteLength(text);
  if (size > MAX_RECORD_BYTES) {
    const facts = { key: "the configuration", size, unit: "bytes", limit: MAX_RECORD_BYTES };
    return {
      config: defaultConfig(),
      diagnostics: [finding("config/too-large", { path: CONFIG_PATH }, facts)],
    };
  }
  const plain = text.startsWith("\u{feff}") ? text.slice(1) : text;
  const read = readToml(plain);
  if ("fault" in read) return { config: defaultConfig(), diagnostics: [read.fault] };
  const scanned = configText(plain, MAX_DEPTH);
  const { tooDeep } = scanned;
  if (tooDeep === undefined) return checkTables(read.tables, scanned);
  const { line, column, length } = tooDeep;
  const place = { path: CONFIG_PATH, line, column, length, source: scanned.lines[line - 1] ?? "" };
  const facts = { reason: `names stand deeper within names than ${MAX_DEPTH} levels` };
  return { config: defaultConfig(), diagnostics: [finding("config/syntax", place, facts)] };
}

function checkTables(tables: Tables, text: ConfigText): ParsedConfig {
  const outcome = configSchema.safeParse(tables);
  const diagnostics = [
    ...olderFindings(tables, text),
    ...(outcome.success
      ? []
      : outcome.error.issues
          .slice(0, MAX_FINDINGS_PER_FILE)
          .flatMap((issue) => issueFindings(issue, tables, text))),
    ...unknownAgents(tables, text),
  ].sort(byPlace);
  const config = withKnownAgents(usablePart(tables));
  return { config, diagnostics: diagnostics.slice(0, MAX_FINDINGS_PER_FILE) };
}

interface Tables {
  version?: unknown;
  [key: string]: unknown;
}

function readToml(text: string): { readonly tables: Tables } | { readonly fault: Diagnostic } {
  try {
    return { tables: parse(text, { unsafeKeyBehaviour: "throw", maxDepth: MAX_DEPTH }) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const { line, column } = error;
    const reason = error.message.replace("Invalid TOML document: ", "").split("\n", 1)[0] ?? "";
    const source = text.split("\n", line)[line - 1]?.replace(/\r$/, "") ?? "";
    return {
      fault: finding("config/syntax", { path: CONFIG_PATH, line, column, length: 1, source }, { reason }),
    };
  }
}

/**
 * Takes out what the schema refuses until it accepts the rest. A version that is not known counts as the newest one,
 * whose rules ask for most.
 */
function usablePart(tables: Tables): Config {
  const version = Object.hasOwn(tables, "version") && tables.version !== 0 ? CONFIG_VERSION : 0;
  tables.version = version;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const outcome = configSchema.safeParse(tables);
    if (outcome.success) return outcome.data;
    for (const issue of outcome.error.issues) {
      const path = issue.path as Path;
      if (issue.code !== "unrecognized_keys") removeAt(tables, path);
      else for (const key of issue.keys) removeAt(tables, [...path, key]);
    }
  }
  return defaultConfig();
}

/** A role whose agent is not described, or was left out, has none. */
function withKnownAgents(config: Config): Config {
  const roles = Object.values(config.roles).filter((role) => role !== undefined);
  for (const role of roles) {
    if (role.agent !== undefined && !Object.hasOwn(config.agents, role.agent)) delete role.agent;
  }
  return config;
}

/** Removes the value at a path, or what holds it where it cannot go alone: a list's element, a key that is absent. */
function removeAt(tables: Tables, path: Path): void {
  const parent = path.slice(0, -1).reduce<unknown>(childOf, tables);
  const last = path.at(-1);
  if (last === undefined) return;
  if (isTable(parent) && Object.hasOwn(parent, last)) delete parent[String(last)];
  else removeAt(tables, path.slice(0, -1));
}

function childOf(value: unknown, step: string | number): unknown {
  return isTable(value) ? value[String(step)] : undefined;
}

function isTable(value: unknown): value is Tables {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
