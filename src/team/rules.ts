/** What holds where a question is asked: the defaults of the channel and of its workspace, and who settled each. */
import { type Defaults, defaultsSchema, type Settled, settle } from '../scenario/defaults.ts'
import type { Policy } from './policy.ts'

/** Defaults as they were settled, and the ISO date on which they were changed last. */
export type Dated = { readonly defaults: Defaults; readonly since: string }

export type Rules = Settled & {
  /** Those of the channel, then those of the workspace that the channel does not name. */
  readonly policies: readonly Policy[]
  /** ISO date from which they hold; '' where nothing is settled. */
  readonly since: string
}

export const noDefaults: Defaults = defaultsSchema.parse({})

/** Nothing is settled; also what holds in a channel that another company reads. */
export const noRules: Rules = { defaults: noDefaults, by: {}, policies: [], since: '' }

/** The rules of a channel. Either may have settled nothing. */
export function rulesOf(workspace: Dated | null, channel: Dated | null): Rules {
  if (workspace === null && channel === null) return noRules
  const own = channel?.defaults.methodPolicy ?? []
  const named = new Set(own.map(({ name }) => name))
  const inherited = (workspace?.defaults.methodPolicy ?? []).filter(({ name }) => !named.has(name))
  return {
    ...settle(workspace?.defaults ?? null, channel?.defaults ?? null),
    policies: [
      ...own.map((policy) => ({ ...policy, by: 'channel' as const })),
      ...inherited.map((policy) => ({ ...policy, by: 'workspace' as const })),
    ],
    since: [workspace?.since ?? '', channel?.since ?? ''].toSorted().at(-1) ?? '',
  }
}
