import * as z from "zod";
import { isId } from "./id.ts";
import { MAX_ONE_LINE_LENGTH } from "./limits.ts";
import { parseTime } from "./time.ts";

// The fields that relations and plan records share. A schema's messages complete the sentence "it is x, not …".

/** Longest note, summary or role plan, in UTF-16 code units. */
const MAX_NOTE_LENGTH = 4_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose
const ONE_LINE = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose
const SAFE_TEXT = /^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$/;
const LINE = `one line of at most ${MAX_ONE_LINE_LENGTH} characters`;
const NOTE = `a text of at most ${MAX_NOTE_LENGTH} characters without control characters`;
const TIME = "a time like 2026-06-13T17:51:04Z";

/** The id of a ticket. */
export const ticketIdField = z.string("the id of a ticket").refine(isId, "the id of a ticket");

/** A name or another text of one line that says something. */
export const oneLineField = z
  .string(LINE)
  .max(MAX_ONE_LINE_LENGTH, LINE)
  .regex(ONE_LINE, LINE)
  .regex(/\S/, LINE);

/** A few sentences, line breaks allowed. */
export const noteField = z.string(NOTE).max(MAX_NOTE_LENGTH, NOTE).regex(SAFE_TEXT, NOTE);

/** RFC 3339, UTC, whole seconds. */
export const timeField = z
  .string(TIME)
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, TIME)
  .refine((text) => parseTime(text) !== undefined, TIME);
