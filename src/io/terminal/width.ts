import { eastAsianWidth } from "get-east-asian-width";

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
/** Kana, ideographs, Hangul syllables, their punctuation and full-width forms: each is a cluster of its own. */
const PLAIN_EAST_ASIAN =
  /^[\x20-\x7e\u3000-\u3029\u3030-\u3096\u309b-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff9d]*$/;

/** What a terminal needs to know of clusters. Costs 10 ms and more to make, and most texts do without. */
interface ClusterRules {
  readonly segmenter: Intl.Segmenter;
  /** Clusters that are drawn as one emoji: also flags, keycaps, joined ones, with a skin tone, asked for by U+FE0F. */
  readonly emoji: RegExp;
  /** An emoji that U+FE0E asks for as text. */
  readonly textEmoji: RegExp;
  readonly hangul: RegExp;
  readonly visible: RegExp;
}

let rules: ClusterRules | undefined;

/**
 * How many terminal columns a text without escape sequences takes: a full-width character or an emoji takes two, a
 * combining mark none. The tests hold it equal to the library string-width, which takes 30 ms to load.
 */
export function displayWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  if (PLAIN_EAST_ASIAN.test(text)) return sumOf(text);
  rules ??= makeRules();
  let width = 0;
  for (const { segment } of rules.segmenter.segment(text)) width += clusterWidth(segment, rules);
  return width;
}

function sumOf(text: string): number {
  let width = 0;
  for (const character of text) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  return width;
}

function clusterWidth(cluster: string, { emoji, textEmoji, hangul, visible }: ClusterRules): number {
  if (!visible.test(cluster)) return 0;
  if (hangul.test(cluster)) return eastAsianWidth(cluster.codePointAt(0) ?? 0);
  if (textEmoji.test(cluster)) return 1;
  if (emoji.test(cluster)) return 2;
  // Behind a joiner nothing is drawn on its own.
  const [drawn = ""] = cluster.split("\u200d", 1);
  return sumOf([...drawn].filter((character) => visible.test(character)).join(""));
}

function makeRules(): ClusterRules {
  return {
    segmenter: new Intl.Segmenter(),
    emoji:
      /^(?:\p{Emoji_Presentation}|[\d#*]\ufe0f|\p{Extended_Pictographic}\ufe0f|\p{Emoji_Modifier_Base}\p{Emoji_Modifier})|\u200d\p{Extended_Pictographic}/u,
    textEmoji: /^\p{Emoji_Presentation}\ufe0e/u,
    hangul: /^[\u1100-\u11ff\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb]/,
    visible: /[^\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Enclosing_Mark}\p{Nonspacing_Mark}]/u,
  };
}
