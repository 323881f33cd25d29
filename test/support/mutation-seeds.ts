import { corpusFolder, SNAPSHOTS, snapshotFiles } from "./corpus.ts";
import { type Attempt, newTicket, play, type Texts } from "./ticket-history.ts";
import { lifeTo, relationsText, threadText, ticketTexts, timeAt } from "./ticket-text.ts";

/** What is mutated: whole tickets, and records that stand alone. */
export interface Seeds {
  readonly tickets: readonly [TicketSeed, ...TicketSeed[]];
  readonly objectives: readonly [string, ...string[]];
  readonly configs: readonly [string, ...string[]];
}

/** One ticket directory. */
export interface TicketSeed {
  readonly id: string;
  readonly dir: string;
  readonly status?: "open" | "pending" | "closed";
  readonly texts: Texts;
}

/** Larger tickets cost more time than they find. */
const MAX_SEED_LENGTH = 24_000;

const OBJECTIVE = `---
title: One year
state: active
created_at: '${timeAt(0)}'
updated_at: '${timeAt(5)}'
linked_tickets: [some-ticket, other-ticket]
---

What it is for.
`;
const CONFIG = `# Everything that can be said.
version = 1
[backend]
root = ".yoi/tickets"
[ticket]
language = "Japanese"
[git]
remote = "origin"
default_branch = "main"
[orchestrator]
max_parallel = 2
[merge]
authority = "dossier"
protected_paths = [
  ".github/**", # and more
  ".yoi/ticket.config.toml",
]
[validation]
commands = ["npm test"]
[agents.opencode]
protocol = "acp"
command = ["opencode", "acp"]
[roles.coder]
agent = "opencode"
workflow = "multi-agent-workflow"
`;

/** Fixtures of the current form, and files of the ticket history where it is there. */
export function mutationSeeds(): Seeds {
  const found = corpusFolder() === undefined ? [] : SNAPSHOTS.map(snapshotFiles);
  const textsAt = (pattern: RegExp): readonly string[] =>
    found.flatMap((files) => [...files].flatMap(([path, text]) => (pattern.test(path) ? [text] : [])));
  const [first, ...rest] = fixtureTickets();
  if (first === undefined) throw new Error("there is no fixture");
  return {
    tickets: [first, ...rest, ...found.flatMap(corpusTickets)],
    objectives: [OBJECTIVE, ...textsAt(/^\.yoi\/objectives\/[^/]+\/item\.md$/)],
    configs: [CONFIG, ...textsAt(/^\.yoi\/ticket\.config\.toml$/)],
  };
}

function fixtureTickets(): readonly TicketSeed[] {
  const id = "some-ticket";
  const states = ["intake", "ready", "queued", "inprogress", "done", "closed"] as const;
  const plain = states.map(
    (state) => new Map(Object.entries(ticketTexts(state, { labels: "[a, b]", "x-own": "{ a: 1 }" }))),
  );
  const related = new Map([
    ...Object.entries(ticketTexts("ready")),
    ["thread.md", threadText(lifeTo("ready"))] as const,
    [
      "artifacts/relations.json",
      relationsText(id, [
        ["depends_on", "other-ticket"],
        ["related", "third-ticket"],
      ]),
    ] as const,
  ]);
  const step = (operation: string, input: Attempt["input"]): Attempt => ({
    operation,
    input,
    role: "person",
    minutes: 1,
  });
  const lived = play(
    newTicket(),
    [
      step("ticket_comment", { text: "```\n<!-- event: comment -->\n```\n\n---\n\nMore.", kind: "plan" }),
      step("ticket_relate", { kind: "depends_on", target: "other-one", note: "why" }),
      step("plan_record", { kind: "accepted_plan", summary: "so", branch: "work/x" }),
      step("plan_record", { kind: "before", related: "other-two", note: "first" }),
      step("ticket_redact", { event: 1, reason: "token" }),
    ],
    "m",
  );
  return [...plain, related]
    .map((texts) => seedOf(id, texts))
    .concat(seedOf("20261101-080000-make-it-work", lived));
}

function seedOf(id: string, texts: Texts): TicketSeed {
  return { id, dir: `.yoi/tickets/${id}`, texts };
}

function corpusTickets(files: ReadonlyMap<string, string>): readonly TicketSeed[] {
  const tickets = new Map<string, { seed: Omit<TicketSeed, "texts">; texts: Map<string, string> }>();
  for (const [path, text] of files) {
    const match = /^(\.yoi\/tickets\/(?:(open|pending|closed)\/)?([^/]+))\/(.+)$/.exec(path);
    const [, dir, status, id, inside] = match ?? [];
    if (dir === undefined || id === undefined || inside === undefined || !isRecord(inside)) continue;
    const seed = {
      id,
      dir,
      ...(status === undefined ? {} : { status: status as "open" | "pending" | "closed" }),
    };
    const entry = tickets.get(dir) ?? { seed, texts: new Map<string, string>() };
    tickets.set(dir, entry);
    entry.texts.set(inside, text);
  }
  return [...tickets.values()]
    .map(({ seed, texts }) => ({ ...seed, texts }))
    .filter(({ texts }) => [...texts.values()].join("").length <= MAX_SEED_LENGTH);
}

function isRecord(inside: string): boolean {
  return /^(?:item\.md|thread\.md|resolution\.md|artifacts\/(?:relations\.json|orchestration-plan\.jsonl))$/.test(
    inside,
  );
}
