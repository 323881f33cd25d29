import { type Diagnostic, helpOf, messageOf, type Severity } from "./diagnostic.ts";
import { countFindings } from "./printable.ts";

/**
 * Most annotations of one kind that GitHub shows for one step; further ones are dropped without a word.
 * https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
 */
export const MAX_ANNOTATIONS_PER_KIND = 10;

/**
 * Findings as workflow commands, one a line: annotations at the lines of a pull request. At most as many as GitHub
 * shows; what is left out is counted in a notice at the end. Empty for no findings, else it ends with a newline.
 */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  const shown = (["error", "warning"] satisfies Severity[]).flatMap((severity) =>
    diagnostics.filter((found) => found.severity === severity).slice(0, MAX_ANNOTATIONS_PER_KIND),
  );
  const left = diagnostics.filter((found) => !shown.includes(found));
  const notice = `${countFindings(left)} more than GitHub shows; the log has all of them`;
  const commands = [
    ...shown.map(formatAnnotation),
    ...(left.length === 0 ? [] : [formatCommand("notice", { title: "yoi" }, notice)]),
  ];
  return commands.map((command) => `${command}\n`).join("");
}

function formatAnnotation(found: Diagnostic): string {
  const { path, line, column, length = 1 } = found;
  const message = [
    messageOf(found),
    `help: ${helpOf(found)}`,
    ...(found.note === undefined ? [] : [`note: ${found.note}`]),
  ];
  const properties = {
    ...(path === "" ? {} : { file: path }),
    ...(path === "" || line === undefined ? {} : { line, endLine: line }),
    ...(path === "" || line === undefined || column === undefined
      ? {}
      : { col: column, endColumn: column + length }),
    title: found.code,
  };
  return formatCommand(found.severity, properties, message.join("\n"));
}

/**
 * One workflow command. Escaping as in the runner's own toolkit: the runner undoes it, so that no value can end the
 * line, the property or the command. https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
 */
export function formatCommand(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name}${list.length === 0 ? "" : ` ${list.join(",")}`}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
