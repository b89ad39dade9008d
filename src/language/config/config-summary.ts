/** What became of each key of a configuration, and how that is told. */
import { formatList } from '../../scenario/format-values.ts'
import type { ConfigEntry } from './config-entry.ts'
import { type Framework, frameworkNames } from './framework.ts'
import type { ConfigValues } from './config-values.ts'
import { isNoEffectKey } from './key-aliases.ts'
import { unestimatedKeys } from './unestimated-keys.ts'

export type ConfigSummary = {
  readonly framework: Framework | null
  readonly understood: readonly { readonly key: string; readonly means: string }[]
  /** Would move the estimate, and does not: each with what is estimated instead. */
  readonly notEstimated: readonly { readonly key: string; readonly why: string; readonly isMinor: boolean }[]
  /** Without bearing on hours, memory or dollars. */
  readonly noEffect: readonly string[]
  readonly unknown: readonly string[]
  /** The same question as a text that can be typed. */
  readonly line: string
}

export const emptySummary: ConfigSummary = {
  framework: null,
  understood: [],
  notEstimated: [],
  noEffect: [],
  unknown: [],
  line: '',
}

/** Sorted into understood, not estimated, without bearing and unknown. */
export function summarizeKeys(
  { entries, usedKeys }: ConfigValues,
  framework: Framework | null,
): Omit<ConfigSummary, 'line'> {
  const rest = entries.filter(({ path }) => !usedKeys.has(path))
  const isSet = ({ value }: ConfigEntry): boolean => value !== null && value !== false && value !== ''
  const notEstimated = rest.flatMap((entry) => {
    const matched = isSet(entry) ? unestimatedKeys.find(({ pattern }) => pattern.test(entry.key)) : undefined
    return matched === undefined ? [] : [{ key: entry.path, why: matched.why, isMinor: matched.isMinor === true }]
  })
  const notEstimatedPaths = new Set(notEstimated.map(({ key }) => key))
  const remaining = rest.filter(({ path }) => !notEstimatedPaths.has(path))
  // What stands under a key without bearing has none either.
  const hasNoEffect = (entry: ConfigEntry): boolean => !isSet(entry) || entry.path.split('.').some(isNoEffectKey)
  const unique = (matched: readonly ConfigEntry[]): string[] => [...new Set(matched.map(({ path }) => path))]
  return {
    framework,
    understood: [...usedKeys].map(([key, means]) => ({ key, means })),
    notEstimated: [...new Map(notEstimated.map((one) => [one.key, one])).values()],
    noEffect: unique(remaining.filter(hasNoEffect)),
    unknown: unique(remaining.filter((entry) => !hasNoEffect(entry))),
  }
}

/** How the configuration was read, in a sentence or two. */
export function summaryLines({ framework, understood, notEstimated, noEffect, unknown }: ConfigSummary): string[] {
  const whose = framework === null ? 'The configuration' : `The ${frameworkNames[framework]} configuration`
  const noEffectWords = noEffect.length === 0 ? '' : `, and ${noEffect.length} without bearing on the cost`
  const unknownLines = unknown.length === 0 ? [] : [`Not understood in it: ${formatList(unknown.map(clipKey))}.`]
  const reasons = new Map<string, string[]>()
  for (const { key, why, isMinor } of notEstimated) {
    if (!isMinor) reasons.set(why, [...(reasons.get(why) ?? []), clipKey(key)])
  }
  const notEstimatedWords = [...reasons].map(([why, keys]) => `${formatList(keys)} (${why})`)
  return [
    `${whose}: ${understood.length} keys understood${noEffectWords}.`,
    ...(notEstimatedWords.length === 0 ? [] : [`Read and not estimated: ${notEstimatedWords.join('; ')}.`]),
    ...unknownLines,
  ]
}

const clipKey = (path: string): string => (path.length > 40 ? `${path.slice(0, 39)}…` : path)
