import { type BadInput, COMMIT, DIR, SECRET } from "../../support/bad-input.ts";
import type { TestRepo } from "../../support/git-repo.ts";
import { relationsText } from "../../support/ticket-text.ts";

const RELATIONS = `${DIR}/artifacts/relations.json`;
const PLAN = `${DIR}/artifacts/orchestration-plan.jsonl`;
const CONFIG = ".yoi/ticket.config.toml";
const ID = DIR.slice(DIR.lastIndexOf("/") + 1);
const LINES = ["yoi ticket doctor", COMMIT];
// The configuration that `yoi init` wrote is kept out of the test repository's history.
const ON_CONFIG = [
  "yoi config check",
  "yoi ticket doctor",
  `git add -f ${CONFIG} && git commit -qm "a change"`,
];

function written(path: string, text: string): (repo: TestRepo) => void {
  return (repo) => repo.write(path, text);
}

/** What may be wrong with the records beside item and thread, and with the configuration. */
export const records: readonly BadInput[] = [
  {
    title: "Relations that are not JSON",
    about: "A comma too many.",
    prepare: written(
      RELATIONS,
      relationsText(ID, [["related", "20261101-080000-good"]]).replace(/\}\n {2}\]/, "},\n  ]"),
    ),
    lines: [...LINES, "yoi ticket relate broken depends_on good"],
    finds: ["relations.json:12:3 relation/not-json"],
  },
  {
    title: "Relations with wrong words",
    about: "A kind that does not exist, a target that would lead out, itself, and one of __proto__.",
    prepare: written(
      RELATIONS,
      relationsText(ID, [
        ["needs", "20261101-080000-good"],
        ["depends_on", "../../../etc"],
        ["depends_on", ID],
        ["related", "__proto__"],
      ]).replace('"version": 1', '"version": 1, "__proto__": { "relations": [] }'),
    ),
    lines: LINES,
    finds: [
      "relations.json:2:17 relation/unknown-key",
      "relations.json:6:15 relation/bad-value",
      "relations.json:15:17 relation/bad-value",
      "relations.json:23:17 relation/self",
      "relations.json:31:17 relation/bad-value",
    ],
  },
  {
    title: "Relations of another shape",
    about: "A list where a map belongs.",
    prepare: written(RELATIONS, '[{ "kind": "related" }]\n'),
    lines: LINES,
    finds: ["relations.json:1:1 relation/bad-shape"],
  },
  {
    title: "JSON that is nested very deep",
    about: "A hundred thousand brackets.",
    prepare: written(
      RELATIONS,
      `{ "version": 1, "relations": ${"[".repeat(100_000)}${"]".repeat(100_000)} }\n`,
    ),
    lines: LINES,
    finds: ["relations.json:1:62 relation/not-json"],
  },
  {
    title: "A plan with a broken line",
    about: "The second of two records was cut.",
    prepare: written(
      PLAN,
      `{"id":"plan-1","ticket_id":"${ID}","kind":"waiting_capacity_note","note":"later","author":"orchestrator","at":"2026-11-01T08:00:00Z"}\n{"id":"plan-2","tick`,
    ),
    lines: [...LINES, "yoi plan query"],
    finds: ["orchestration-plan.jsonl:2:16 plan/not-json"],
  },
  {
    title: "An objective that is not closed",
    about: "Its front matter has no end.",
    prepare: written(".yoi/objectives/20261101-080000-faster/item.md", "---\ntitle: Faster\nstate: active\n"),
    lines: ["yoi objective list", ...LINES],
    finds: ["item.md:1:1 item/front-matter-unclosed"],
  },
  {
    title: "A baseline that is not JSON",
    about: "A line that somebody typed.",
    prepare: written(".yoi/baseline.json", "known faults: all\n"),
    lines: LINES,
    finds: ["baseline.json config/baseline"],
  },
  {
    title: "Configuration with unknown keys",
    about: "A slip of the pen in a table and in a key.",
    prepare: written(CONFIG, 'version = 1\n\n[tickets]\nlanguage = "ja"\n\n[merge]\nrequired_aprovals = 2\n'),
    lines: ON_CONFIG,
    finds: ["ticket.config.toml:3:2 config/unknown-table", "ticket.config.toml:7:1 config/unknown-key"],
  },
  {
    title: "Configuration with wrong types",
    about: "A number for a text, a text for a number, a table for a list, and a number beyond all measure.",
    prepare: written(
      CONFIG,
      'version = 1\n\n[ticket]\nlanguage = 7\n\n[orchestrator]\nmax_parallel = "two"\nmax_review_rounds = 1000\n\n[merge]\nprotected_paths = { path = 1 }\n',
    ),
    lines: ON_CONFIG,
    finds: [],
  },
  {
    title: "Configuration that is not TOML",
    about: "A quote that is not closed.",
    prepare: written(CONFIG, 'version = 1\n\n[ticket]\nlanguage = "ja\n'),
    lines: ON_CONFIG,
    finds: ["ticket.config.toml:4:15 config/syntax"],
  },
  {
    title: "Configuration from the future",
    about: "version = 99.",
    prepare: written(CONFIG, "version = 99\n"),
    lines: ON_CONFIG,
    finds: ["ticket.config.toml:1:11 config/newer-version"],
  },
  {
    title: "Configuration whose tickets lie outside",
    about: 'root = "../../tickets".',
    prepare: written(CONFIG, 'version = 1\n\n[backend]\nroot = "../../tickets"\n'),
    lines: ON_CONFIG,
    finds: ["ticket.config.toml:4:8 config/bad-path"],
  },
  {
    title: "Configuration with a secret in the wrong place",
    about: "An agent is not given a token in a file that everybody can read.",
    prepare: written(CONFIG, `version = 1\n\n[agents.one]\ncommand = ["agent"]\ntoken = "${SECRET}"\n`),
    lines: ON_CONFIG,
    finds: ["ticket.config.toml:5:1 config/unknown-key"],
  },
  {
    title: "A directory in the place of the configuration",
    about: "With a file in it.",
    prepare: (repo) => {
      repo.remove(CONFIG);
      repo.write(`${CONFIG}/config`, "version = 1\n");
    },
    lines: ["yoi config check", "yoi ticket doctor"],
    finds: ["ticket.config.toml file/directory"],
  },
];
