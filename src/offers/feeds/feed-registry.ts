/** Every feed, in the order in which they are refreshed, and the names that choose among them. */
import { azure } from './azure.ts'
import type { Feed } from './feed.ts'
import { gpuhunt, gpuhuntProviders } from './gpuhunt.ts'
import { lambda } from './lambda.ts'
import { runpod } from './runpod.ts'
import { shadeform } from './shadeform.ts'
import { spotAdvisor } from './spot-advisor.ts'
import { vast } from './vast.ts'
import { verda } from './verda.ts'

export const allFeeds: readonly Feed[] = [
  ...gpuhuntProviders.map(gpuhunt),
  runpod,
  vast,
  verda,
  azure,
  spotAdvisor,
  lambda,
  shadeform,
]

/**
 * The feeds that `names` choose: "all", one by its id, or "gpuhunt" for its eight catalogs. A name that is none of
 * these comes back among the unknown.
 */
export function selectFeeds(names: readonly string[]): {
  readonly feeds: readonly Feed[]
  readonly unknown: readonly string[]
} {
  const isSelected = (id: string, name: string) =>
    name === 'all' || name === id || (name === 'gpuhunt' && id.startsWith('gpuhunt-'))
  return {
    feeds: allFeeds.filter(({ id }) => names.some((name) => isSelected(id, name))),
    unknown: names.filter((name) => !allFeeds.some(({ id }) => isSelected(id, name))),
  }
}
