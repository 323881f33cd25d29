/** What lint-staged runs on changed tickets. */
export const LINT_STAGED_GLOB = ".yoi/tickets/**/*.md";
/** The command lint-staged runs. */
export const LINT_STAGED_COMMAND = "yoi ticket lint";

const ENTRY = `"${LINT_STAGED_GLOB}": "${LINT_STAGED_COMMAND}",`;

/**
 * JSON of lint-staged (its own file, or `package.json`) with a line for tickets as its first entry; undefined where the
 * configuration is not an object over several lines. Every other line keeps its bytes.
 */
export function addJsonEntry(text: string, isPackage: boolean): string | undefined {
  if (text.includes(ENTRY)) return text;
  const open = isPackage
    ? /"lint-staged"[ \t]*:[ \t]*\{[ \t]*\r?\n/.exec(text)
    : /^\s*\{[ \t]*\r?\n/.exec(text);
  if (open === null) return undefined;
  const at = open.index + open[0].length;
  const indent = /^([ \t]+)"/.exec(text.slice(at))?.[1];
  if (indent === undefined) return undefined;
  const result = `${text.slice(0, at)}${indent}${ENTRY}${open[0].endsWith("\r\n") ? "\r\n" : "\n"}${text.slice(at)}`;
  return addsOnlyEntry(text, result, isPackage) ? result : undefined;
}

/** The text without the line that `addJsonEntry` put there. */
export function removeJsonEntry(text: string): string {
  return text
    .split(/(?<=\n)/)
    .filter((line) => line.trim() !== ENTRY)
    .join("");
}

/** The place was found by its look; what the result means decides. */
function addsOnlyEntry(before: string, after: string, isPackage: boolean): boolean {
  try {
    const [old, young] = [JSON.parse(before), JSON.parse(after)] as [
      Record<string, unknown>,
      Record<string, unknown>,
    ];
    const tasks = (isPackage ? young["lint-staged"] : young) as Record<string, unknown>;
    if (tasks[LINT_STAGED_GLOB] !== LINT_STAGED_COMMAND) return false;
    delete tasks[LINT_STAGED_GLOB];
    return JSON.stringify(old) === JSON.stringify(young);
  } catch {
    return false;
  }
}
