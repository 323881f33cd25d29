import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundComplaint, formatComplaint, removeCredentials } from "../../../src/io/git/credentials.ts";

describe("removeCredentials", () => {
  it.each([
    ["https://me:hunter2@example.com/x.git", "https://***@example.com/x.git"],
    ["https://x-access-token:ghs_0123456789abcdef@github.com/o/r", "https://***@github.com/o/r"],
    ["https://me:p@ss:w0rd@example.com/x", "https://***@example.com/x"],
    ["'HTTPS://hunter2@example.com/'", "'HTTPS://***@example.com/'"],
    ["ssh://git@example.com/x", "ssh://***@example.com/x"],
    ["https://example.com/x?private_token=hunter2&x=1", "https://example.com/x?private_token=***&x=1"],
    ["http.extraHeader: AUTHORIZATION: basic aHVudGVyMg==", "http.extraHeader: AUTHORIZATION: basic ***"],
    ["Authorization: Bearer hunter2", "Authorization: Bearer ***"],
    ["token ghp_0123456789abcdefABCDEF0123456789abcd is bad", "token *** is bad"],
    ["github_pat_11ABCDEFG0123456789_abcdef", "***"],
    [
      "git@example.com:o/r.git and https://example.com/x",
      "git@example.com:o/r.git and https://example.com/x",
    ],
  ])("turns %s into %s", (text, expected) => {
    expect(removeCredentials(text)).toBe(expected);
  });

  it("leaves no password of a URL, whatever it is made of", () => {
    const word = fc.stringMatching(/^[\w.~!$&()*+,;=:@%-]{6,30}$/);
    fc.assert(
      fc.property(word, (password) => {
        const text = `fatal: unable to access 'https://me:${password}@example.com/o/r.git/': no`;
        expect(removeCredentials(text)).toBe(
          "fatal: unable to access 'https://***@example.com/o/r.git/': no",
        );
      }),
    );
  });

  it("takes linear time", () => {
    const long = "https://".repeat(1_000) + "a".repeat(8_000);
    const start = performance.now();
    removeCredentials(long);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe("formatComplaint", () => {
  it("puts git's errors on one line and leaves out hints and progress", () => {
    const printed = "Counting objects: 1\rCounting objects: 2\nerror: one\nhint: try this\nfatal: two\n";
    expect(formatComplaint(printed)).toBe("error: one; fatal: two");
    expect(formatComplaint("a hook's words\n\nsecond line\n")).toBe("a hook's words; second line");
    expect(formatComplaint("hint: try this\nwhat is wrong\n")).toBe("what is wrong");
    expect(formatComplaint("\n")).toBe("(no message)");
  });

  it("is bounded", () => {
    expect(formatComplaint("x".repeat(1_000_000)).length).toBeLessThan(10_000);
    expect(boundComplaint("x\n".repeat(1_000_000)).length).toBeLessThan(10_000);
  });
});
