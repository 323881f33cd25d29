import * as z from "zod";
import { envelopeSchema, findingSchema, verdictSchema } from "../diagnostic/format-json.ts";
import { changeAnswer, doctorHistoryAnswer, doctorLiveAnswer } from "./answers.ts";
import { migrateAnswer } from "./migrate-answer.ts";
import { READS } from "./reads.ts";

/** Kinds of the documents that `--json` prints, each with its JSON schema (2020-12). */
export type DocumentSchemas = ReadonlyMap<string, z.core.JSONSchema.BaseSchema>;

/**
 * The JSON schema of every document that `--json` prints, by kind: `ticket-list` is `{ "schema": "yoi/ticket-list",
 * "version": 1, …, "diagnostics": [] }`. Commands that change records all print a `change`, those that examine a
 * `verdict`.
 */
export function documentSchemas(): DocumentSchemas {
  const answers: [string, z.ZodObject][] = READS.flatMap(({ name, output }) =>
    output === verdictSchema || !(output instanceof z.ZodObject) ? [] : [[name.replaceAll("_", "-"), output]],
  );
  const all: [string, z.ZodObject][] = [
    ...answers,
    ["change", changeAnswer],
    ["ticket-doctor-history", doctorHistoryAnswer],
    ["ticket-doctor-live", doctorLiveAnswer],
    ["ticket-migrate", migrateAnswer],
  ];
  const diagnostics = z
    .array(findingSchema)
    .meta({ description: "faults that may make the answer incomplete" });
  const documents = all.map(([kind, answer]) => {
    const schema = envelopeSchema(kind, { ...answer.shape, diagnostics });
    return [kind, toJson(`yoi/${kind}`, schema)] as const;
  });
  return new Map([...documents, ["verdict", toJson("yoi/verdict", verdictSchema)]]);
}

function toJson(title: string, schema: z.ZodObject): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema.meta({ title }));
}
