import { describe, expect, it } from "vitest";
import { rejectionOf } from "../../support/failure.ts";
import { type Answer, type Asked, data, withAnswers } from "../../support/github/answers.ts";

const MARKER = "<!-- yoi:request -->";
const COMMENT = { number: 5, marker: MARKER, body: `${MARKER}\nnew` };
const ME = "github-actions[bot]";

interface Stored {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string } | null;
}

/** Comments as a server keeps them; what `fault` gives is said after the act. */
function commentsServer(
  stored: Stored[],
  fault: (asked: Asked) => Answer | undefined = () => undefined,
): (asked: Asked) => Answer {
  let next = 1_000;
  const act = ({ method, path, body }: Asked): Answer => {
    if (path === "/graphql") return data({ viewer: { login: ME } });
    const id = Number(/comments\/(\d+)/.exec(path)?.[1]);
    if (method === "POST") {
      next += 1;
      stored.push({ id: next, body: body.body, user: { login: ME } });
      return { status: 201, body: { id: next } };
    }
    if (method === "PATCH") {
      for (const comment of stored) if (comment.id === id) comment.body = body.body;
      return { status: 200, body: {} };
    }
    if (method === "DELETE") {
      const at = stored.findIndex((comment) => comment.id === id);
      if (at < 0) return { status: 404, body: { message: "Not Found" } };
      stored.splice(at, 1);
      return { status: 204 };
    }
    const page = Number(/[?&]page=(\d+)/.exec(path)?.[1] ?? 1);
    return { status: 200, body: stored.slice((page - 1) * 100, page * 100) };
  };
  return (asked) => {
    const answer = act(asked);
    return fault(asked) ?? answer;
  };
}

const mine = (id: number, body: string): Stored => ({ id, body, user: { login: ME } });

describe("upsertComment", () => {
  it("makes the comment, and later only changes it", async () => {
    const stored: Stored[] = [];
    await withAnswers(commentsServer(stored), async ({ api, asked }) => {
      const first = await api.upsertComment(COMMENT);
      const again = await api.upsertComment({ ...COMMENT, body: `${MARKER}\nnewer` });
      expect(again).toEqual(first);
      expect(stored.map(({ body }) => body)).toEqual([`${MARKER}\nnewer`]);
      expect(asked.map(({ method, path }) => `${method} ${path.split("?")[0]}`)).toEqual([
        "POST /graphql",
        "GET /repos/o/r/issues/5/comments",
        "POST /repos/o/r/issues/5/comments",
        "GET /repos/o/r/issues/5/comments",
        "GET /repos/o/r/issues/5/comments",
        "PATCH /repos/o/r/issues/comments/1001",
      ]);
    });
  });

  it("writes nothing when it says the same already", async () => {
    await withAnswers(commentsServer([mine(7, COMMENT.body)]), async ({ api, asked }) => {
      expect(await api.upsertComment(COMMENT)).toEqual({ id: 7 });
      expect(asked.map(({ method }) => method)).toEqual(["POST", "GET"]);
    });
  });

  it("never takes a stranger's comment with the marker for its own", async () => {
    const strangers: Stored[] = [
      { id: 1, body: COMMENT.body, user: { login: "mallory" } },
      { id: 2, body: COMMENT.body, user: { login: "github-actions" } },
      { id: 3, body: COMMENT.body, user: null },
    ];
    const stored = [...strangers];
    await withAnswers(commentsServer(stored), async ({ api }) => {
      expect(await api.upsertComment(COMMENT)).toEqual({ id: 1_001 });
      expect(stored.slice(0, 3)).toEqual(strangers);
    });
  });

  it("finds its own on a later page, and removes its doubles", async () => {
    const stored = Array.from({ length: 250 }, (_, index) => mine(index + 1, "other words"));
    stored.push(mine(300, `${MARKER}\nold`), mine(301, `${MARKER}\nolder`));
    await withAnswers(commentsServer(stored), async ({ api }) => {
      expect(await api.upsertComment(COMMENT)).toEqual({ id: 300 });
      expect(stored.filter(({ body }) => body.includes(MARKER))).toEqual([mine(300, COMMENT.body)]);
      expect(stored).toHaveLength(251);
    });
  });

  it.each<Answer>(["drop", "cut", { status: 502 }])(
    "makes none a second time when the answer is lost (%j)",
    async (lost) => {
      const stored: Stored[] = [];
      const server = commentsServer(stored, ({ method, path }) =>
        method === "POST" && path !== "/graphql" ? lost : undefined,
      );
      await withAnswers(server, async ({ api }) => {
        expect(await api.upsertComment(COMMENT)).toEqual({ id: 1_001 });
        expect(stored).toHaveLength(1);
      });
    },
  );

  it("keeps the older one when two were made at the same time, and removes the own", async () => {
    const stored: Stored[] = [];
    // Somebody else's comes between the first look and the own comment.
    const server = commentsServer(stored, ({ method, path }) => {
      if (method === "POST" && path !== "/graphql") stored.unshift(mine(900, `${MARKER}\nof the other`));
      return undefined;
    });
    await withAnswers(server, async ({ api }) => {
      expect(await api.upsertComment(COMMENT)).toEqual({ id: 900 });
      expect(stored).toEqual([mine(900, COMMENT.body)]);
    });
  });

  it("does not mind when somebody else has removed the double first", async () => {
    const stored = [mine(1, COMMENT.body), mine(2, COMMENT.body)];
    const server = commentsServer(stored);
    await withAnswers(
      (asked) => {
        if (asked.method === "DELETE") stored.splice(1, 1);
        return server(asked);
      },
      async ({ api }) => expect(await api.upsertComment(COMMENT)).toEqual({ id: 1 }),
    );
  });

  it("names the permission that it lacks", async () => {
    const server = commentsServer([], ({ method, path }) =>
      method === "POST" && path !== "/graphql"
        ? {
            status: 403,
            headers: { "x-accepted-github-permissions": "issues=write; pull_requests=write" },
            body: { message: "Resource not accessible by integration" },
          }
        : undefined,
    );
    await withAnswers(server, async ({ api }) => {
      const { diagnostic, message } = await rejectionOf(() => api.upsertComment(COMMENT));
      expect(diagnostic.code).toBe("github/forbidden");
      expect(message).toBe(
        "`pull-requests: write` is needed to comment on a pull request: Resource not accessible by integration",
      );
    });
  });

  it("decides nothing where there are more comments than are read", async () => {
    const stored = Array.from({ length: 3_100 }, (_, index) => mine(index + 1, "other words"));
    await withAnswers(commentsServer(stored), async ({ api }) => {
      const { diagnostic } = await rejectionOf(() => api.upsertComment(COMMENT));
      expect(diagnostic.code).toBe("github/too-many");
      expect(stored).toHaveLength(3_100);
    });
  });
});
