/** What training a model that makes films takes: whether a card holds it, and hours and dollars by its clips. */
import type { RulesOfThumb } from '../catalog/rules-of-thumb.ts'
import type { ToldJob } from '../language/inquiries/told-job.ts'
import { type VideoTraining, videoTrainingIn } from '../language/inquiries/video-training.ts'
import { videoTrainingSentences, videoWorkOf } from '../presentation/content/inquiries/video-training-sentences.ts'
import { lowestOnDemand } from '../recommend/inquiries/quote.ts'
import { placeOfPrice } from '../presentation/format/display-names.ts'
import { sharedName } from './named-rent.ts'
import { knownInquiry, type SpecReader } from './part-readers.ts'

/** Null where no such model is trained. */
export const videoTrainingOf: SpecReader = (text, specOf, request, context) => {
  const { video } = context.catalog.inquiryFacts.rules
  const asked = videoTrainingIn(text, video)
  if (asked === null) return null
  const { names } = context.renderContextOn(request)
  const named = specOf(asked.rest)
  const memories = (named.gpus ?? []).flatMap((id) => context.catalog.gpus.get(id)?.memory.base ?? [])
  const lowest = lowestOnDemand({ ...specOf(''), gpus: ['h100-sxm'] }, context.marketFor(request))
  if (lowest === undefined) return null
  const isNamed = named.gpus !== null && memories.length > 0
  return knownInquiry(
    'video training',
    videoTrainingSentences({
      asked,
      facts: video,
      card: isNamed
        ? { gb: Math.min(...memories) / 1e9, words: sharedName((named.gpus ?? []).map((id) => names.gpu(id))) }
        : asked.cardGb === null
          ? null
          : { gb: asked.cardGb, words: `${asked.cardGb} GB` },
      usdPerGpuHour: lowest.usdPerGpuHour,
      place: placeOfPrice(lowest, names),
    }),
    toldVideo(asked, video),
  )
}

/** Its card is the one that its hours are told of. */
function toldVideo(asked: VideoTraining, facts: RulesOfThumb['video']): ToldJob {
  const { easy, lean, states, hours } = videoWorkOf(asked, facts)
  return {
    name: `${asked.isFull ? 'full fine-tuning' : 'a LoRA'} of ${asked.name}`,
    gpu: 'h100-sxm',
    hours: { ...hours, expected: Math.sqrt(hours.low * hours.high) },
    memoryGb: asked.isFull ? states : easy,
    leanGb: asked.isFull ? null : lean,
  }
}
