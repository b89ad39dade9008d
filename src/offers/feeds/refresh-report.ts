/** A refresh in lines to read: what moved, what is new, what was held back and why, and which feed failed. */
import type { ObservedPrice } from '../../catalog/observed-price.ts'
import { observationId } from '../observation-id.ts'
import type { FeedOutcome, RetainedPrices, ObservationMove, RefreshResult } from './feed-refresh.ts'

/** The lines of a report on a refresh: prices that moved, came or were held back. `rejections` also lists what feeds print and is not used; there can be hundreds. */
export function refreshReport({ today, outcomes }: RefreshResult, rejections: boolean): readonly string[] {
  const readOutcomes = outcomes.filter((outcome) => outcome.status === 'read')
  const moved = readOutcomes.flatMap((outcome) => outcome.moved)
  const added = readOutcomes.flatMap((outcome) => outcome.added)
  const heldBack = readOutcomes.flatMap((outcome) => outcome.heldBack)
  return [
    `Prices of ${today}: ${readOutcomes.length} of ${outcomes.length} feeds read`,
    ...outcomes.map((outcome) => `  ${outcomeLine(outcome)}`),
    ...section('Moved', moved.toSorted((a, b) => moveSize(b) - moveSize(a)).map(moveLine)),
    ...section(
      'New',
      added.map((each) => `${itemName(each)} ${formatPrice(each)}`),
    ),
    ...section(
      'Held back',
      heldBack.map(
        ({ observation, reason }) =>
          `${itemName(observation)} ${formatPrice(observation)}: ${reason}\n      let it in with --accept "${observationId(observation)}"`,
      ),
    ),
    ...(rejections
      ? section(
          'Not used',
          readOutcomes.flatMap((outcome) =>
            outcome.rejections.map(({ printed, reason }) => `${outcome.feed}: ${printed}: ${reason}`),
          ),
        )
      : []),
  ]
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)]

/** One feed in one line: "runpod: 42 prices, 3 moved, 1 held back". */
export function outcomeLine(outcome: FeedOutcome): string {
  if (outcome.status !== 'read') {
    const what = outcome.status === 'failed' ? 'failed' : 'not asked'
    return `${outcome.feed}: ${what}: ${outcome.problem}; ${retainedWords(outcome.retained)}`
  }
  const { admitted, moved, added, heldBack, rejections, reclaimBands, missing } = outcome
  return `${outcome.feed}: ${[
    countWords(admitted.length, 'price', 'prices'),
    countIfAny(moved.length, 'moved'),
    countIfAny(added.length, 'new'),
    countIfAny(heldBack.length, 'held back'),
    countIfAny(rejections.length, 'not used'),
    reclaimBands.length === 0
      ? ''
      : countWords(reclaimBands.length, 'band of reclaimed machines', 'bands of reclaimed machines'),
    missing.count === 0 ? '' : `${countWords(missing.count, 'price', 'prices')} of before not in it`,
  ]
    .filter((words) => words !== '')
    .join(', ')}`
}

const countWords = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`)
const countIfAny = (count: number, words: string) => (count === 0 ? '' : `${count} ${words}`)

function retainedWords({ count, days }: RetainedPrices): string {
  if (count === 0) return 'there were none before'
  const age = days === null ? 'of unknown age' : days === 0 ? 'of today' : days === 1 ? '1 day old' : `${days} days old`
  return count === 1 ? `its one price stays, ${age}` : `its ${count} prices stay, the newest ${age}`
}

function moveLine({ observation, before }: ObservationMove): string {
  const change = observation.price.base / before.price.base - 1
  const sign = change > 0 ? '+' : '−'
  return `${itemName(observation)} ${formatPrice(before)} of ${before.price.asOf} → ${formatPrice(observation)} (${sign}${Math.abs(change * 100).toFixed(0)} %)`
}

const moveSize = ({ observation, before }: ObservationMove) =>
  Math.abs(Math.log(observation.price.base / before.price.base))

/** "runpod h100-sxm secure", "aws h100-sxm 8x spot us-east-1". */
function itemName({ provider, gpu, tier, pricing, gpuCount, region }: ObservedPrice): string {
  const parts = [
    provider,
    gpu,
    tier,
    gpuCount === null ? null : `${gpuCount}x`,
    pricing === 'on_demand' ? null : pricing,
    region,
  ]
  return parts.filter((part) => part !== null).join(' ')
}

const formatPrice = ({ price }: ObservedPrice) => `$${Number(price.base.toPrecision(4))}`
