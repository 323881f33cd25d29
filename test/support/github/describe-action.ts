import { INPUTS, type InputSpec } from "../../../src/action/inputs.ts";
import { OUTPUTS } from "../../../src/action/outputs.ts";

const inputs = Object.entries(INPUTS) as readonly (readonly [string, InputSpec])[];

/** What `action.yml` must say. https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax */
export function formatActionYml(): string {
  const lines = [
    "# Made from src/action/inputs.ts and src/action/outputs.ts, held equal by a test.",
    "name: yoi",
    "description: Tickets in the repository, a state machine that holds, and agents that work on what is queued",
    "branding:",
    "  icon: git-merge",
    "  color: blue",
    "inputs:",
    ...inputs.flatMap(([name, { description, required, default: value }]) => [
      `  ${name}:`,
      `    description: ${quote(description)}`,
      `    required: ${required}`,
      ...(value === undefined ? [] : [`    default: ${quote(value)}`]),
    ]),
    "outputs:",
    ...Object.entries(OUTPUTS).flatMap(([name, { description }]) => [
      `  ${name}:`,
      `    description: ${quote(description)}`,
    ]),
    "runs:",
    "  using: node24",
    "  main: dist/action.js",
    "",
  ];
  return lines.join("\n");
}

/** The README's tables of inputs and outputs. */
export function formatActionTables(): string {
  const rows = inputs.map(
    ([name, { description, default: value = "" }]) =>
      `| \`${name}\` | ${description} | ${value === "" ? "" : `\`${value}\``} |`,
  );
  const outputs = Object.entries(OUTPUTS).map(
    ([name, { description }]) => `| \`${name}\` | ${description} |`,
  );
  return [
    "| Input | What it is | Default |",
    "|---|---|---|",
    ...rows,
    "",
    "| Output | What it is |",
    "|---|---|",
    ...outputs,
    "",
  ].join("\n");
}

function quote(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
