/** "8b lora on 20M tokens and an SDXL LoRA on 200 images": a language model and one of pictures or sound in one text, both priced. */
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { namesSampled, readSampled } from '../language/inquiries/sampled-inquiry.ts'
import { speechTaskIn } from '../language/inquiries/speech-task.ts'
import { proposedMachinesIn } from '../language/inquiries/proposed-machine.ts'
import { notNeededSentence } from '../presentation/content/inquiries/proposed-machine-sentences.ts'
import { isOverkill } from '../recommend/inquiries/smaller-machine.ts'
import { understand } from '../language/pipeline.ts'
import { sampledLead, sampledSentence } from '../presentation/content/inquiries/samples-message.ts'
import type { EngineContext } from './engine-context.ts'
import { sampledOf } from './interpret-sampled.ts'
import { type FoundInterpretation, type ReadJob, type ReadPart, startWith } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'
import { sampledPlanFor } from './samples-response.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** Where one job may end and the other begin. */
const joint =
  /\s{0,3}(?:\+|;|\.\s|\n|,?\s(?:and|plus|then|also|afterwards|as well as|&)\s|,)\s{0,3}(?:(?:and|also|then|plus|afterwards|second(?:ly)?)\b[,:]?\s{0,2}){0,2}/giu
const [maxText, maxJoints] = [400, 8]

/** The answer where the text has a job of each kind, or the samples alone; null where it names no such model. */
export function sampledOrBesideOf(
  text: string,
  readJob: ReadJob,
  readPart: ReadPart,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const { inquiryFacts: facts } = context.catalog
  if (!namesSampled(text, facts.sampledModels))
    return speechTaskIn(text) !== null ? sampledOf(text, readPart, context) : null
  const both = text.length > maxText ? null : besideIn(text, readJob, readPart, context)
  if (both === null) return withoutProposed(sampledOf(text, readPart, context), text, request, context)
  const { names } = context.renderContextOn(request)
  const plan = sampledPlanFor(both.samples, request, context)
  const sentence = sampledSentence(plan, both.samples.method, names)
  if (sentence === null) return sampledOf(text, readPart, context)
  const trained = recommendationFor(both.job, request, context)?.best.allInUsd.p50
  const lead = trained === undefined ? {} : { lead: sampledLead(trained, plan) }
  return startWith(both.job, {
    ...lead,
    generalAnswers: [...(both.job.extras?.generalAnswers ?? []), sentence],
  })
}

/** "YOLO on 20k images. H100?": where a smaller card does it for less, it is planned with, and what the one that is asked about takes stands below. */
function withoutProposed(
  found: FoundInterpretation,
  text: string,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  if (found?.kind !== 'inquiry' || found.inquiry.kind !== 'samples' || found.inquiry.others !== undefined) return found
  const { inquiry } = found
  const asked = proposedMachinesIn(text)
  if (asked === null || asked.machines.length > 1 || inquiry.spec.gpus === null || inquiry.isDoubted === true)
    return found
  const free = { ...inquiry, spec: { ...inquiry.spec, gpus: null, gpuCount: 1, objective: 'cheapest' as const } }
  const [named] = sampledPlanFor(inquiry, request, context).choices
  const [other] = sampledPlanFor(free, request, context).choices
  if (named?.offer == null || other?.offer == null || other.gpu === named.gpu) return found
  const runOf = ({ hours, usd }: typeof named) => ({ hours: { p50: hours.expected }, allInUsd: { p50: usd.expected } })
  if (!isOverkill(runOf(other), runOf(named))) return found
  const { names } = context.renderContextOn(request)
  return { ...found, inquiry: free, generalAnswers: [notNeededSentence(asked.machines[0] ?? '', named, other, names)] }
}

type Both = { readonly job: Scenario; readonly samples: InquiryOf<'samples'> }

/** The text cut in two where one part is a whole job of a language model and the other one of samples. */
function besideIn(text: string, readJob: ReadJob, readPart: ReadPart, { catalog }: EngineContext): Both | null {
  const { inquiryFacts: facts } = catalog
  const cuts = [...text.matchAll(joint)].slice(0, maxJoints)
  for (const { index, 0: words } of cuts) {
    const parts = [text.slice(0, index), text.slice(index + words.length)].map((part) => part.trim())
    const ofSamples = parts.findIndex((part) => namesSampled(part, facts.sampledModels))
    const [own, other] = [parts[ofSamples] ?? '', parts[1 - ofSamples] ?? '']
    if (ofSamples === -1 || other === '' || namesSampled(other, facts.sampledModels)) continue
    const job = readJob(other)
    // A data set of the pictures alone is no job, nor are they when a language model stands beside them.
    if (job === null || (job.spec.model === null && !hasSize.test(other))) continue
    const understanding = readPart(own)
    if (understanding.draft.get('model') !== null || understanding.draft.get('params') !== null) continue
    const samples = readSampled({ text: own, understanding, facts })
    if (samples?.kind === 'samples') return { job, samples }
  }
  return null
}
const hasSize = /\d ?[bm]\b/iu

/** Words that only ask for it beside what else is asked. */
const only =
  /^(?:(?:and|also|plus|then|what|how much|would|does|do|is|will|an?|it|that|this|cost|costs|add|too|as well|please|same for|for|price|about|of|the|we|want|need|train|to|ok(?:ay)?|hm+)\b|[\s,.;:?!'’s-]){0,24}$/iu
const longestReply = 240

/** "How long does it take, and what would an SDXL LoRA on 100 photos cost?", below a plan: the pictures by themselves, and the rest without them; '' where nothing is left. */
export function picturesInReply(
  text: string,
  request: RequestContext,
  context: EngineContext,
): { readonly rest: string; readonly words: string; readonly says: readonly string[] } | null {
  const { inquiryFacts: facts } = context.catalog
  if (text.length > longestReply || !namesSampled(text, facts.sampledModels)) return null
  const pieces = text.split(joint).map((piece) => piece.trim())
  const words = pieces.find((piece) => namesSampled(piece, facts.sampledModels)) ?? ''
  const rests = pieces.filter((piece) => piece !== words && !only.test(piece))
  // What follows it without a question of its own says more of it.
  const own = rests.length === 0 ? text : words
  const reading = { mode: 'message', vocabulary: context.vocabulary, today: request.today } as const
  const understanding = understand(own, reading)
  if (understanding.draft.get('model') !== null || understanding.draft.get('params') !== null) return null
  const samples = readSampled({ text: own, understanding, facts })
  if (samples?.kind !== 'samples') return null
  const { names } = context.renderContextOn(request)
  const sentence = sampledSentence(sampledPlanFor(samples, request, context), samples.method, names)
  return sentence === null ? null : { rest: rests.join(', '), words, says: [sentence] }
}
