import { describe, expect, it } from "vitest";
import * as z from "zod";
import {
  allowedOperations,
  findOperation,
  OPERATIONS,
  WRITES,
} from "../../../src/core/operation/registry.ts";
import { EVENT_ROLES } from "../../../src/core/rules/event-roles.ts";
import { ROLES, type Role } from "../../../src/core/ticket/role.ts";
import { TRANSITIONS } from "../../../src/core/ticket/state.ts";

/** Who may write: DESIGN section 8, one row an operation. Everybody may read. */
const AUTHORITY: Readonly<Record<string, readonly Role[]>> = {
  ticket_create: ["person", "intake", "orchestrator"],
  ticket_edit: ["person", "intake", "orchestrator"],
  ticket_comment: ["person", "intake", "orchestrator", "coder", "reviewer"],
  ticket_ready: ["person", "intake", "orchestrator"],
  ticket_queue: ["person"],
  ticket_unqueue: ["person"],
  ticket_start: ["person", "orchestrator"],
  ticket_finish: ["person", "orchestrator"],
  ticket_close: ["person", "orchestrator"],
  ticket_return: ["person", "intake", "orchestrator"],
  ticket_reopen: ["person"],
  ticket_attend: ["person", "intake", "orchestrator"],
  ticket_defer: ["person", "intake"],
  ticket_relate: ["person", "intake", "orchestrator"],
  ticket_redact: ["person"],
  objective_create: ["person", "intake"],
  objective_link: ["person", "intake"],
  plan_record: ["person", "orchestrator"],
};

describe("the registry", () => {
  it("gives every role exactly the writing operations of the authority table", () => {
    for (const role of ROLES) {
      const allowed = allowedOperations(role).flatMap(({ effect, name }) =>
        effect === "write" ? [name] : [],
      );
      const expected = Object.keys(AUTHORITY).filter((name) => AUTHORITY[name]?.includes(role));
      expect([role, allowed.toSorted()]).toEqual([role, expected.toSorted()]);
    }
  });

  it("lets every role read", () => {
    const reads = OPERATIONS.filter(({ effect }) => effect === "read");
    expect(reads.length).toBeGreaterThan(0);
    expect(reads.filter(({ roles }) => ROLES.some((role) => !roles.includes(role)))).toEqual([]);
  });

  it("offers a move to no role that the state machine refuses it to", () => {
    const moves = {
      ticket_ready: "ready",
      ticket_queue: "queued",
      ticket_start: "inprogress",
      ticket_finish: "done",
      ticket_close: "closed",
    };
    for (const [name, to] of Object.entries(moves)) {
      const lawful = new Set(TRANSITIONS.filter((row) => row.to === to).flatMap(({ roles }) => roles));
      expect(findOperation(name)?.roles.filter((role) => !lawful.has(role))).toEqual([]);
    }
  });

  it("lets every role that may comment write a comment by the rules", () => {
    expect(findOperation("ticket_comment")?.roles).toEqual(EVENT_ROLES["comment"]);
  });

  it("names every operation once, by the command that runs it", () => {
    const names = OPERATIONS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(OPERATIONS.map(({ command }) => command.path.join("_"))).toEqual(names);
    expect(findOperation("ticket_destroy")).toBeUndefined();
  });

  it("writes as many operations as the table has", () => {
    expect(WRITES.map(({ name }) => name).toSorted()).toEqual(Object.keys(AUTHORITY).sort());
  });
});

describe.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
  "%s",
  (_name, operation) => {
    const { input, command, summary, description } = operation;
    const schema = z.toJSONSchema(input, { io: "input" });

    it("has a closed input whose every key is described", () => {
      expect(schema.additionalProperties).toBe(false);
      const described = Object.values(schema.properties ?? {}).map(
        (key) => typeof key === "object" && key.description,
      );
      expect(described.filter((text) => typeof text !== "string" || text === "")).toEqual([]);
    });

    it("takes by position only keys of its input, the required ones first", () => {
      const keys = command.positional.map((name) => name.replace(/\.\.\.$/, ""));
      expect(Object.keys(schema.properties ?? {})).toEqual(expect.arrayContaining(keys));
      const required = keys.map((key) => schema.required?.includes(key) === true);
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
    });

    it("has an example of its command, a short summary, and a description in sentences", () => {
      expect(command.examples.length).toBeGreaterThan(0);
      const start = `yoi ${command.path.join(" ")}`;
      expect(command.examples.filter((example) => !`${example} `.startsWith(`${start} `))).toEqual([]);
      expect(summary).toMatch(/^[a-z].{5,70}[^.]$/);
      expect(description).toMatch(/^[A-Z].*\.$/);
    });
  },
);
