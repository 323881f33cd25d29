import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatIntentPacket } from "../../../../src/core/orchestrator/agent/format-packet.ts";
import {
  intentPacketSchema,
  MAX_DECISIONS,
  MAX_PART_LENGTH,
  makeIntentPacket,
  type PacketFacts,
} from "../../../../src/core/orchestrator/agent/intent-packet.ts";
import type { PlanRecord } from "../../../../src/core/ticket/plan.ts";
import { parseAcceptanceCriteria } from "../../../../src/core/workspace/acceptance-criteria.ts";
import { eventText, itemText } from "../../../support/ticket-text.ts";
import { ID, ticketOf } from "../../rules/world.ts";
import { hostileText, withoutCode, withoutFences } from "../markdown-reading.ts";
import { oid, sampleTicket } from "../sample-work.ts";

function factsOf(more: Partial<PacketFacts> = {}): PacketFacts {
  return {
    ticket: sampleTicket(),
    branch: `work/${ID}`,
    base: oid("0"),
    worktree: `.worktree/${ID}`,
    validationCommands: ["npm ci", "npm test"],
    protectedPaths: [".github/**"],
    round: 2,
    language: "English",
    ...more,
  };
}

const plan: PlanRecord = {
  id: "plan0001",
  ticket_id: "20261101-090000-settings-page",
  kind: "after",
  related_ticket: ID,
  note: "It needs the switch.",
  author: "orchestrator",
  at: "2026-11-01T08:10:00Z",
};

describe("makeIntentPacket", () => {
  it("holds what the ticket says, by what it is for, and fits its schema", () => {
    const packet = makeIntentPacket(factsOf({ plans: [plan, plan] }));
    expect(intentPacketSchema.parse(packet)).toEqual(packet);
    expect(packet.title).toBe("Support dark mode");
    expect(packet.intent.text).toContain("People work late");
    expect(packet.binding.text).toContain("Themes for single pages");
    expect(packet.decisions.map(({ by, body }) => [by, body.text])).toEqual([
      ["alice", "Use CSS variables, no library."],
      ["Bob", "The switch lives in the header."],
    ]);
    expect(packet.relations).toEqual([
      { kind: "related", ticket: "20261101-090000-settings-page", note: null },
    ]);
    expect(packet.plan).toHaveLength(1);
  });

  it("numbers criteria as the gate does", () => {
    const ticket = sampleTicket();
    const { criteria } = makeIntentPacket(factsOf({ ticket }));
    expect(criteria).toEqual(parseAcceptanceCriteria(ticket.item?.body ?? ""));
    expect(criteria).toHaveLength(3);
  });

  it("repeats the section of criteria only where it says more than its entries", () => {
    expect(makeIntentPacket(factsOf()).criteria_as_written).toBeNull();
    const body = "\n## Acceptance criteria\n\n- It works,\n  also at night.\n";
    expect(makeIntentPacket(factsOf({ ticket: sampleTicket(body) })).criteria_as_written?.text).toContain(
      "also at night",
    );
  });

  it("keeps the newest decisions and the beginning of a long part, and says what it leaves out", () => {
    const events = Array.from({ length: MAX_DECISIONS + 2 }, (_, n) => {
      return eventText({ kind: "decision", minute: n, body: `Decision ${n}.` });
    });
    const body = `\n## Requirements\n\n${"r".repeat(MAX_PART_LENGTH)}END\n`;
    const ticket = ticketOf({ "item.md": itemText({}, body), "thread.md": events.join("\n") });
    const packet = makeIntentPacket(factsOf({ ticket }));
    expect(packet.decisions_left_out).toBe(2);
    expect(packet.decisions.at(-1)?.body.text).toBe(`Decision ${MAX_DECISIONS + 1}.`);
    expect(packet.requirements.left_out).toBeGreaterThan(0);
    const text = formatIntentPacket(packet);
    expect(text).toContain("2 older decisions are left out");
    expect(text).toContain("more characters are left out here; see `.yoi/tickets/");
    expect(text).not.toContain("END");
  });

  it("masks secrets wherever they stand", () => {
    const secret = `ghp_${"a1".repeat(18)}`;
    const ticket = ticketOf({
      "item.md": itemText(
        { title: `Use ${secret}` },
        `\n## Requirements\n\n${secret}\n\n## Acceptance criteria\n\n- ${secret}\n`,
      ),
      "thread.md": eventText({ kind: "decision", minute: 1, body: secret }),
    });
    expect(formatIntentPacket(makeIntentPacket(factsOf({ ticket })))).not.toContain(secret);
  });

  it("makes a packet of a ticket that cannot be read", () => {
    const packet = makeIntentPacket(factsOf({ ticket: ticketOf({}) }));
    expect(packet.title).toBe(ID);
    expect(formatIntentPacket(packet)).toContain("None are recorded.");
  });
});

describe("formatIntentPacket", () => {
  it("reads like this", async () => {
    const text = formatIntentPacket(makeIntentPacket(factsOf({ plans: [plan] })));
    await expect(`${text}\n`).toMatchFileSnapshot("golden/intent-packet.md");
  });

  it("lets no text of a ticket stand as the Orchestrator's own", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (body, decision) => {
        const ticket = ticketOf({
          "item.md": itemText(
            {},
            `\n${body}\n## Requirements\n${body}\n## Acceptance criteria\n- ${body}\n## Ask first\n${body}`,
          ),
          "thread.md": eventText({ kind: "decision", minute: 1, body: decision }),
        });
        const record = { ...plan, note: body };
        const text = formatIntentPacket(
          makeIntentPacket(factsOf({ ticket, plans: [record], protectedPaths: [decision] })),
        );
        for (const line of withoutFences(text).split("\n"))
          expect(withoutCode(line)).not.toContain("ESCAPED");
        expect(text.split("\n").filter((line) => line === "## Escalation")).toHaveLength(1);
      }),
    );
  });
});
