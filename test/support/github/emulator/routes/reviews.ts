import { record, recordReview } from "../events.ts";
import { type Answer, ApiError, type Call, page, type Route, route, text } from "../router.ts";
import { showActor, showReview, showReviewComment } from "../shapes.ts";
import type { Pull, Review, ReviewComment, ReviewState } from "../values.ts";
import { NOT_PERMITTED, pullOf } from "./pulls.ts";

// https://docs.github.com/en/rest/pulls/reviews and …/comments

const STATES: Record<string, ReviewState> = {
  APPROVE: "APPROVED",
  REQUEST_CHANGES: "CHANGES_REQUESTED",
  COMMENT: "COMMENTED",
};

function unprocessable(...errors: readonly string[]): never {
  throw new ApiError(422, "Unprocessable Entity", errors);
}

function reviewOf(call: Call): { readonly pull: Pull; readonly review: Review } {
  const pull = pullOf(call);
  const review = pull.reviews.find(({ id }) => id === Number(call.params["review"]));
  if (review === undefined) throw new ApiError(404, "Not Found");
  return { pull, review };
}

function checkVerdict(call: Call, pull: Pull, event: string, hasComments: boolean): void {
  const own = call.actor.login === pull.author.login;
  if (own && event === "APPROVE") unprocessable("Can not approve your own pull request");
  if (own && event === "REQUEST_CHANGES") unprocessable("Can not request changes on your own pull request");
  const empty = (text(call.body["body"]) ?? "").trim() === "" && !hasComments;
  if (event !== "APPROVE" && empty) unprocessable("Body is too short (minimum is 1 character)");
}

async function create(call: Call): Promise<Answer> {
  const { state, actor, body } = call;
  const pull = pullOf(call);
  const event = text(body["event"]);
  if (event === "APPROVE" && actor.kind === "actions" && !state.actionsMayOpenPulls)
    unprocessable(NOT_PERMITTED);
  const comments = Array.isArray(body["comments"])
    ? (body["comments"] as readonly Record<string, unknown>[])
    : [];
  if (event !== undefined) checkVerdict(call, pull, event, comments.length > 0);
  const commit = text(body["commit_id"]) ?? pull.headSha;
  const review: Review = {
    id: state.nextId(),
    author: actor,
    state: event === undefined ? "PENDING" : (STATES[event] ?? "COMMENTED"),
    body: text(body["body"]) ?? "",
    commit,
    submittedAt: state.now(),
    comments: [],
  };
  for (const comment of comments)
    review.comments.push(await makeComment(call, pull, review.id, commit, comment));
  pull.reviews.push(review);
  if (review.state !== "PENDING") submitted(call, pull, review);
  return { status: 200, body: showReview(state, pull, review) };
}

function submitted({ state, actor }: Call, pull: Pull, review: Review): void {
  pull.requestedReviewers = pull.requestedReviewers.filter((login) => login !== actor.login);
  pull.updatedAt = state.now();
  recordReview(state, actor, "submitted", pull, review);
}

async function makeComment(
  { state, actor }: Call,
  pull: Pull,
  reviewId: number,
  commit: string,
  comment: Record<string, unknown>,
): Promise<ReviewComment> {
  const path = text(comment["path"]) ?? "";
  const changed = await state.bare.must(["diff", "--name-only", `${pull.baseSha}...${commit}`]);
  if (!changed.split("\n").includes(path)) unprocessable("Path could not be resolved");
  const line = typeof comment["line"] === "number" ? comment["line"] : null;
  const side = text(comment["side"]) ?? "RIGHT";
  if (line !== null && side === "RIGHT") {
    const whole = await state.bare.git(["show", `${commit}:${path}`]);
    if (line < 1 || line > whole.stdout.split("\n").length) unprocessable("Line could not be resolved");
  }
  return {
    id: state.nextId(),
    reviewId,
    author: actor,
    path,
    line,
    side,
    commit,
    body: text(comment["body"]) ?? "",
    createdAt: state.now(),
  };
}

function submit(call: Call): Answer {
  const { pull, review } = reviewOf(call);
  const event = text(call.body["event"]) ?? "";
  if (review.state !== "PENDING") unprocessable("Can not submit a review that is not pending");
  checkVerdict(call, pull, event, review.comments.length > 0);
  review.state = STATES[event] ?? "COMMENTED";
  review.body = text(call.body["body"]) ?? review.body;
  review.submittedAt = call.state.now();
  submitted(call, pull, review);
  return { status: 200, body: showReview(call.state, pull, review) };
}

function edit(call: Call): Answer {
  const { pull, review } = reviewOf(call);
  if (review.author.login !== call.actor.login)
    throw new ApiError(403, "Must have push access to repository.");
  review.body = text(call.body["body"]) ?? review.body;
  recordReview(call.state, call.actor, "edited", pull, review);
  return { status: 200, body: showReview(call.state, pull, review) };
}

function dismiss(call: Call): Answer {
  const { pull, review } = reviewOf(call);
  if (review.state !== "APPROVED" && review.state !== "CHANGES_REQUESTED") {
    unprocessable(`Can not dismiss a ${review.state.toLowerCase()} pull request review`);
  }
  review.state = "DISMISSED";
  pull.updatedAt = call.state.now();
  recordReview(call.state, call.actor, "dismissed", pull, review);
  return { status: 200, body: showReview(call.state, pull, review) };
}

/** A comment on a line alone is a review of its own that says nothing else. */
async function comment(call: Call): Promise<Answer> {
  const { state, actor, body } = call;
  const pull = pullOf(call);
  const commit = text(body["commit_id"]) ?? pull.headSha;
  const review: Review = {
    id: state.nextId(),
    author: actor,
    state: "COMMENTED",
    body: "",
    commit,
    submittedAt: state.now(),
    comments: [],
  };
  const made = await makeComment(call, pull, review.id, commit, body);
  review.comments.push(made);
  pull.reviews.push(review);
  const shown = showReviewComment(state, pull, made);
  record(state, actor, "pull_request_review_comment", "created", { comment: shown });
  submitted(call, pull, review);
  return { status: 201, body: shown };
}

/** A pending review is seen by its author alone. */
function visible(call: Call, pull: Pull): Review[] {
  return pull.reviews.filter(({ state, author }) => state !== "PENDING" || author.login === call.actor.login);
}

function reviewers(
  call: Call,
  change: (logins: string[], asked: string[]) => string[],
  status: number,
): Answer {
  const pull = pullOf(call);
  const asked = Array.isArray(call.body["reviewers"]) ? (call.body["reviewers"] as string[]) : [];
  if (asked.includes(pull.author.login)) {
    throw new ApiError(422, "Review cannot be requested from pull request author.");
  }
  pull.requestedReviewers = change(pull.requestedReviewers, asked);
  return { status, body: { number: pull.number, requested_reviewers: showReviewers(call, pull) } };
}

function showReviewers({ state }: Call, pull: Pull): unknown[] {
  return pull.requestedReviewers.flatMap((login) => {
    const actor = state.actors.get(login);
    return actor === undefined ? [] : [showActor(state, actor)];
  });
}

/** Routes of reviews and of comments on lines. */
export const reviewRoutes: readonly Route[] = [
  route("GET", "/pulls/{number}/reviews", "pull_requests:read", "read", (call) => {
    const pull = pullOf(call);
    return page(call, `/pulls/${pull.number}/reviews`, visible(call, pull), (each) =>
      showReview(call.state, pull, each),
    );
  }),
  route("POST", "/pulls/{number}/reviews", "pull_requests:write", "read", create),
  route("GET", "/pulls/{number}/reviews/{review}", "pull_requests:read", "read", (call) => {
    const { pull, review } = reviewOf(call);
    return { status: 200, body: showReview(call.state, pull, review) };
  }),
  route("PUT", "/pulls/{number}/reviews/{review}", "pull_requests:write", "read", edit),
  route("POST", "/pulls/{number}/reviews/{review}/events", "pull_requests:write", "read", submit),
  route("PUT", "/pulls/{number}/reviews/{review}/dismissals", "pull_requests:write", "write", dismiss),
  route("GET", "/pulls/{number}/reviews/{review}/comments", "pull_requests:read", "read", (call) => {
    const { pull, review } = reviewOf(call);
    const show = (each: ReviewComment): unknown => showReviewComment(call.state, pull, each);
    return page(call, `/pulls/${pull.number}/reviews/${review.id}/comments`, review.comments, show);
  }),
  route("GET", "/pulls/{number}/comments", "pull_requests:read", "read", (call) => {
    const pull = pullOf(call);
    const all = visible(call, pull).flatMap(({ comments }) => comments);
    return page(call, `/pulls/${pull.number}/comments`, all, (each) =>
      showReviewComment(call.state, pull, each),
    );
  }),
  route("POST", "/pulls/{number}/comments", "pull_requests:write", "read", comment),
  route("GET", "/pulls/{number}/requested_reviewers", "pull_requests:read", "read", (call) => ({
    status: 200,
    body: { users: showReviewers(call, pullOf(call)), teams: [] },
  })),
  route("POST", "/pulls/{number}/requested_reviewers", "pull_requests:write", "triage", (call) =>
    reviewers(call, (have, asked) => [...new Set([...have, ...asked])], 201),
  ),
  route("DELETE", "/pulls/{number}/requested_reviewers", "pull_requests:write", "triage", (call) =>
    reviewers(call, (have, asked) => have.filter((login) => !asked.includes(login)), 200),
  ),
];
