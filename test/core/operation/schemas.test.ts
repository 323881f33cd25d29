import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { actionResultJsonSchema } from "../../../src/core/github/action-result.ts";
import { attemptArtifactJsonSchema } from "../../../src/core/github/attempt-artifact.ts";
import { documentSchemas } from "../../../src/core/operation/json-schema.ts";
import { orchestratorSchemas } from "../../../src/core/orchestrator/json-schemas.ts";
import { itemSchema } from "../../../src/core/ticket/item.ts";
import { objectiveSchema } from "../../../src/core/ticket/objective.ts";
import { planRecordSchema } from "../../../src/core/ticket/plan.ts";
import { relationsSchema } from "../../../src/core/ticket/relations.ts";
import { eventSchema } from "../../../src/core/ticket/thread-schema.ts";
import { configJsonSchema } from "../../../src/core/workspace/config-schema.ts";

const FOLDER = join(import.meta.dirname, "../../../src/schemas");

/** Records as they are written, and the documents that `--json` prints. */
const published: ReadonlyMap<string, z.core.JSONSchema.BaseSchema> = new Map([
  ["record-item", z.toJSONSchema(itemSchema, { io: "input" })],
  ["record-event", z.toJSONSchema(eventSchema)],
  ["record-relations", z.toJSONSchema(relationsSchema)],
  ["record-plan", z.toJSONSchema(planRecordSchema)],
  ["record-objective", z.toJSONSchema(objectiveSchema, { io: "input" })],
  ["config", configJsonSchema()],
  ...documentSchemas(),
  ...orchestratorSchemas(),
  ["action-result", actionResultJsonSchema()],
  ["attempt-artifact", attemptArtifactJsonSchema()],
]);

describe("a published schema", () => {
  it.each([...published])("%s is what the source says", async (name, schema) => {
    expect(() => new Ajv2020({ strict: false }).compile(schema)).not.toThrow();
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(join(FOLDER, `${name}.json`));
  });

  it("stands for something that still exists", () => {
    const names = readdirSync(FOLDER).map((name) => name.replace(/\.json$/, ""));
    expect(names.sort()).toEqual([...published.keys()].sort());
  });
});
