import { parseConfig } from "../../workspace/config.ts";

/** What the configuration gains where it has no table `github`. */
const TABLE = [
  "[github]",
  "# The Orchestrator runs on GitHub: elsewhere `yoi orchestrate` only looks.",
  "enabled = true",
];

/**
 * The configuration with `[github] enabled = true`, every other line as it was; the same text where it says so
 * already, undefined where no line can be added for certain.
 */
export function enableGitHub(text: string): string | undefined {
  const before = parseConfig(text);
  if (before.config.github.enabled) return text;
  const after = withEnabled(text);
  const now = parseConfig(after);
  const isSafe =
    now.config.github.enabled &&
    now.diagnostics.length <= before.diagnostics.length &&
    JSON.stringify({ ...now.config, github: null }) === JSON.stringify({ ...before.config, github: null }) &&
    now.config.github.queue_team === before.config.github.queue_team;
  return isSafe ? after : undefined;
}

function withEnabled(text: string): string {
  const eol = /\r\n/.test(text) ? "\r\n" : "\n";
  const lines = text.split(/\r?\n/);
  const header = lines.findIndex((line) => /^\s*\[\s*github\s*\]\s*(?:#.*)?$/.test(line));
  if (header < 0) {
    const end = text === "" || text.endsWith("\n") ? "" : eol;
    const gap = text.trim() === "" ? "" : eol;
    return `${text}${end}${gap}${TABLE.join(eol)}${eol}`;
  }
  const next = lines.findIndex((line, at) => at > header && /^\s*\[/.test(line));
  const end = next < 0 ? lines.length : next;
  const key = lines.findIndex((line, at) => at > header && at < end && /^\s*enabled\s*=/.test(line));
  if (key < 0) lines.splice(header + 1, 0, "enabled = true");
  else lines[key] = (lines[key] ?? "").replace(/(=\s*)false\b/, "$1true");
  return lines.join(eol);
}
