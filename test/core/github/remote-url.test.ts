import { describe, expect, it } from "vitest";
import { parseRemoteUrl } from "../../../src/core/github/remote-url.ts";

const SERVER = "https://github.com";

describe("the repository of a remote's URL", () => {
  it.each([
    "https://github.com/acme/widgets",
    "https://github.com/acme/widgets.git",
    "https://user:secret@github.com/acme/widgets.git/",
    "git@github.com:acme/widgets.git",
    "github.com:acme/widgets",
    "ssh://git@github.com/acme/widgets.git",
    "ssh://git@github.com:22/acme/widgets.git",
  ])("%s", (url) => {
    expect(parseRemoteUrl(url, SERVER)).toEqual({ owner: "acme", name: "widgets" });
  });

  it.each([
    "https://gitlab.com/acme/widgets",
    "https://github.com.evil.example/acme/widgets",
    "https://github.com:8443/acme/widgets",
    "git@evil.example:acme/widgets.git",
    "https://github.com/acme",
    "https://github.com/acme/widgets/more",
    "/srv/git/acme/widgets",
    "../widgets",
    "file:///srv/acme/widgets",
    "",
  ])("%j is none of this server", (url) => {
    expect(parseRemoteUrl(url, SERVER)).toBeUndefined();
  });

  it("goes by the server that is asked", () => {
    expect(parseRemoteUrl("http://127.0.0.1:4000/acme/w.x", "http://127.0.0.1:4000")).toEqual({
      owner: "acme",
      name: "w.x",
    });
  });
});
