import { type Language, wordsFor } from "../ticket/headings.ts";
import { shortHash } from "../ticket/id.ts";
import type { Role } from "../ticket/role.ts";
import type { State } from "../ticket/state.ts";
import type { ThreadEvent } from "../ticket/thread.ts";
import type { NewEvent } from "../ticket/thread-format.ts";

/** Who migrates and when: the same for every ticket of one run. */
export interface MigrationStamp {
  /** RFC 3339, UTC, whole seconds. */
  readonly at: string;
  readonly author: string;
  readonly role: Role;
}

/** What the event of a migration tells. */
export interface MigrationStory {
  /** The directory before and after, where it changed. */
  readonly moved?: { readonly from: string; readonly to: string };
  /** Lines of `item.md` as a diff. */
  readonly diff: readonly string[];
  /** Ids that were followed, by the record in which they stood. */
  readonly followed: readonly { readonly inside: string; readonly from: string; readonly to: string }[];
  /** The state at which the chain of moves begins anew; undefined where the chain goes on. */
  readonly state: State | undefined;
}

interface Sentences {
  readonly lead: string;
  readonly anchored: (state: State) => string;
  readonly lines: string;
}

const SENTENCES: Readonly<Record<Language, Sentences>> = {
  English: {
    lead: "Brought to the current form by `yoi ticket migrate`.",
    anchored: (state) => ` The ticket is ${state}; moves are counted from here.`,
    lines: "Lines of `item.md`, before (-) and after (+):",
  },
  Japanese: {
    lead: "`yoi ticket migrate` が現在の形式に移行しました。",
    anchored: (state) => `チケットの状態は ${state} です。状態の変更はここから数えます。`,
    lines: "`item.md` の行 (- 変更前、+ 変更後):",
  },
};

/**
 * The event that a migration appends. Its id follows from the ticket and the time, so that the same migration always
 * makes the same bytes; `events` are those that stand in the thread.
 */
export function migrationEvent(
  story: MigrationStory,
  stamp: MigrationStamp,
  about: { readonly ticket: string; readonly language: Language; readonly events: readonly ThreadEvent[] },
): NewEvent {
  const { state } = story;
  return {
    kind: "migration",
    ...stamp,
    id: freeId(`${about.ticket} ${stamp.at}`, new Set(about.events.map(({ id }) => id))),
    ...(state === undefined ? {} : { attributes: { to: state, field: "state" } }),
    heading: wordsFor(about.language).headings.migration,
    body: bodyOf(story, SENTENCES[about.language]),
  };
}

function freeId(seed: string, taken: ReadonlySet<string | undefined>): string {
  let id = shortHash(seed);
  for (let round = 1; taken.has(id); round++) id = shortHash(`${seed} ${round}`);
  return id;
}

/** The lines stand in a fence and begin with a sign, so that none of them can end it or look like an event. */
function bodyOf({ moved, diff, followed, state }: MigrationStory, words: Sentences): string {
  const renamed = [
    ...(moved === undefined ? [] : [`- \`${moved.from}\` → \`${moved.to}\``]),
    ...followed.map(({ inside, from, to }) => `- \`${inside}\`: \`${from}\` → \`${to}\``),
  ];
  const parts = [
    state === undefined ? words.lead : `${words.lead}${words.anchored(state)}`,
    ...(renamed.length === 0 ? [] : [renamed.join("\n")]),
    `${words.lines}\n\n\`\`\`diff\n${diff.join("\n")}\n\`\`\``,
  ];
  return parts.join("\n\n");
}
