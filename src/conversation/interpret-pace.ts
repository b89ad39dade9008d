/** A run whose speed was measured: how long the rest takes, on how many GPUs, and whether others would do it better. */
import type { InquiryFacts } from '../catalog/inquiry-facts.ts'
import { barePriceIn } from '../language/inquiries/bare-price.ts'
import { withoutCountAsked } from '../language/inquiries/count-asked.ts'
import { doneTokensIn, measuredPaceIn } from '../language/inquiries/measured-pace.ts'
import { moveIn, type PaceMove } from '../language/inquiries/move-to.ts'
import { rentedHoursIn } from '../language/inquiries/price-inquiry.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { type FoundInterpretation, inquiryOf, type ReadJob, type ReadPart } from './part-readers.ts'

/** "Measured 1,150 tok/s on one A100, 310M tokens in 24 h: how many cards?" Null where no speed is told, or no number asked for. */
export const countAtPaceOf = (
  text: string,
  readJob: ReadJob,
  readPart: ReadPart,
  facts: InquiryFacts,
): FoundInterpretation => (withoutCountAsked(text) === null ? null : paceOf(text, readJob, readPart, facts))

/** "Measured 71k tok/s on 8 H100, 12B tokens left: how long?" */
export function paceOf(typed: string, readJob: ReadJob, readPart: ReadPart, facts: InquiryFacts): FoundInterpretation {
  if (measuredPaceIn(typed) === null) return null
  const uncounted = withoutCountAsked(typed)
  const move = moveIn(uncounted ?? typed, facts.words)
  const text = move?.rest ?? uncounted ?? typed
  const pace = measuredPaceIn(text)
  if (pace === null) return null
  const rates = ratesIn(pace.rest)
  const done = doneTokensIn(text)
  // "ETA and cost at $2.6": of a GPU and hour, and no budget.
  const bare = rates === null ? barePriceIn(pace.rest) : null
  const rest = (rates?.rest ?? pace.rest).replace(done?.words ?? '', ' ').replace(bare?.words ?? '', ' ')
  const { draft } = readPart(rest)
  if (draft.get('tokens') === null || draft.issues.some(({ kind }) => kind === 'conflict')) return null
  const { spec: whole, notes, extras } = draft.finish()
  const left = (whole.tokens ?? 0) - (done?.tokens ?? 0)
  // "2B tokens, 20 hours: how many GPUs?": where a number is asked for, a time is one to keep.
  const deadlineHours = whole.deadlineHours ?? (uncounted === null ? null : rentedHoursIn(uncounted, facts))
  const spec = { ...whole, deadlineHours, ...(left > 0 ? { tokens: left } : {}) }
  const [rate] = rates?.rates ?? []
  const times = (spec.gpuCount ?? 1) / (pace.measuredOn ?? (pace.isPerGpu ? 1 : (spec.gpuCount ?? 1)))
  const money = extras?.bill?.money ?? null
  const answer = inquiryOf({
    kind: 'pace',
    spec,
    tokensPerSecond: pace.tokensPerSecond * times,
    usdPerGpuHour: rate === undefined || rate.per !== 'hour' ? (bare?.usd ?? null) : rate.usd,
    ...(move === null ? {} : { moveTo: movedTo(move.clause, readPart) }),
    ...(uncounted === null ? {} : { isCountAsked: true }),
    ...(pace.isPerGpu ? { isPerGpu: true } : {}),
    // A whole job tells of a model that the catalog lacks.
    notes: readJob(rest)?.notes ?? notes,
    money,
    unused: [],
  })
  if (pace.measuredOn === null || times <= 1 || answer.kind !== 'inquiry' || uncounted !== null) return answer
  const scaled = `${spec.gpuCount ?? 1} GPUs are reckoned as ${Number(times.toPrecision(3))} times what was measured on ${pace.measuredOn}: allow some 5-15 % more for what they exchange, and for start-up and evaluation.`
  return { ...answer, generalAnswers: [scaled] }
}

/** "Stay or go to an H100 at $2.40/h?" */
function movedTo(clause: string, readPart: ReadPart): PaceMove {
  const found = ratesIn(clause)
  const { draft, slots } = readPart(found?.rest ?? clause)
  const { gpus, gpuCount } = draft.finish().spec
  const [rate] = found?.rates ?? []
  const isCounted = slots.some(({ role }) => role === 'count' || role === 'quantity')
  return {
    gpus: gpus ?? [],
    gpuCount: isCounted ? gpuCount : null,
    usdPerGpuHour: rate?.per === 'hour' ? rate.usd : null,
  }
}
