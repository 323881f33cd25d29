import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idKey, isId } from "../../../src/core/ticket/id.ts";
import { followPlan, followRelations } from "../../../src/core/workspace/migrate-follow.ts";
import { planRenames } from "../../../src/core/workspace/migrate-ids.ts";

const renames = new Map([["Old one", "Old-one"]]);

describe("new ids", () => {
  it("are given to ids that are not valid today, as near to the old one as can be", () => {
    const ids = ["20260601-120000-good", "20260601-120000-so so", "a", "con", "票", "open", "x.y", "-dash-"];
    expect([...planRenames(ids)]).toEqual([
      ["-dash-", "dash"],
      ["20260601-120000-so so", "20260601-120000-so-so"],
      ["a", "a-g1oqpcxz"],
      ["con", "con-n1g398tx"],
      ["open", "open-91978wec"],
      ["x.y", "x-y"],
      ["票", "ticket-f1mg42os"],
    ]);
  });

  it("are given to all but the first of ids that differ only in case", () => {
    const found = planRenames(["foo-bar", "Foo-Bar", "FOO-BAR"]);
    expect([...found.keys()]).toEqual(["Foo-Bar", "foo-bar"]);
  });

  it("are free, valid, the same in any order, and final", () => {
    const name = fc.oneof(
      fc.stringMatching(/^[a-cA-C. -]{1,4}$/),
      fc.string({ minLength: 1, maxLength: 150 }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), (ids) => {
        const found = planRenames(ids);
        expect([...planRenames(ids.toReversed())]).toEqual([...found]);
        const after = ids.map((id) => found.get(id) ?? id);
        expect(after.filter((id) => !isId(id))).toEqual([]);
        expect(new Set(after.map(idKey)).size).toBe(ids.length);
        expect(planRenames(after).size).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe("following a new id", () => {
  it("changes nothing in relations but the ids", () => {
    const text =
      '{ "version": 1,\r\n\t"relations": [{"ticket_id":"x", "target" : "Old one", "note": "Old one"},\n{"target":"other"}] }';
    expect(followRelations(text, renames)).toEqual({
      text: text.replace('"target" : "Old one"', '"target" : "Old-one"'),
      ids: ["Old one"],
    });
  });

  it("changes nothing in plan records but the ids", () => {
    const line = '{"id":"p","ticket_id":"Old one","related_ticket":"Old one","note":"Old one"}';
    const text = `${line}\n\n{"ticket_id":"other"}\r\n`;
    expect(followPlan(text, renames)).toEqual({
      text: text.replace(
        '"ticket_id":"Old one","related_ticket":"Old one"',
        '"ticket_id":"Old-one","related_ticket":"Old-one"',
      ),
      ids: ["Old one"],
    });
  });

  it("finds ids that are written with escapes", () => {
    expect(followRelations('{"relations":[{"target":"\\u004fld one"}]}', renames)?.ids).toEqual(["Old one"]);
  });

  it("cannot be done in what is no JSON", () => {
    expect(followRelations("{", renames)).toBeUndefined();
    expect(followPlan('{"ticket_id":"x"}\n{', renames)).toBeUndefined();
  });
});
