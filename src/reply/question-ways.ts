/** Other ways of having it done: bought, owned, hosted; and what starting and saving take. */
import type { Decision } from '../recommend/decision/decision.ts'
import { count, duration, usd } from './format.ts'
import { oneLine } from './mrkdwn.ts'
import type { Asked } from './question.ts'
import { letters } from './question-fit.ts'
import type { WayRow } from './way-row.ts'
import { wayRows } from './whole-ways.ts'

/** A way of having it done, by the words of the whole cost's table. */
function waySaid({ way, where, cost, time, verdict, assumes }: WayRow): string {
  if (cost === '–') return `${way}, ${where}: ${verdict}.`
  const takes = time === '–' || time === 'not said' ? '' : `, ${time}`
  const says = assumes[0] === undefined ? '' : ` ${sentence(assumes[0])}`
  return `${way}, ${where}: ${cost}${takes}, ${verdict}.${says}`
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, '')}.`

const asPlanned = ({ option, bill }: Decision): string =>
  `Renting as planned is ${usd(option.usd.p50)} for ${duration(option.hours.p50)}, ${usd(bill.total.p50)} with what comes on top.`

/** "is it cheaper to buy?", "on our own GPUs?" */
export function ownAnswer({ decision, manner }: Asked): readonly string[] {
  const settings = 'GPUs of your own are set with /gpucost settings, or named here: “on our 4 A100s”.'
  if (decision === undefined) return ['What buying costs is worked out with the whole cost: see Details.', settings]
  const rows = wayRows(decision, manner)
  const bought = rows.filter(({ way }) => way === 'Owned' || way === 'Bought').map(waySaid)
  const home = rows.filter(({ way }) => way === 'At home').slice(0, 1)
  return [...bought, ...home.map((row) => waySaid({ ...row, assumes: [] })), asPlanned(decision), settings]
}

/** "what would OpenAI charge?": the service that is named, and the cheapest. */
export function hostedAnswer({ decision, manner, subject }: Asked): readonly string[] {
  if (decision === undefined) return ['What hosted services charge is worked out with the whole cost: see Details.']
  const wanted = letters(subject)
  const isNamed = (name: string): boolean => wanted !== '' && letters(name).includes(wanted)
  // The table has room for the cheapest only: the one that is asked about goes before them.
  const first = decision.hosted.filter(({ provider }) => isNamed(manner.names.service(provider)))
  const hosted = [...first, ...decision.hosted.filter((one) => !first.includes(one))]
  const rows = wayRows({ ...decision, hosted }, manner).filter(({ way, cost }) => way === 'Hosted' && cost !== '–')
  const named = rows.filter(({ where }) => isNamed(where))
  const others = rows.filter((row) => !named.includes(row)).slice(0, named.length > 0 ? 1 : 2)
  const ending = decision.closing.find(isNamed)
  const unknown = ending === undefined ? `No price of ${oneLine(subject, 40)} for this is on record.` : sentence(ending)
  return [
    rows.length === 0 ? 'No hosted fine-tuning service on record trains this.' : '',
    wanted !== '' && named.length === 0 ? unknown : '',
    ...[...named, ...others].map(waySaid),
    asPlanned(decision),
  ]
}

/** "how long does start-up take?" */
export function startupAnswer({ recommendation: { best }, decision }: Asked): readonly string[] {
  const part = decision?.bill.parts.find(({ id }) => id === 'startup')
  const cost = best.startupHours * best.gpuCount * best.usdPerGpuHour
  return [
    `Start-up is counted as ${duration(best.startupHours)} of the ${duration(best.hours.p50)}, which is ${usd(part?.usd ?? cost)} for ${best.gpuCount === 1 ? 'the one GPU' : `all ${count(best.gpuCount)} GPUs`}.`,
    part === undefined ? '' : `It covers ${part.says.replace(/^\d[^:]*:\s*/, '').replace(/\.$/, '')}.`,
  ]
}

/** "how big are the checkpoints?" */
export function checkpointAnswer({ decision }: Asked): readonly string[] {
  const spot = decision?.spot
  if (spot === undefined || spot === null)
    return ['What a checkpoint weighs is worked out for spot, and nobody on record rents these GPUs so.']
  const { checkpoint } = spot.run.interruptions
  const size = checkpoint.bytes < 1e9 ? `${count(checkpoint.bytes / 1e6)} MB` : `${count(checkpoint.bytes / 1e9)} GB`
  return [
    `A checkpoint to resume from is about ${size}: ${decision?.option.method === 'full' ? 'weights and optimizer states' : 'the adapters and their optimizer states'}.`,
    spot.run.saves
      ? `On spot one every ${duration(spot.run.interval)} loses least; writing takes ${duration(checkpoint.writeHours)}.`
      : '',
  ]
}
