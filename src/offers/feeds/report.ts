/** A refresh in lines to read: what moved, what is new, what was held back and why, and which feed failed. */
import type { Observation } from '../../catalog/observation.ts'
import { observationId } from '../observation-id.ts'
import type { FeedOutcome, Kept, Move, Refreshed } from './refresh.ts'

/** The whole difference. `rejections` lists what the feeds print and we do not use; there can be hundreds. */
export function refreshReport({ today, outcomes }: Refreshed, rejections: boolean): readonly string[] {
  const read = outcomes.filter((outcome) => outcome.status === 'read')
  const moved = read.flatMap((outcome) => outcome.moved)
  const added = read.flatMap((outcome) => outcome.added)
  const held = read.flatMap((outcome) => outcome.held)
  return [
    `Prices of ${today}: ${read.length} of ${outcomes.length} feeds read`,
    ...outcomes.map((outcome) => `  ${outcomeLine(outcome)}`),
    ...part('Moved', moved.toSorted((a, b) => changeOf(b) - changeOf(a)).map(moveLine)),
    ...part(
      'New',
      added.map((each) => `${thing(each)} ${dollars(each)}`),
    ),
    ...part(
      'Held back',
      held.map(
        ({ observation, reason }) =>
          `${thing(observation)} ${dollars(observation)}: ${reason}\n      let it in with --accept "${observationId(observation)}"`,
      ),
    ),
    ...(rejections
      ? part(
          'Not used',
          read.flatMap((outcome) =>
            outcome.rejections.map(({ printed, reason }) => `${outcome.feed}: ${printed}: ${reason}`),
          ),
        )
      : []),
  ]
}

const part = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)]

/** One feed in one line: "runpod: 42 prices, 3 moved, 1 held back". */
export function outcomeLine(outcome: FeedOutcome): string {
  if (outcome.status !== 'read') {
    const what = outcome.status === 'failed' ? 'failed' : 'not asked'
    return `${outcome.feed}: ${what}: ${outcome.problem}; ${keptWords(outcome.kept)}`
  }
  const { admitted, moved, added, held, rejections, reclaimed, missing } = outcome
  return `${outcome.feed}: ${[
    counted(admitted.length, 'price', 'prices'),
    some(moved.length, 'moved'),
    some(added.length, 'new'),
    some(held.length, 'held back'),
    some(rejections.length, 'not used'),
    reclaimed.length === 0
      ? ''
      : counted(reclaimed.length, 'band of reclaimed machines', 'bands of reclaimed machines'),
    missing.count === 0 ? '' : `${counted(missing.count, 'price', 'prices')} of before not in it`,
  ]
    .filter((words) => words !== '')
    .join(', ')}`
}

const counted = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`)
const some = (count: number, words: string) => (count === 0 ? '' : `${count} ${words}`)

function keptWords({ count, days }: Kept): string {
  if (count === 0) return 'there were none before'
  const age = days === null ? 'of unknown age' : days === 0 ? 'of today' : days === 1 ? '1 day old' : `${days} days old`
  return count === 1 ? `its one price stays, ${age}` : `its ${count} prices stay, the newest ${age}`
}

function moveLine({ observation, before }: Move): string {
  const change = observation.price.base / before.price.base - 1
  const sign = change > 0 ? '+' : '−'
  return `${thing(observation)} ${dollars(before)} of ${before.price.asOf} → ${dollars(observation)} (${sign}${Math.abs(change * 100).toFixed(0)} %)`
}

const changeOf = ({ observation, before }: Move) => Math.abs(Math.log(observation.price.base / before.price.base))

/** "runpod h100-sxm secure", "aws h100-sxm 8x spot us-east-1". */
function thing({ provider, gpu, tier, pricing, gpuCount, region }: Observation): string {
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

const dollars = ({ price }: Observation) => `$${Number(price.base.toPrecision(4))}`
