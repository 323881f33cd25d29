/** The status that says whether a request may be merged. Branch protection requires it by this name. */
export const GATE_CONTEXT = "yoi/review-gate";
/** The status that says whether a request moves tickets lawfully. */
export const TRANSITION_CONTEXT = "yoi/transition";
/** The status by which a head remembers that it was put into the merge queue once. */
export const QUEUE_CONTEXT = "yoi/merge-queue";

/** File of the workflow that looks and acts. */
export const TICK_WORKFLOW = "yoi-tick.yml";
/** File of the workflow that runs one attempt. */
export const ATTEMPT_WORKFLOW = "yoi-attempt.yml";

/** The branch of the rolling request by which records come to a default branch that takes no push. */
export const RECORDS_BRANCH = "yoi/records";
