import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { editItem } from "../src/core/ticket/item-edit.ts";
import { appendEvent } from "../src/core/ticket/thread-format.ts";
import type { BenchWorkspace } from "./make-workspace.ts";
import { timeAt } from "./ticket-texts.ts";

/** Behind the last ticket of the largest workspace, so that times rise. */
const LATER = 200_000;
/** Of the first of them the bench knows that it depends on two others. */
const FIRST_CHANGED = 4;
const STEP = 7;

/** Adds a comment to some tickets of the working tree; `turn` makes each comment another one. */
export function commentOn({ root, ticketIds }: BenchWorkspace, tickets: number, turn: number): void {
  const at = timeAt(LATER, turn);
  for (let index = 0; index < tickets; index++) {
    const id = ticketIds[FIRST_CHANGED + index * STEP] ?? "";
    const dir = join(root, ".yoi/tickets", id);
    const comment = {
      kind: "comment",
      author: "alice",
      role: "person",
      at,
      id: `turn${turn.toString(36).padStart(4, "0")}`,
      heading: "Comment",
      body: "What a person writes between two meetings.",
    } as const;
    edit(join(dir, "thread.md"), (text) => appendEvent(text, comment));
    edit(join(dir, "item.md"), (text) => editItem(text, { set: { updated_at: at } }));
  }
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, "utf8")));
}
