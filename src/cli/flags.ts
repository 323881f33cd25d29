import * as z from "zod";

/** How a value is given on the command line. */
export type FlagKind = "text" | "number" | "switch" | "list" | "optional-text";

/** One input key of an operation as the command line sees it; also used for values given by position. */
export interface Flag {
  /** Key of the operation's input. */
  readonly key: string;
  /** `--risk-flag` for the key `risk_flag`. */
  readonly name: string;
  readonly kind: FlagKind;
  readonly description: string;
  /** The only values there are; empty when any text will do. */
  readonly choices: readonly string[];
  readonly required: boolean;
  /** What stands for the value in help: `<id>`, `<file>`. */
  readonly hint: string;
}

/** The part of a JSON schema that flags come from. */
interface Shape {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly default?: unknown;
}

/** The flags of an operation, from its input schema, in the order of the schema's keys. */
export function flagsOf(input: z.ZodObject): readonly Flag[] {
  const schema = z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as {
    readonly properties?: Readonly<Record<string, Shape>>;
    readonly required?: readonly string[];
  };
  return Object.entries(schema.properties ?? {}).map(([key, written]) => {
    const shape = withoutNull(written);
    const kind = kindOf(shape);
    const choices = choicesOf(kind === "list" ? (shape.items ?? {}) : shape);
    return {
      key,
      name: `--${kebab(key)}`,
      kind,
      description: written.description ?? shape.description ?? "",
      choices,
      required: schema.required?.includes(key) === true,
      hint: kind === "number" ? "n" : choices.length > 0 ? singular(key) : hintFor(key),
    };
  });
}

/** `queued_by` and `queuedBy` as `queued-by`. */
function kebab(key: string): string {
  return key
    .replaceAll(/([a-z])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();
}

function withoutNull(shape: Shape): Shape {
  const others = shape.anyOf?.filter((one) => one.type !== "null") ?? [];
  const [only] = others;
  if (only === undefined) return shape;
  return others.length === 1 ? withoutNull(only) : { ...shape, anyOf: others };
}

function kindOf(shape: Shape): FlagKind {
  const types = typesOf(shape);
  if (types.includes("array")) return "list";
  if (types.includes("boolean")) return types.includes("string") ? "optional-text" : "switch";
  return types.includes("integer") || types.includes("number") ? "number" : "text";
}

function typesOf(shape: Shape): readonly string[] {
  if (shape.anyOf !== undefined) return shape.anyOf.flatMap(typesOf);
  return typeof shape.type === "string" ? [shape.type] : (shape.type ?? []);
}

function choicesOf(shape: Shape): readonly string[] {
  if (typesOf(shape).includes("boolean")) return [];
  return (shape.enum ?? []).filter((value) => typeof value === "string");
}

function hintFor(key: string): string {
  if (/date|until/.test(key)) return "date";
  if (/^(?:ticket|target|related|objective)/.test(key)) return "id";
  return key === "files" || key === "file" ? "file" : "text";
}

function singular(key: string): string {
  return kebab(key.replace(/s$/, ""));
}
