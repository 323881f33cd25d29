import { RECORDS_BRANCH } from "../../../core/github/names.ts";
import { fetchRefs, pushRefs } from "../../../io/git/exchange.ts";
import { readRefs } from "../../../io/git/refs.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { isAncestor } from "../../../io/git/revision.ts";
import type { RequestSeen } from "../../../io/github/values.ts";
import type { Orchestrator } from "../../orchestrate/context.ts";
import type { Seen } from "../../orchestrate/observe/observe.ts";
import { readCurrent } from "../../orchestrate/perform/move-claim.ts";
import {
  commitChange,
  type DefaultChange,
  type DefaultOutcome,
} from "../../orchestrate/perform/put-on-default.ts";
import type { ForgeParts } from "./forge-parts.ts";
import { ensureRequest } from "./open-request.ts";

/** How often the branch is tried to be moved while others move it. */
const MAX_TRIES = 5;
const REF = `refs/heads/${RECORDS_BRANCH}`;

const TITLE = "Records of the Orchestrator";
const BODY = [
  "The default branch takes no push, so records that must go there wait here: tickets that go back to intake, and new",
  "ones that a review found. Merge this when it suits you; whatever comes until then is added to it.",
].join("\n");

/**
 * Takes a change of records that the default branch refused into the one rolling request: its branch is only ever added
 * to, and begins anew once it was merged. A person who closes it unmerged has said no, until its branch is deleted.
 */
export async function putInRecordsRequest(
  parts: ForgeParts,
  orchestrator: Orchestrator,
  seen: Seen,
  change: DefaultChange,
  reason: string,
): Promise<DefaultOutcome> {
  const { repo, place } = orchestrator;
  if (place.kind !== "remote") return { kind: "refused", reason };
  const { requests } = await parts.api.findRequests({ branches: [RECORDS_BRANCH], commits: [] });
  const request = requests.get(RECORDS_BRANCH);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const { refs } = await readCurrent(orchestrator);
    const tip = await readTip(repo, place.remote);
    if (request?.state === "closed" && request.head === tip)
      return {
        kind: "refused",
        reason: `${reason}; request #${request.number} with such records was closed: delete ${RECORDS_BRANCH}`,
      };
    const parent = followed(repo, tip, refs.defaultSha, request);
    const made = commitChange(orchestrator, seen, change, { parent, landed: refs.defaultSha });
    if (typeof made !== "string" && parent === refs.defaultSha) return made;
    if (typeof made !== "string") {
      const number = await requireOpen(parts, request, place.defaultBranch);
      return made.kind === "made" ? made : { kind: "stale", reason: `it waits in request #${number}` };
    }
    const moved = await pushRefs(repo, place.remote, [{ name: REF, from: tip ?? null, to: made }]);
    if (moved.kind === "moved") {
      await requireOpen(parts, request, place.defaultBranch);
      return { kind: "made" };
    }
    if (moved.kind !== "lost" && moved.kind !== "locked") return { kind: "refused", reason: moved.reason };
  }
  return { kind: "stale", reason: `others moved ${RECORDS_BRANCH} again and again` };
}

/** What the next records follow: what waits already, or the default branch where all of that has landed. */
function followed(
  repo: Repository,
  tip: string | undefined,
  defaultSha: string,
  request: RequestSeen | undefined,
): string {
  if (tip === undefined || isAncestor(repo, tip, defaultSha)) return defaultSha;
  return request?.state === "merged" && request.head === tip ? defaultSha : tip;
}

async function requireOpen(
  parts: ForgeParts,
  request: RequestSeen | undefined,
  base: string,
): Promise<number> {
  if (request?.state === "open") return request.number;
  return await ensureRequest(parts, { head: RECORDS_BRANCH, base, title: TITLE, body: BODY });
}

/** Where the branch is at the remote. 2 processes. */
async function readTip(repo: Repository, remote: string): Promise<string | undefined> {
  const seen = `refs/yoi/seen/${remote}/records`;
  const outcome = await fetchRefs(repo, remote, [`+${REF}*:${seen}*`]);
  if (outcome.kind !== "fetched") return undefined;
  return readRefs(repo, [seen]).find(({ name }) => name === seen)?.oid;
}
