import type { EventKind } from "./thread.ts";

/** The languages in which headings and generated sentences are written: `[ticket] language` of the configuration. */
export type Language = "English" | "Japanese";

/** Headings and sentences that yoi itself writes into records. Values from people stand in them as they are. */
export interface Words {
  readonly headings: Readonly<Record<EventKind, string>>;
  readonly reviews: Readonly<Record<"approve" | "request_changes", string>>;
  /** Body of a new item: the sections a ticket needs. */
  readonly template: string;
  /** Body of a new objective. */
  readonly objectiveTemplate: string;
  readonly created: (name: string) => string;
  readonly moved: (name: string, from: string, to: string) => string;
  readonly closed: (status: string) => string;
  readonly changed: string;
  readonly bodyRewritten: string;
  readonly empty: string;
  readonly needsDecision: (need: string) => string;
  readonly decided: (need: string) => string;
  readonly deferred: (until: string) => string;
  readonly deferralCleared: string;
  readonly related: (kind: string, target: string) => string;
  readonly unrelated: (kind: string, target: string) => string;
  readonly redacted: (what: string) => string;
  /** An event that has no id, by its place. */
  readonly eventAt: (position: number, kind: string, author: string, at: string) => string;
  readonly lineOf: (line: number, file: string) => string;
}

const ENGLISH: Words = {
  headings: {
    create: "Created",
    comment: "Comment",
    plan: "Plan",
    decision: "Decision",
    intake_summary: "Intake summary",
    state_changed: "State changed",
    implementation_report: "Implementation report",
    review: "Review",
    close: "Closed",
    migration: "Migrated",
  },
  reviews: { approve: "Review: approve", request_changes: "Review: request changes" },
  template: "## Background\n\n## Requirements\n\n## Acceptance criteria\n",
  objectiveTemplate: "## Goal\n\n## Background\n",
  created: (name) => `Created by ${name}.`,
  moved: (name, from, to) => `${name} moved the ticket from ${from} to ${to}.`,
  closed: (status) => `Closed as ${status}.`,
  changed: "Changed:",
  bodyRewritten: "rewritten",
  empty: "none",
  needsDecision: (need) => `A decision is needed: ${need}`,
  decided: (need) => `This was asked: ${need}`,
  deferred: (until) => `Deferred until ${until}.`,
  deferralCleared: "No longer deferred.",
  related: (kind, target) => `Relation added: ${kind} ${target}`,
  unrelated: (kind, target) => `Relation removed: ${kind} ${target}`,
  redacted: (what) => `Redacted: ${what}.`,
  eventAt: (position, kind, author, at) => `event ${position} (${kind} by ${author} at ${at})`,
  lineOf: (line, file) => `line ${line} of ${file}`,
};

const JAPANESE: Words = {
  headings: {
    create: "作成",
    comment: "コメント",
    plan: "計画",
    decision: "決定",
    intake_summary: "要件整理",
    state_changed: "状態変更",
    implementation_report: "実装報告",
    review: "レビュー",
    close: "完了",
    migration: "移行",
  },
  reviews: { approve: "レビュー: 承認", request_changes: "レビュー: 変更依頼" },
  template: "## 背景\n\n## 要件\n\n## 受け入れ条件\n",
  objectiveTemplate: "## 目標\n\n## 背景\n",
  created: (name) => `${name} が作成しました。`,
  moved: (name, from, to) => `${name} が ${from} から ${to} に変更しました。`,
  closed: (status) => `${status} として完了しました。`,
  changed: "変更点:",
  bodyRewritten: "書き換え",
  empty: "なし",
  needsDecision: (need) => `判断が必要です: ${need}`,
  decided: (need) => `確認事項: ${need}`,
  deferred: (until) => `${until} まで保留します。`,
  deferralCleared: "保留を解除しました。",
  related: (kind, target) => `関係を追加: ${kind} ${target}`,
  unrelated: (kind, target) => `関係を削除: ${kind} ${target}`,
  redacted: (what) => `伏せ字にしました: ${what}`,
  eventAt: (position, kind, author, at) => `イベント ${position} (${kind}, ${author}, ${at})`,
  lineOf: (line, file) => `${file} の ${line} 行目`,
};

/** The words of a language. */
export function wordsFor(language: Language): Words {
  return language === "Japanese" ? JAPANESE : ENGLISH;
}
