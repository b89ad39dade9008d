/** Every place of a payload in which Slack, or whoever wrote the message in it, could name a workspace that is not the one it came through. */

export type Payload = Readonly<Record<string, unknown>>
/** A copy of a payload with one field more, or one field changed; `path` says which. */
export type ForeignVariant = { readonly path: string; readonly payload: Payload }

/** The names under which Slack's payloads carry a workspace or an organization. */
const teamKeys = [
  'team',
  'team_id',
  'user_team',
  'source_team',
  'context_team_id',
  'app_installed_team_id',
  'actor_team_id',
] as const
const enterpriseKeys = ['enterprise', 'enterprise_id', 'context_enterprise_id'] as const

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The objects inside of a payload, by path; arrays are walked through. */
function objectsIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => objectsIn(each, [...path, index]))
  if (!isObject(value)) return []
  return [path, ...Object.entries(value).flatMap(([key, each]) => objectsIn(each, [...path, key]))]
}

/** So many variants come first in which every such field is foreign at once. */
export const throughoutCount = 2

/**
 * All fields at once, then one variant for every object in the payload and every name of a team. `authoritative`: the
 * paths that say whose the payload is, which are left alone.
 */
export function foreignVariants(
  payload: Payload,
  foreign: { readonly team: string; readonly enterprise: string | null },
  authoritative: ReadonlySet<string>,
): readonly ForeignVariant[] {
  const variants: ForeignVariant[] = []
  const throughout = [structuredClone(payload), structuredClone(payload)]
  const set = (copy: Payload | undefined, path: readonly (string | number)[], key: string, value: unknown) => {
    let target: unknown = copy
    for (const step of path) target = Reflect.get(Object(target), step)
    // What stands there already may hold fields of its own.
    if (isObject(target)) Reflect.set(target, key, value)
  }
  const add = (path: readonly (string | number)[], key: string, value: unknown) => {
    const name = [...path, key].join('.')
    if (authoritative.has(name)) return
    const copy = structuredClone(payload)
    set(copy, path, key, value)
    variants.push({ path: `${name} = ${JSON.stringify(value)}`, payload: copy })
    const isWithin = [...authoritative].some((one) => one.startsWith(`${name}.`))
    if (!isWithin) set(throughout[typeof value === 'string' ? 0 : 1], path, key, value)
  }
  for (const path of objectsIn(payload)) {
    for (const key of teamKeys) {
      add(path, key, foreign.team)
      add(path, key, { id: foreign.team })
    }
    if (foreign.enterprise === null) continue
    for (const key of enterpriseKeys) {
      add(path, key, foreign.enterprise)
      add(path, key, { id: foreign.enterprise })
    }
  }
  add([], 'authorizations', [{ team_id: foreign.team, enterprise_id: foreign.enterprise }])
  return [...throughout.map((copy) => ({ path: 'all of them', payload: copy })), ...variants]
}
