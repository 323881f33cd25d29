import * as z from "zod";
import { ROLES } from "./role.ts";
import { STATES } from "./state.ts";

/** An event as data, for commands and tools that answer in JSON. The file itself is Markdown. */
export const eventSchema = z
  .object({
    kind: z.string().meta({ description: "Kind of event, such as comment or state_changed" }),
    id: z.string().optional().meta({ description: "Short random id; events of older forms have none" }),
    author: z.string().meta({ description: "Who wrote it" }),
    role: z.enum(ROLES).optional().meta({ description: "In which role the author acted" }),
    at: z.string().optional().meta({ description: "Time, RFC 3339 in UTC and whole seconds" }),
    from: z.enum(STATES).optional().meta({ description: "State before, of state_changed" }),
    to: z.enum(STATES).optional().meta({ description: "State after, of state_changed" }),
    reason: z.string().optional().meta({ description: "Why the state changed, in a word or a line" }),
    status: z.string().optional().meta({ description: "Outcome of a review or a close" }),
    field: z.string().optional().meta({ description: "The key that changed" }),
    line: z.int().min(1).meta({ description: "Line of its header in thread.md" }),
    heading: z.string().optional().meta({ description: "Heading of its text" }),
    body: z.string().meta({ description: "Its text in Markdown, without the heading" }),
  })
  .meta({ title: "Ticket event", description: "One entry of a ticket's append-only thread" });
