/** A run whose speed was measured: how long the rest takes, and whether other GPUs would do it better. */
import type { InquiryWords } from '../catalog/inquiry-facts.ts'
import { doneTokensIn, measuredPaceIn } from '../language/inquiries/measured-pace.ts'
import { moveIn, type PaceMove } from '../language/inquiries/move-to.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { type FoundInterpretation, inquiryOf, type ReadPart } from './part-readers.ts'

/** "Measured 71k tok/s on 8 H100, 12B tokens left: how long?" */
export function paceOf(typed: string, readPart: ReadPart, words: InquiryWords): FoundInterpretation {
  const move = measuredPaceIn(typed) === null ? null : moveIn(typed, words)
  const text = move?.rest ?? typed
  const pace = measuredPaceIn(text)
  if (pace === null) return null
  const rates = ratesIn(pace.rest)
  const done = doneTokensIn(text)
  const { draft } = readPart((rates?.rest ?? pace.rest).replace(done?.words ?? '', ' '))
  if (draft.get('tokens') === null || draft.issues.some(({ kind }) => kind === 'conflict')) return null
  const { spec: whole } = draft.finish()
  const left = (whole.tokens ?? 0) - (done?.tokens ?? 0)
  const spec = left > 0 ? { ...whole, tokens: left } : whole
  const [rate] = rates?.rates ?? []
  const times = (spec.gpuCount ?? 1) / (pace.measuredOn ?? (pace.isPerGpu ? 1 : (spec.gpuCount ?? 1)))
  const answer = inquiryOf({
    kind: 'pace',
    spec,
    tokensPerSecond: pace.tokensPerSecond * times,
    usdPerGpuHour: rate === undefined || rate.per !== 'hour' ? null : rate.usd,
    ...(move === null ? {} : { moveTo: movedTo(move.clause, readPart) }),
    unused: [],
  })
  if (pace.measuredOn === null || times <= 1 || answer.kind !== 'inquiry') return answer
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
