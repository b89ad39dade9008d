/** What became of each key of a configuration, and how that is told. */
import { list } from '../spell.ts'
import type { Entry } from './entries.ts'
import { type Framework, frameworkNames } from './framework.ts'
import type { Keyed } from './keyed.ts'
import { isMoot, unestimated } from './keys.ts'

export type ConfigKeys = {
  readonly framework: Framework | null
  readonly understood: readonly { readonly key: string; readonly means: string }[]
  /** Would move the estimate, and does not: each with what is estimated instead. */
  readonly notEstimated: readonly { readonly key: string; readonly why: string; readonly isMinor: boolean }[]
  /** Without bearing on hours, memory or dollars. */
  readonly noBearing: readonly string[]
  readonly unknown: readonly string[]
  /** The same question as a text that can be typed. */
  readonly line: string
}

export const nothingRead: ConfigKeys = {
  framework: null,
  understood: [],
  notEstimated: [],
  noBearing: [],
  unknown: [],
  line: '',
}

/** Sorted into understood, not estimated, without bearing and unknown. */
export function keysOf({ entries, used }: Keyed, framework: Framework | null): Omit<ConfigKeys, 'line'> {
  const rest = entries.filter(({ path }) => !used.has(path))
  const isSaid = ({ value }: Entry): boolean => value !== null && value !== false && value !== ''
  const notEstimated = rest.flatMap((entry) => {
    const found = isSaid(entry) ? unestimated.find(({ keys }) => keys.test(entry.key)) : undefined
    return found === undefined ? [] : [{ key: entry.path, why: found.why, isMinor: found.isMinor === true }]
  })
  const told = new Set(notEstimated.map(({ key }) => key))
  const others = rest.filter(({ path }) => !told.has(path))
  // What stands under a key without bearing has none either.
  const moot = (entry: Entry): boolean => !isSaid(entry) || entry.path.split('.').some(isMoot)
  const unique = (found: readonly Entry[]): string[] => [...new Set(found.map(({ path }) => path))]
  return {
    framework,
    understood: [...used].map(([key, means]) => ({ key, means })),
    notEstimated: [...new Map(notEstimated.map((one) => [one.key, one])).values()],
    noBearing: unique(others.filter(moot)),
    unknown: unique(others.filter((entry) => !moot(entry))),
  }
}

/** How the configuration was read, in a sentence or two. */
export function summaryOf({ framework, understood, notEstimated, noBearing, unknown }: ConfigKeys): string[] {
  const whose = framework === null ? 'The configuration' : `The ${frameworkNames[framework]} configuration`
  const left = noBearing.length === 0 ? '' : `, and ${noBearing.length} without bearing on the cost`
  const strange = unknown.length === 0 ? [] : [`Not understood in it: ${list(unknown.map(shortKey))}.`]
  const reasons = new Map<string, string[]>()
  for (const { key, why, isMinor } of notEstimated) {
    if (!isMinor) reasons.set(why, [...(reasons.get(why) ?? []), shortKey(key)])
  }
  const told = [...reasons].map(([why, keys]) => `${list(keys)} (${why})`)
  return [
    `${whose}: ${understood.length} keys understood${left}.`,
    ...(told.length === 0 ? [] : [`Read and not estimated: ${told.join('; ')}.`]),
    ...strange,
  ]
}

const shortKey = (path: string): string => (path.length > 40 ? `${path.slice(0, 39)}…` : path)
