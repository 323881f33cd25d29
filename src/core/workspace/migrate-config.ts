import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { CONFIG_PATH } from "../ticket/files.ts";
import { type Config, type ParsedConfig, parseConfig } from "./config.ts";
import { CONFIG_VERSION } from "./config-schema.ts";

/** A file beside the tickets in the current form. */
export interface MigratedFile {
  readonly path: string;
  readonly before: string;
  readonly text: string;
  /** What changed, in words: one line each. */
  readonly changes: readonly string[];
}

/**
 * The configuration with today's version. Keys and tables that no longer have an effect become comments, so that
 * their text is still there, unless other settings stand on their lines; every setting keeps its value. Undefined
 * where nothing is older, or where that cannot be done: then its findings tell what to mend first.
 */
export function migrateConfig(text: string): MigratedFile | undefined {
  const older = parseConfig(text).diagnostics.filter(isOlder);
  if (older.length === 0) return undefined;
  const versioned = older.some(({ code }) => code === "config/older-version");
  const version = (form: string): string => (versioned ? withVersion(form) : form);
  const changes = versioned ? [`version = ${CONFIG_VERSION}`] : [];
  const { form, names } = withComments(text, older);
  const told = names.map((name) => `${name} becomes a comment: it has no effect any more`);
  const whole = { path: CONFIG_PATH, before: text, text: version(form), changes: [...changes, ...told] };
  const candidates = [whole, { ...whole, text: version(text), changes }];
  return candidates.find((candidate) => saysTheSame(text, candidate.text));
}

function isOlder({ code }: Diagnostic): boolean {
  return code.startsWith("config/older-");
}

function withComments(
  text: string,
  older: readonly Diagnostic[],
): { readonly form: string; readonly names: readonly string[] } {
  const lines = text.split("\n");
  const names: string[] = [];
  for (const { code, line = 1, facts } of older) {
    if (code === "config/older-version") continue;
    commentOut(lines, line - 1, code === "config/older-role" ? tableEnd(lines, line) : line);
    names.push(String(facts["key"]));
  }
  return { form: lines.join("\n"), names };
}

/** From 0: the first of the lines behind a table's header that begins another table. */
function tableEnd(lines: readonly string[], from: number): number {
  const next = lines.findIndex((line, index) => index >= from && /^\s*\[/.test(line));
  return next < 0 ? lines.length : next;
}

function commentOut(lines: string[], start: number, end: number): void {
  for (let index = start; index < end; index++) {
    const line = lines[index] ?? "";
    if (!/^\s*(?:#|$)/.test(line)) lines[index] = `# ${line}`;
  }
}

function withVersion(text: string): string {
  const zero = /^([ \t]*version[ \t]*=[ \t]*)0(?=[ \t]*(?:#.*)?\r?$)/m;
  if (zero.test(text)) return text.replace(zero, `$1${CONFIG_VERSION}`);
  const mark = text.startsWith("\u{feff}") ? "\u{feff}" : "";
  const eol = /^[^\n]*\r\n/.test(text) ? "\r\n" : "\n";
  return `${mark}version = ${CONFIG_VERSION}${eol}${eol}${text.slice(mark.length)}`;
}

/** Whether a configuration has the settings of another, no more faults, and less of an older form. */
function saysTheSame(before: string, after: string): boolean {
  const [old, now] = [parseConfig(before), parseConfig(after)];
  const faults = ({ diagnostics }: ParsedConfig): number =>
    diagnostics.filter(({ severity }) => severity === "error").length;
  const left = ({ diagnostics }: ParsedConfig): number => diagnostics.filter(isOlder).length;
  return (
    faults(now) <= faults(old) && left(now) < left(old) && settingsOf(old.config) === settingsOf(now.config)
  );
}

function settingsOf(config: Config): string {
  const { version: _version, roles, ...rest } = config;
  const { investigator: _investigator, ...kept } = roles;
  const agents = Object.entries(kept).map(([name, { agent, workflow }]) => [name, agent, workflow]);
  return JSON.stringify([rest, agents]);
}
