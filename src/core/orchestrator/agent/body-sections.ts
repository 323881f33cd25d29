import { closesFence, type Fence, opensFence } from "../../ticket/fence.ts";
import { isCriteriaHeading } from "../../workspace/acceptance-criteria.ts";

/** What the sections of a ticket's body are for. */
export type BodyPart = "intent" | "binding" | "requirements" | "criteria" | "latitude" | "escalation";

/** The texts of a body by what they are for, headings included, in their order. */
export type BodySections = Readonly<Record<BodyPart, string>>;

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*)$/;

const NAMES: readonly (readonly [BodyPart, RegExp])[] = [
  [
    "intent",
    /^(?:intent|background|goals?|summary|motivation|context|problem|purpose|why)\b|^(?:背景|目標|目的|概要|意図|課題)/i,
  ],
  [
    "binding",
    /^(?:binding|decisions?|invariants?|constraints?|non-?goals?|out of scope|boundaries|risks?)\b|^(?:決定|不変|制約|対象外|非目標|やらないこと|リスク)/i,
  ],
  ["latitude", /^(?:implementation )?(?:latitude|freedom)\b|^(?:実装の)?(?:裁量|自由度)/i],
  [
    "escalation",
    /^(?:escalat\w*|open questions?|when to ask|ask first)\b|^(?:エスカレーション|未決|確認事項|質問)/i,
  ],
  ["requirements", /^(?:requirements?|scope|behaviou?r|specification|design)\b|^(?:要件|仕様|範囲|設計)/i],
];

/**
 * Sorts the sections of a ticket's body by their headings. A section whose heading says nothing belongs to the one
 * around it, else to the requirements; what stands before the first heading is intent. Nothing is lost.
 */
export function sortSections(body: string): BodySections {
  const texts: Record<BodyPart, string[]> = {
    intent: [],
    binding: [],
    requirements: [],
    criteria: [],
    latitude: [],
    escalation: [],
  };
  let fence: Fence | undefined;
  const open: { readonly level: number; readonly part: BodyPart }[] = [];
  let part: BodyPart = "intent";
  for (const line of body.replaceAll("\r\n", "\n").split("\n")) {
    if (fence !== undefined) {
      if (closesFence(line, 0, line.length, fence)) fence = undefined;
    } else {
      fence = opensFence(line, 0, line.length);
      const heading = fence === undefined ? HEADING.exec(line) : null;
      if (heading !== null) {
        const level = heading[1]?.length ?? 1;
        while ((open.at(-1)?.level ?? 0) >= level) open.pop();
        part = partOf(heading[2] ?? "") ?? open.at(-1)?.part ?? "requirements";
        open.push({ level, part });
      }
    }
    texts[part].push(line);
  }
  const text = (lines: readonly string[]): string => lines.join("\n").trim();
  return {
    intent: text(texts.intent),
    binding: text(texts.binding),
    requirements: text(texts.requirements),
    criteria: text(texts.criteria),
    latitude: text(texts.latitude),
    escalation: text(texts.escalation),
  };
}

function partOf(heading: string): BodyPart | undefined {
  if (isCriteriaHeading(heading)) return "criteria";
  return NAMES.find(([, name]) => name.test(heading))?.[0];
}
