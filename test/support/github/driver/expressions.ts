import { data, Evaluator, type Expr, Lexer, Parser, type wellKnownFunctions } from "@actions/expressions";

// Expressions as GitHub's own library evaluates them. A context that does not exist in a place is an error there, as
// on GitHub. https://docs.github.com/en/actions/reference/workflows-and-actions/expressions

/** The contexts of a place in a workflow, by name: `github`, `needs`, `steps`. */
export type Contexts = Readonly<Record<string, unknown>>;

/** How things stand where a condition is looked at. */
export type Standing = "success" | "failure" | "cancelled" | "skipped";

const EXPRESSION = /\$\{\{([\s\S]*?)\}\}/g;
const STATUS_FUNCTIONS = ["success", "failure", "cancelled", "always"] as const;

/** Evaluates one expression, without `${{ }}`, to a plain value. @throws ExpressionError when it cannot be parsed */
export function evaluate(expression: string, contexts: Contexts, standing?: Standing): unknown {
  const functions = new Map(
    standing === undefined ? [] : STATUS_FUNCTIONS.map((name) => [name, statusFunction(name, standing)]),
  );
  const tree = parse(expression, Object.keys(contexts), [...functions.values()]);
  const values = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  const value = new Evaluator(tree, values, functions).evaluate();
  return JSON.parse(JSON.stringify(value, data.replacer) ?? "null");
}

function parse(expression: string, contexts: string[], functions: FunctionInfo[]): Expr {
  return new Parser(new Lexer(expression).lex().tokens, contexts, functions).parse();
}

type FunctionInfo = ConstructorParameters<typeof Parser>[2][number];
type FunctionDefinition = (typeof wellKnownFunctions)[string];

function statusFunction(name: (typeof STATUS_FUNCTIONS)[number], standing: Standing): FunctionDefinition {
  return {
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(name === "always" || name === standing),
  };
}

/** Puts the values of the expressions of a text into it. */
export function interpolate(text: string, contexts: Contexts): string {
  return text.replaceAll(EXPRESSION, (_, expression: string) => shown(evaluate(expression, contexts)));
}

/** The value of a setting that is a value or one expression: `cancel-in-progress`, `continue-on-error`. */
export function settingOf(setting: unknown, contexts: Contexts): unknown {
  if (typeof setting !== "string") return setting;
  const whole = /^\s*\$\{\{([\s\S]*)\}\}\s*$/.exec(setting);
  return whole === null ? interpolate(setting, contexts) : evaluate(String(whole[1]), contexts);
}

/** Interpolates every value of a mapping: `env`, `with`, `outputs`. */
export function interpolateAll(
  settings: Readonly<Record<string, string | number | boolean>>,
  contexts: Contexts,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, interpolate(String(value), contexts)]),
  );
}

/**
 * Whether an `if` holds. Without a status function in it `success()` is asked as well.
 * @throws Error for a text around an expression: GitHub takes that for true, which nobody means.
 */
export function holds(
  condition: string | boolean | undefined,
  contexts: Contexts,
  standing: Standing,
): boolean {
  if (condition === undefined) return standing === "success";
  const text = String(condition);
  const whole = /^\s*\$\{\{([\s\S]*)\}\}\s*$/.exec(text);
  if (whole === null && text.includes("${{")) throw new Error(`not one expression: if: ${text}`);
  const expression = whole === null ? text : String(whole[1]);
  const asksStatus = /\b(?:success|failure|cancelled|always)\s*\(/.test(expression);
  if (!asksStatus && standing !== "success") return false;
  return isTruthy(evaluate(expression, contexts, standing));
}

function isTruthy(value: unknown): boolean {
  return !(value === null || value === false || value === 0 || value === "" || Number.isNaN(value));
}

/** As the runner writes a value into a text. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return "Array";
  return typeof value === "object" ? "Object" : String(value);
}
