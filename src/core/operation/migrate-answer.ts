import * as z from "zod";
import { findingSchema } from "../diagnostic/format-json.ts";

const changes = z.array(z.string()).meta({ description: "what changes, in words" });

/** What brings records of older formats to the current one, and whether that was done. */
export const migrateAnswer = z.object({
  written: z.boolean().meta({ description: "the files were changed; nothing is committed" }),
  examined: z.int().min(0).meta({ description: "how many tickets were examined" }),
  tickets: z.array(
    z.object({
      from: z.string().meta({ description: "id of the ticket as it was" }),
      to: z.string().meta({ description: "its id afterwards" }),
      changes,
    }),
  ),
  others: z
    .array(z.object({ path: z.string(), changes }))
    .meta({ description: "configuration and objectives that change" }),
  removed: z.array(z.string()).meta({ description: "paths of placeholders that are no longer needed" }),
  held: z.array(findingSchema).meta({ description: "why tickets stay in an older form" }),
  remaining: z
    .array(findingSchema)
    .meta({ description: "errors of migrated tickets that were there before, which a person must mend" }),
});
