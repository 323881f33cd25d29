import { describe, expect, it } from "vitest";
import { yoi, yoiJson } from "../../support/cli.ts";
import { withAlone, withShared } from "../../support/orchestrated.ts";

interface Answer {
  readonly outcomes: readonly {
    readonly kind: string;
    readonly step: { readonly kind: string };
    readonly message: string;
  }[];
  readonly waits: readonly {
    readonly ticket: string;
    readonly reasons: readonly { readonly kind: string }[];
  }[];
  readonly steps: readonly { readonly kind: string }[];
}

describe("yoi orchestrate", () => {
  it("brings a queued ticket from claim to merge, and has nothing to do then", async () => {
    await withShared(
      { tickets: ["first-ticket"], validation: ["test -f notes/first-ticket.txt"] },
      ({ origin, machine }) => {
        const { stdout, stderr, status } = yoi(machine(), "orchestrate");
        expect({ stderr, status, stdout }).toMatchObject({ stderr: "", status: 0 });
        expect(origin.git("show", "main:.yoi/tickets/first-ticket/item.md")).toContain("state: closed");
        expect(origin.git("show", "main:notes/first-ticket.txt")).toContain("done in");
        expect(origin.git("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main\nrefs/yoi/ledger");
        const again = yoiJson(machine(), "orchestrate") as Answer;
        expect(again).toMatchObject({ outcomes: [], steps: [], waits: [] });
      },
    );
  });

  it("works without any remote", async () => {
    await withAlone({ tickets: ["first-ticket"] }, (repo) => {
      const { stdout, stderr, status } = yoi(repo, "orchestrate");
      expect({ stderr, status, stdout }).toMatchObject({ stderr: "", status: 0 });
      expect(repo.git("show", "main:.yoi/tickets/first-ticket/item.md")).toContain("state: closed");
      expect(repo.git("status", "--porcelain")).toBe("");
    });
  });
});
