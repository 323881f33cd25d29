import type { GateStatus } from "../decide/gate.ts";
import type { Dossier } from "./dossier.ts";
import type { DossierWords } from "./dossier-words.ts";

/** One thing that a merge needs, whether it is there, and what to call it. */
export interface Need {
  readonly result: GateStatus;
  readonly text: string;
}

/** The marks of results, readable without colour. */
export const MARKS: Readonly<Record<GateStatus, string>> = {
  passed: "✅",
  pending: "⏳",
  failed: "❌",
};

/** What the dossier itself says about being ready: criteria, validation, review and open findings. */
export function needsOf(dossier: Dossier, words: DossierWords): readonly Need[] {
  const { criteria, review, findings } = dossier;
  const met = criteria.filter((criterion) => criterion.met === true).length;
  const open = findings.filter(({ severity, status }) => severity === "blocking" && status === "open").length;
  return [
    {
      result: criteria.some((criterion) => criterion.met === false)
        ? "failed"
        : met === criteria.length && met > 0
          ? "passed"
          : "pending",
      text: criteria.length === 0 ? words.noCriteria : words.criteriaMet(met, criteria.length),
    },
    validationNeed(dossier, words),
    reviewNeed(review, words),
    ...(open === 0 ? [] : [{ result: "failed", text: words.blockingOpen(open) } as const]),
  ];
}

function validationNeed({ validation, has_validation }: Dossier, words: DossierWords): Need {
  if (validation === null && !has_validation) return { result: "passed", text: words.validation.unasked };
  if (validation === null) return { result: "pending", text: words.validation.none };
  if (!validation.current) return { result: "pending", text: words.validation.stale };
  return validation.passed
    ? { result: "passed", text: words.validation.passed }
    : { result: "failed", text: words.validation.failed };
}

function reviewNeed(review: Dossier["review"], words: DossierWords): Need {
  if (review === null) return { result: "pending", text: words.review.none };
  if (!review.current) return { result: "pending", text: words.review.stale };
  const result = review.status === "approve" ? "passed" : "failed";
  return { result, text: words.review[review.status] };
}

/** The result of several: failed where one failed, passed where all did. */
export function resultOf(needs: readonly Need[]): GateStatus {
  if (needs.some(({ result }) => result === "failed")) return "failed";
  return needs.every(({ result }) => result === "passed") ? "passed" : "pending";
}
