/** What holds where a question is asked: the defaults of the channel and of its workspace, and who settled each. */
import { type Defaults, defaultsSchema, type EffectiveDefaults, mergeDefaults } from '../scenario/defaults.ts'
import type { MethodPolicy } from './method-policy.ts'

/** Defaults as they were settled, and the ISO date on which they were changed last. */
export type DatedDefaults = { readonly defaults: Defaults; readonly since: string }

export type TeamRules = EffectiveDefaults & {
  /** Those of the channel, then those of the workspace that the channel does not name. */
  readonly policies: readonly MethodPolicy[]
  /** ISO date from which they hold; '' where nothing is settled. */
  readonly since: string
}

export const noDefaults: Defaults = defaultsSchema.parse({})

/** Nothing is settled; also what holds in a channel that another company reads. */
export const noRules: TeamRules = { defaults: noDefaults, by: {}, policies: [], since: '' }

/** The rules of a channel. Either may have settled nothing. */
export function teamRulesOf(workspace: DatedDefaults | null, channel: DatedDefaults | null): TeamRules {
  if (workspace === null && channel === null) return noRules
  const channelPolicies = channel?.defaults.methodPolicy ?? []
  const channelNames = new Set(channelPolicies.map(({ name }) => name))
  const workspacePolicies = (workspace?.defaults.methodPolicy ?? []).filter(({ name }) => !channelNames.has(name))
  return {
    ...mergeDefaults(workspace?.defaults ?? null, channel?.defaults ?? null),
    policies: [
      ...channelPolicies.map((policy) => ({ ...policy, by: 'channel' as const })),
      ...workspacePolicies.map((policy) => ({ ...policy, by: 'workspace' as const })),
    ],
    since: [workspace?.since ?? '', channel?.since ?? ''].toSorted().at(-1) ?? '',
  }
}
