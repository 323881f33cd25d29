import type { Language } from "../../ticket/headings.ts";

/** What yoi itself says in dossiers, reports, reviews and resolutions. */
export interface DossierWords {
  readonly ready: string;
  readonly notReady: string;
  readonly gatePassed: string;
  readonly gatePending: string;
  readonly gateFailed: string;
  readonly criteriaMet: (met: number, all: number) => string;
  readonly noCriteria: string;
  readonly validation: Readonly<Record<"passed" | "failed" | "none" | "stale" | "unasked", string>>;
  readonly review: Readonly<Record<"approve" | "request_changes" | "none" | "stale", string>>;
  readonly blockingOpen: (count: number) => string;
  readonly size: (commits: number, files: number) => string;
  readonly headings: Readonly<
    Record<
      | "criteria"
      | "done"
      | "findings"
      | "risks"
      | "overrides"
      | "since"
      | "gate"
      | "validation"
      | "rounds"
      | "commits"
      | "protected"
      | "dirty"
      | "evidence"
      | "answers",
      string
    >
  >;
  readonly columns: Readonly<
    Record<
      | "criterion"
      | "evidence"
      | "finding"
      | "where"
      | "outcome"
      | "command"
      | "exit"
      | "time"
      | "digest"
      | "round"
      | "why"
      | "coder"
      | "validation"
      | "reviewer"
      | "findings"
      | "commit"
      | "author"
      | "subject"
      | "who"
      | "what"
      | "when"
      | "reason",
      string
    >
  >;
  readonly severities: Readonly<Record<"blocking" | "advice", string>>;
  readonly statuses: Readonly<Record<"open" | "fixed" | "rejected", string>>;
  readonly causes: Readonly<
    Record<"review" | "validation" | "criteria" | "person" | "conflict" | "adopted" | "text", string>
  >;
  readonly said: Readonly<
    Record<"approval" | "changes_requested" | "override" | "validation" | "post_merge", string>
  >;
  readonly signal: string;
  readonly nothing: string;
  readonly notShown: string;
  readonly notRepeated: string;
  readonly met: string;
  readonly notMet: string;
  readonly criterionNumber: (number: number) => string;
  readonly roundNumber: (number: number) => string;
  readonly more: (count: number) => string;
  readonly moreIn: (count: number, file: string) => string;
  readonly codedBy: (who: string) => string;
  readonly reviewedBy: (who: string, round: number) => string;
  readonly protectedNote: string;
  readonly dirtyNote: string;
  readonly madeAt: (at: string) => string;
  readonly subjectIs: (code: string, ticket: string, policy: string) => string;
  readonly seeDossier: (file: string) => string;
}

const ENGLISH: DossierWords = {
  ready: "Merge-ready",
  notReady: "Not merge-ready",
  gatePassed: "The gate passes",
  gatePending: "The gate waits",
  gateFailed: "The gate fails",
  criteriaMet: (met, all) => `${met} of ${all} criteria met`,
  noCriteria: "no acceptance criteria",
  validation: {
    passed: "validation passed",
    failed: "validation failed",
    none: "not validated",
    stale: "validation is of an earlier state",
    unasked: "no validation is configured",
  },
  review: {
    approve: "review approves",
    request_changes: "review requests changes",
    none: "not reviewed",
    stale: "review is of an earlier state",
  },
  blockingOpen: (count) => `${count} blocking ${count === 1 ? "finding" : "findings"} open`,
  size: (commits, files) => `${plural(commits, "commit")}, ${plural(files, "file")}`,
  headings: {
    criteria: "Acceptance criteria",
    done: "What was done",
    findings: "Findings",
    risks: "Residual risks",
    overrides: "Overrides",
    since: "Said since the proposal",
    gate: "Gate",
    validation: "Validation",
    rounds: "Rounds",
    commits: "Commits",
    protected: "Protected paths",
    dirty: "Uncommitted",
    evidence: "Evidence",
    answers: "Answers to findings",
  },
  columns: {
    criterion: "Criterion",
    evidence: "Evidence",
    finding: "Finding",
    where: "Where",
    outcome: "What came of it",
    command: "Command",
    exit: "Exit code",
    time: "Time",
    digest: "Output (SHA-256)",
    round: "Round",
    why: "Began because of",
    coder: "Coder",
    validation: "Validation",
    reviewer: "Reviewer",
    findings: "Findings",
    commit: "Commit",
    author: "Author",
    subject: "Subject",
    who: "Who",
    what: "What",
    when: "When",
    reason: "Reason",
  },
  severities: { blocking: "blocking", advice: "advice" },
  statuses: { open: "open", fixed: "fixed", rejected: "rejected" },
  causes: {
    review: "review",
    validation: "validation",
    criteria: "missing evidence",
    person: "a person",
    conflict: "a conflict",
    adopted: "a person's commits",
    text: "a changed text",
  },
  said: {
    approval: "approved",
    changes_requested: "requested changes",
    override: "override",
    validation: "validation",
    post_merge: "validation after the merge",
  },
  signal: "ended by a signal",
  nothing: "none",
  notShown: "nothing shows it yet",
  notRepeated: "not reported again",
  met: "met",
  notMet: "not met",
  criterionNumber: (number) => `Criterion ${number}`,
  roundNumber: (number) => `round ${number}`,
  more: (count) => `and ${count} more`,
  moreIn: (count, file) => `and ${count} more, see ${file}`,
  codedBy: (who) => `Coded by ${who}`,
  reviewedBy: (who, round) => `reviewed by ${who} in round ${round}`,
  protectedNote: "These changes land only with a person's approval:",
  dirtyNote: "The worktree holds what no commit has:",
  madeAt: (at) => `Assembled by yoi at ${at}.`,
  subjectIs: (code, ticket, policy) => `Subject: code ${code}, ticket ${ticket}, policy ${policy}.`,
  seeDossier: (file) => `The evidence stands in ${file}.`,
};

const JAPANESE: DossierWords = {
  ready: "マージ可能",
  notReady: "マージ不可",
  gatePassed: "ゲート通過",
  gatePending: "ゲート待機中",
  gateFailed: "ゲート不合格",
  criteriaMet: (met, all) => `受け入れ条件 ${all} 件中 ${met} 件を確認`,
  noCriteria: "受け入れ条件なし",
  validation: {
    passed: "検証成功",
    failed: "検証失敗",
    none: "未検証",
    stale: "検証は以前の状態のもの",
    unasked: "検証の設定なし",
  },
  review: {
    approve: "レビュー承認",
    request_changes: "レビューで変更依頼",
    none: "未レビュー",
    stale: "レビューは以前の状態のもの",
  },
  blockingOpen: (count) => `未解決の必須指摘 ${count} 件`,
  size: (commits, files) => `コミット ${commits} 件、ファイル ${files} 件`,
  headings: {
    criteria: "受け入れ条件",
    done: "実装内容",
    findings: "指摘",
    risks: "残るリスク",
    overrides: "例外の承認",
    since: "提案後の発言",
    gate: "ゲート",
    validation: "検証",
    rounds: "ラウンド",
    commits: "コミット",
    protected: "保護されたパス",
    dirty: "未コミット",
    evidence: "根拠",
    answers: "指摘への回答",
  },
  columns: {
    criterion: "条件",
    evidence: "根拠",
    finding: "指摘",
    where: "場所",
    outcome: "結果",
    command: "コマンド",
    exit: "終了コード",
    time: "時間",
    digest: "出力 (SHA-256)",
    round: "ラウンド",
    why: "開始理由",
    coder: "実装者",
    validation: "検証",
    reviewer: "レビュアー",
    findings: "指摘",
    commit: "コミット",
    author: "作者",
    subject: "件名",
    who: "誰",
    what: "内容",
    when: "日時",
    reason: "理由",
  },
  severities: { blocking: "必須", advice: "助言" },
  statuses: { open: "未解決", fixed: "修正済み", rejected: "却下" },
  causes: {
    review: "レビュー",
    validation: "検証",
    criteria: "根拠不足",
    person: "人の依頼",
    conflict: "競合",
    adopted: "人のコミット",
    text: "本文の変更",
  },
  said: {
    approval: "承認",
    changes_requested: "変更依頼",
    override: "例外の承認",
    validation: "検証",
    post_merge: "マージ後の検証",
  },
  signal: "シグナルで終了",
  nothing: "なし",
  notShown: "根拠がまだない",
  notRepeated: "再指摘なし",
  met: "満たす",
  notMet: "満たさない",
  criterionNumber: (number) => `条件 ${number}`,
  roundNumber: (number) => `ラウンド ${number}`,
  more: (count) => `ほか ${count} 件`,
  moreIn: (count, file) => `ほか ${count} 件は ${file} を参照`,
  codedBy: (who) => `実装: ${who}`,
  reviewedBy: (who, round) => `レビュー: ${who} (ラウンド ${round})`,
  protectedNote: "次の変更には人の承認が必要です:",
  dirtyNote: "作業ツリーにコミットされていないものがあります:",
  madeAt: (at) => `yoi が ${at} に作成。`,
  subjectIs: (code, ticket, policy) => `対象: コード ${code}、チケット ${ticket}、ポリシー ${policy}。`,
  seeDossier: (file) => `根拠は ${file} にあります。`,
};

/** The words of a language. */
export function dossierWords(language: Language): DossierWords {
  return language === "Japanese" ? JAPANESE : ENGLISH;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
