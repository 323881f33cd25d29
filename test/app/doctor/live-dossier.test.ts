import { describe, expect, it } from "vitest";
import { readTickets } from "../../../src/app/change/read-tickets.ts";
import { examineLive } from "../../../src/app/doctor/live.ts";
import { readSubject } from "../../../src/app/orchestrate/land/subject.ts";
import { type Dossier, formatDossierFile } from "../../../src/core/orchestrator/dossier/dossier.ts";
import type { Subject } from "../../../src/core/orchestrator/subject.ts";
import { putLedger } from "../../support/claimed.ts";
import {
  ACCEPTED,
  COMPLETED,
  claimOf,
  type LiveWorld,
  makeBranch,
  mendIn,
  QUEUED,
  withClaims,
  withLiveWorld,
  writeLife,
} from "../../support/live-world.ts";
import { timeAt } from "../../support/ticket-text.ts";

const ID = "20261101-080000-dark-mode";
const FILE = `.yoi/tickets/${ID}/artifacts/dossier.json`;

/** Proposes work with a dossier, or with what is made of it; then `use` looks. */
async function withProposal(
  change: (dossier: Dossier) => string | null,
  use: (world: LiveWorld) => Promise<void>,
): Promise<void> {
  await withLiveWorld([ID], async (world) => {
    const { repo, orchestrator } = world;
    const work = makeBranch(repo, ID, { progress: "coded" });
    const text = change(dossierOf(world, work.head, work.base));
    repo.git("switch", "--quiet", `work/${ID}`);
    writeLife(repo, ID, [...QUEUED, ...ACCEPTED, ...COMPLETED]);
    if (text !== null) repo.write(FILE, text);
    const head = repo.commit(`close\n\nYoi-Ticket: ${ID}\nYoi-Claim: ${ID} 1 - -`);
    repo.git("switch", "--quiet", "main");
    await putLedger(repo, withClaims({ [ID]: claimOf({ ...work, head }) }));
    await use({ repo, orchestrator });
  });
}

function subjectAt({ orchestrator: { repo } }: LiveWorld, head: string): Subject {
  const root = ".yoi/tickets";
  const ticket = readTickets(repo, { kind: "commit", oid: head }, new Set([ID]), root).get(ID);
  return readSubject(repo, { head, base: head, ticket, root });
}

function dossierOf(world: LiveWorld, head: string, base: string): Dossier {
  return {
    version: 1,
    at: timeAt(30),
    ticket: { id: ID, title: "Make it work", priority: "P2" },
    branch: `work/${ID}`,
    base,
    head,
    subject: subjectAt(world, head),
    diff: { files: 1, insertions: 1, deletions: 0 },
    commits: [],
    dirty: [],
    has_validation: true,
    protected_paths: [],
    summary: null,
    coder: null,
    report: null,
    validation: null,
    review: null,
    criteria: [],
    findings: [],
    rounds: [],
    risks: [],
    overrides: [],
    left_out: {},
  };
}

/** The codes that are found, with what tells them apart. Nothing mends them. */
async function foundIn({ orchestrator }: LiveWorld): Promise<readonly string[]> {
  const { findings } = await examineLive(orchestrator);
  expect((await mendIn(orchestrator)).mended).toEqual([]);
  return findings.map(({ found: { code, facts } }) => `${code} ${facts["what"] ?? ""}`.trim());
}

describe("a dossier", () => {
  it("is good that names ticket, commit and subject, also after an update from the default branch", async () => {
    await withProposal(formatDossierFile, async (world) => {
      expect(await foundIn(world)).toEqual([]);
      const { repo } = world;
      repo.write("other.txt", "other\n");
      repo.commit("another page");
      repo.git("switch", "--quiet", `work/${ID}`);
      repo.git("merge", "--quiet", "-m", "update", "main");
      const head = repo.git("rev-parse", "HEAD");
      repo.git("switch", "--quiet", "main");
      await putLedger(repo, (ledger) => {
        const live = ledger.claims.get(ID)?.live ?? null;
        return withClaims({ [ID]: live === null ? null : { ...live, head } })(ledger);
      });
      expect(await foundIn(world)).toEqual(["orchestrate/other-dossier subject"]);
      // What the Orchestrator says when it makes such an update itself.
      const [from, subject] = [`${head}~1`, head].map((rev) => subjectAt(world, repo.git("rev-parse", rev)));
      if (from === undefined || subject === undefined) throw new Error("no subject");
      const update = {
        kind: "update",
        id: "abcdefgh",
        by: "orchestrator",
        at: timeAt(50),
        head,
        subject,
        from,
      } as const;
      await putLedger(repo, (ledger) => ({ ...ledger, verdicts: new Map([[ID, [update]]]) }));
      expect(await foundIn(world)).toEqual([]);
    });
  });

  it("is missing, no dossier, or about something else", async () => {
    const other = "1".repeat(40);
    const cases: readonly (readonly [(dossier: Dossier) => string | null, string])[] = [
      [() => null, "orchestrate/dossier-missing"],
      [() => "{}\n", "orchestrate/bad-dossier"],
      [
        (each) => formatDossierFile({ ...each, ticket: { ...each.ticket, id: "another-one" } }),
        "orchestrate/other-dossier ticket",
      ],
      [(each) => formatDossierFile({ ...each, head: other }), "orchestrate/other-dossier commit"],
      [
        (each) => formatDossierFile({ ...each, subject: { ...each.subject, policy: other } }),
        "orchestrate/other-dossier subject",
      ],
    ];
    for (const [change, expected] of cases) {
      await withProposal(change, async (world) => expect(await foundIn(world)).toEqual([expected]));
    }
  });
});
