/** Sound that is written down: hours and dollars by card, from how many times as fast as it was spoken a card writes. */
import { type Transcription, transcriptionIn } from '../language/inquiries/transcription.ts'
import type { ToldJob } from '../language/inquiries/told-job.ts'
import {
  figuresOfOption,
  placeOfOption,
  rangeOfOption,
  rateOfOption,
} from '../presentation/content/inquiries/job-figures.ts'
import { formatCount, formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import { capitalized } from '../recommend/figure-text.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, knownInquiry } from './part-readers.ts'
import type { RequestContext } from './request.ts'
import { toldOptions } from './told-option.ts'

/** Null where no amount of sound is written down. */
export function transcriptionOf(text: string, request: RequestContext, context: EngineContext): FoundInterpretation {
  const { transcription } = context.catalog.inquiryFacts.rules
  const asked = transcriptionIn(text, transcription)
  if (asked === null) return null
  const job = toldTranscription(asked, context)
  const [first, ...others] = toldOptions(job, {}, request, context)
  if (first?.hours == null) return null
  const { model, hours, isModelAssumed } = asked
  const days = first.hours.expected > patientHours ? Math.ceil(first.hours.expected / patientHours) : 1
  return knownInquiry(
    'transcription',
    [
      `No training, only writing down: ${figuresOfOption(first)} of ${placeOfOption(first)} for ${formatCount(hours)} hours with ${model.name}${isModelAssumed ? ' (assumed)' : ''}, ${rangeOfOption(first)}.`,
      ...(days > 1
        ? [
            `Files do not depend on one another, so ${formatCount(days)} such cards do it in ${formatDuration(first.hours.expected / days)} for the same ${formatUsd(first.usd.expected)}.`,
          ]
        : []),
      ...(others.length === 0
        ? []
        : [`Else, on one card: ${others.map((one) => `${placeOfOption(one)} at ${rateOfOption(one)}, ${figuresOfOption(one)}`).join('; ')}.`]), // prettier-ignore
      `${capitalized(`about ${formatCount(hours / job.hours.expected)}`)} times real time on an A100 is assumed, in batches, with silence cut (recalled, to within a factor of two); GPU time alone. Write down ten hours first, and multiply.`,
    ],
    job,
  )
}
/** That one card may take before several are spoken of. */
const patientHours = 48

function toldTranscription({ model, hours }: Transcription, { catalog }: EngineContext): ToldJob {
  const { gpu, cards, within } = catalog.inquiryFacts.rules.transcription
  const expected = hours / model.timesRealTime.base
  return {
    name: `writing down with ${model.name}`,
    gpu,
    cards,
    hours: { low: expected / within.base, expected, high: expected * within.base },
    memoryGb: model.memoryGb.base,
    leanGb: null,
    soundHours: hours,
  }
}
