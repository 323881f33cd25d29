import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { displayWidth } from "../../../src/io/terminal/width.ts";

const PIECES = [
  ..."aZ ~éß→–…Ωжאعกำिक்漢字かがガｶーﾞ、。「」〜　Ａ！한글𠮷🚀✅❤⚠⌛👍☝©™",
  ...["e\u0301", "\u0301", "\u200b", "\u00ad", "か\u3099", "葛\u{e0100}", "\u1112\u1161\u11ab"],
  ...["❤\ufe0f", "⚠\ufe0f", "⌛\ufe0e", "1\ufe0f\u20e3", "#\ufe0f\u20e3", "™\ufe0f", "👍🏽", "☝🏿"],
  ...["👩\u200d💻", "👨\u200d👩\u200d👧\u200d👦", "🏳\ufe0f\u200d🌈", "🇯🇵", "🇫🇷"],
];

describe("displayWidth", () => {
  it.each([
    ["", 0],
    ["state", 5],
    ["チケット", 8],
    ["検索 UI を直す", 14],
    ["ﾊﾝｶｸ", 4],
    ["cafe\u0301", 4],
    ["done ✅", 7],
    ["⚠️", 2],
    ["👨‍👩‍👧‍👦", 2],
  ])("of %j is %i", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it("is what string-width says of every mixture of scripts, marks and emoji", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        expect(displayWidth(text)).toBe(stringWidth(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("is what string-width says of every single character of the basic plane but Arabic number signs", () => {
    const differ: string[] = [];
    for (let code = 0x20; code < 0xd800; code++) {
      if (/[\u0600-\u0605\u06dd\u0890\u0891\u08e2]/.test(String.fromCharCode(code))) continue;
      const character = String.fromCharCode(code);
      if (displayWidth(character) !== stringWidth(character)) differ.push(code.toString(16));
    }
    expect(differ).toEqual([]);
  });
});
