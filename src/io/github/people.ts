import type { GitHubApi, Permission } from "./api.ts";
import type { Connection } from "./connection.ts";
import { hasStatus, isHidden } from "./failure.ts";
import { remember } from "./remember.ts";
import { anything, givenPermission, membership } from "./rest-shapes.ts";

// Who may do what. https://docs.github.com/en/rest/collaborators/collaborators

/** What `permission` may be. */
const PERMISSIONS: readonly Permission[] = ["admin", "write", "read"];

/** A login as GitHub makes them, with the underscore of managed users. It goes into a path. */
const LOGIN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
/** A team: its slug, with or without organisation. */
const TEAM = /^@?(?:(?<org>[A-Za-z0-9][A-Za-z0-9_-]*)\/)?(?<slug>[a-z0-9][a-z0-9_-]*)$/i;

/** What reads what people may do. */
export function peopleReader(connection: Connection): Pick<GitHubApi, "readPermission" | "isTeamMember"> {
  const permission = remember((login) => readPermission(connection, login));
  // A slash is in no login, and a line end in neither.
  const member = remember((key) => {
    const [team = "", login = ""] = key.split("\n");
    return readMembership(connection, team, login);
  });
  return {
    readPermission: (login) => permission(login.toLowerCase()),
    isTeamMember: (team, login) => member(`${team}\n${login}`.toLowerCase()),
  };
}

/** Logins of bots hold brackets, so they are none: what a bot may do says nothing about a person's will. */
async function readPermission(connection: Connection, login: string): Promise<Permission> {
  if (!LOGIN.test(login)) return "none";
  const asked = { ...connection.repository, username: login };
  const isMissing = (error: unknown): boolean => hasStatus(error, 404);
  try {
    const data = await connection.rest(
      "readPermission",
      givenPermission,
      (rest) => rest.repos.getCollaboratorPermissionLevel(asked),
      isMissing,
    );
    if (data.user?.type === "Bot") return "none";
    return roleOf(data.permission, data.role_name);
  } catch (error) {
    if (isMissing(error)) return "none";
    throw error;
  }
}

/**
 * `permission` is the role that others are built on; `role_name` may also be the name of one that an organisation made,
 * which says nothing. Only the two finer ones are taken from it, each where it is built on what it must be.
 */
function roleOf(permission: string, role: string | undefined): Permission {
  if (permission === "write" && role === "maintain") return "maintain";
  if (permission === "read" && role === "triage") return "triage";
  return PERMISSIONS.find((known) => known === permission) ?? "none";
}

/** 404 is the answer for who is no member and for a team that may not be seen: the team itself tells them apart. */
async function readMembership(
  connection: Connection,
  team: string,
  login: string,
): Promise<boolean | undefined> {
  const { org = connection.repository.owner, slug } = TEAM.exec(team)?.groups ?? {};
  if (slug === undefined) return undefined;
  if (!LOGIN.test(login)) return false;
  const asked = { org, team_slug: slug };
  try {
    const data = await connection.rest(
      "readTeam",
      membership,
      (rest) => rest.teams.getMembershipForUserInOrg({ ...asked, username: login }),
      isHidden,
    );
    return data.state === "active";
  } catch (error) {
    if (!isHidden(error)) throw error;
    if (hasStatus(error, 403)) return undefined;
  }
  try {
    await connection.rest("readTeam", anything, (rest) => rest.teams.getByName(asked), isHidden);
    return false;
  } catch (error) {
    if (isHidden(error)) return undefined;
    throw error;
  }
}
