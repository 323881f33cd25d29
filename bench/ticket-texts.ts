import { formatItem } from "../src/core/ticket/item-edit.ts";
import { addRelation } from "../src/core/ticket/relations.ts";
import type { State } from "../src/core/ticket/state.ts";
import { formatEvent, type NewEvent } from "../src/core/ticket/thread-format.ts";
import type { Random } from "./random.ts";

/** One ticket as files, by their path inside its directory. */
export interface TicketTexts {
  readonly id: string;
  readonly files: ReadonlyMap<string, string>;
}

/** The first ticket is created here, each further one a minute later. */
const FIRST_SECOND = Date.UTC(2025, 0, 1) / 1000;
const LIFE: readonly State[] = ["intake", "ready", "queued", "inprogress", "done", "closed"];
/** Of a hundred tickets, how many have come at most this far; most tickets of a repository are closed. */
const SHARES = [25, 35, 40, 42, 45, 100] as const;
const EVENTS = 10;
/** Medians of the ticket history that yoi grew up with, in bytes. */
const ITEM_BYTES = 4_100;
const THREAD_BYTES = 12_000;
const BYTES_OF_HEADER = 180;
/** Well below what an event may hold. */
const MAX_BODY_BYTES = 10_000;

const WORDS =
  "ticket thread event state hook commit branch merge review agent queue worktree index path error message test parser relation gate verdict snapshot when where which must should never before after with without from into".split(
    " ",
  );
const SENTENCES = [
  "チケットの状態は item.md の front matter が正とする。",
  "フックは HEAD とインデックスだけを読み、作業ツリーは見ない。",
  "スレッドは追記のみで、既存のイベントを書き換えてはならない。",
  "受け入れ条件を満たしたことを実装レポートで確認する。",
];

/** Paragraphs that ticket texts are put together from, English or Japanese, about 300 bytes each. */
export interface Paragraphs {
  readonly english: readonly string[];
  readonly japanese: readonly string[];
}

/** Makes the paragraphs of a workspace once: writing them anew for each ticket would take minutes. */
export function makeParagraphs(random: Random): Paragraphs {
  const english = Array.from({ length: 300 }, () => {
    const words = Array.from({ length: 48 }, () => random.pick(WORDS));
    return random.below(4) === 0
      ? `- ${words.slice(0, 24).join(" ")}\n- ${words.slice(24).join(" ")}.`
      : `${words.join(" ")}.`;
  });
  const japanese = Array.from({ length: 100 }, () => [1, 2, 3, 4].map(() => random.pick(SENTENCES)).join(""));
  return { english: [...english, "```ts\nconst answer = check(before, after);\n```"], japanese };
}

/** The id of the n-th ticket. */
function ticketId(index: number): string {
  const stamp = timeAt(index, 0).replaceAll(/[-:Z]/g, "").replace("T", "-");
  return `${stamp}-${WORDS[index % WORDS.length]}-${WORDS[(index * 7) % WORDS.length]}-${index}`;
}

/** The texts of the n-th ticket: lawful, unique, and of the sizes that real ones have. */
export function makeTicket(index: number, random: Random, paragraphs: Paragraphs): TicketTexts {
  const id = ticketId(index);
  const state = stateOf(random.below(100));
  // Not quite half of the real texts hold some Japanese.
  const isJapanese = random.below(100) < 46;
  const prose = (bytes: number): string => proseOf(bytes, isJapanese, random, paragraphs);
  const title = `${isJapanese ? "検索の" : "Search: "}${random.pick(WORDS)} ${random.pick(WORDS)} ${index}`;
  const life = lifeTo(LIFE.indexOf(state));
  const bodyBytes = Math.min(
    MAX_BODY_BYTES,
    (sizeOf(THREAD_BYTES, random) - EVENTS * BYTES_OF_HEADER) / EVENTS,
  );
  const events = life.map((event, at) =>
    formatEvent({ ...event, ...stampOf(index, at), body: prose(bodyBytes) }),
  );
  const body = `## Background\n\n${prose(sizeOf(ITEM_BYTES, random) - 500)}\n\n## Acceptance criteria\n\n- It works.\n`;
  const isQueued = LIFE.indexOf(state) >= 2;
  const fields = {
    title,
    state,
    created_at: timeAt(index, 0),
    updated_at: timeAt(index, life.length - 1),
    priority: `P${random.below(4)}`,
    labels: [random.pick(WORDS)],
    queued_by: isQueued ? "alice" : null,
    queued_at: isQueued
      ? timeAt(
          index,
          life.findIndex(({ attributes }) => attributes?.["to"] === "queued"),
        )
      : null,
  };
  const files = new Map([
    ["item.md", formatItem(fields, body)],
    ["thread.md", events.join("\n")],
  ]);
  if (state === "closed") files.set("resolution.md", prose(1_400));
  if (index % 5 === 4) files.set("artifacts/relations.json", relationsOf(index, random));
  return { id, files };
}

/** The time of an event of the n-th ticket, RFC 3339 in UTC. */
export function timeAt(index: number, event: number): string {
  return new Date((FIRST_SECOND + index * 60 + event) * 1000).toISOString().replace(".000Z", "Z");
}

type Written = Omit<NewEvent, "at" | "id" | "body">;

/** The events that lead to a state, filled up with comments. */
function lifeTo(stage: number): readonly Written[] {
  const by = { author: "alice", role: "person" } as const;
  const move = (from: State, to: State): Written => {
    const attributes = { from, to, reason: "because it is time", field: "state" };
    return { ...by, kind: "state_changed", attributes, heading: "State changed" };
  };
  const steps: readonly (readonly Written[])[] = [
    [{ ...by, kind: "create", heading: "Created" }],
    [{ ...by, kind: "intake_summary", heading: "Intake summary" }, move("intake", "ready")],
    [move("ready", "queued")],
    [move("queued", "inprogress")],
    [{ ...by, kind: "implementation_report", heading: "Implementation report" }, move("inprogress", "done")],
    [
      { ...by, kind: "close", attributes: { status: "completed" }, heading: "Closed" },
      move("done", "closed"),
    ],
  ];
  const events = steps.slice(0, stage + 1).flat();
  const comments = Array.from({ length: Math.max(0, EVENTS - events.length) }, (): Written => {
    return { ...by, kind: "comment", heading: "Comment" };
  });
  return [...events.slice(0, 1), ...comments, ...events.slice(1)];
}

function stampOf(index: number, event: number): Pick<NewEvent, "at" | "id"> {
  return { at: timeAt(index, event), id: `e${index.toString(36)}x${event.toString(36).padStart(3, "0")}` };
}

function stateOf(percent: number): State {
  return LIFE[SHARES.findIndex((share) => percent < share)] ?? "closed";
}

/** A size with this median: a tenth of all are more than twice as large, as with real texts. */
function sizeOf(median: number, random: Random): number {
  return Math.round(median * Math.exp(0.6 * random.normal()));
}

function proseOf(bytes: number, isJapanese: boolean, random: Random, paragraphs: Paragraphs): string {
  const parts: string[] = [];
  for (let left = bytes; left > 0; left -= 330) {
    const isForeign = isJapanese && random.below(3) === 0;
    parts.push(random.pick(isForeign ? paragraphs.japanese : paragraphs.english));
  }
  return parts.join("\n\n");
}

function relationsOf(index: number, random: Random): string {
  const first = random.below(index);
  const targets = new Set([first, (first + 1 + random.below(Math.max(1, index - 1))) % index]);
  let text: string | undefined;
  for (const target of targets) {
    const relation = { ticket_id: ticketId(index), kind: "depends_on", target: ticketId(target) } as const;
    text = addRelation(text, { ...relation, author: "alice", at: timeAt(index, 1) });
  }
  return text ?? "";
}
