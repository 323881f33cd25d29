import * as z from "zod";
import { oneLineField } from "../ticket/record-fields.ts";

/** A full object id, SHA-1 or SHA-256. */
export const oidField = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, "a full object id");

/** A short random name that nobody can confuse with another: `a7k2…`, of `[0-9a-z]`. */
export const randomIdField = z.string().regex(/^[0-9a-z]{6,32}$/, "6 to 32 of 0-9 and a-z");

/** How many times a ticket was claimed: 1 for the first claim. */
export const generationField = z.int().min(1);

/** Longest reason or summary that the ledger keeps, in UTF-16 code units. */
export const MAX_REASON_LENGTH = 500;

/** A reason of one line. Longer texts are cut by whoever writes them: see `boundReason`. */
export const reasonField = oneLineField;

/** One line of at most `MAX_REASON_LENGTH` characters. */
export function boundReason(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const cut = line.length > MAX_REASON_LENGTH ? `${line.slice(0, MAX_REASON_LENGTH - 1)}…` : line;
  return cut === "" ? "no reason given" : cut.toWellFormed();
}
