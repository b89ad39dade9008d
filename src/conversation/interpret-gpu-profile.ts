/** "Specs of the B200", "is the H200 worth it": what a GPU is, what it costs, and what it does for that beside its neighbours. */
import { gpuProfileIn } from '../language/inquiries/gpu-profile.ts'
import { namesSampled } from '../language/inquiries/sampled-inquiry.ts'
import { type Gpu, sharesFamily } from '../catalog/gpu.ts'
import {
  type GpuProfile,
  gpuProfileSentences,
  trainingSentence,
} from '../presentation/content/inquiries/gpu-profile-sentences.ts'
import { perTokenCosts } from '../recommend/inquiries/per-token.ts'
import { lowestRented } from '../recommend/inquiries/quote.ts'
import { emptySpec, type Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'
import { recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where no GPU is asked about by itself. */
export const gpuProfileOf: SpecReader = (text, specOf, request, context) => {
  const { words, rules, sampledModels } = context.catalog.inquiryFacts
  const question = gpuProfileIn(text, specOf(text), words)
  // Whether it is too much for a network is told by what that takes.
  if (question === null || namesSampled(text, sampledModels)) return null
  const gpuOf = (id: string): readonly Gpu[] => {
    const gpu = context.catalog.gpus.get(id)
    return gpu === undefined ? [] : [gpu]
  }
  const [asked = [], ...others] = question.gpus.map((name) => formsOf(name, specOf, gpuOf))
  const all = question.isMerit && others.length > 0 ? asked : [...new Set([asked, ...others].flat())]
  if (all.length === 0) return null
  const cards = others.length > 0 ? others.flat() : rules.comparedCards.flatMap(gpuOf)
  const rivals = question.isMerit ? cards.filter((gpu) => !all.some((one) => sharesFamily(one, gpu))) : []
  const profiles = [...all, ...rivals].map((gpu) => profileOf(gpu, question.isMerit, request, context))
  const { names } = context.renderContextOn(request)
  const told = gpuProfileSentences(profiles, all.length, question.isMerit, names)
  const { states } = context.catalog.inquiryFacts.rules
  const says = question.isForTraining ? [trainingSentence(all, gpuOf('h100-sxm')[0], names, states), ...told] : told
  return inquiryOf({ kind: 'known', id: 'gpu-profile', says })
}

/** Every form of the GPU that is named. */
const formsOf = (
  name: string,
  specOf: (words: string) => Spec,
  gpuOf: (id: string) => readonly Gpu[],
): readonly Gpu[] => (specOf(name).gpus ?? []).flatMap(gpuOf)

function profileOf(gpu: Gpu, isMerit: boolean, request: RequestContext, context: EngineContext): GpuProfile {
  const { params, pricesTokens, method } = context.catalog.inquiryFacts.goals
  const market = context.marketFor(request)
  const rented = lowestRented({ ...emptySpec, gpus: [gpu.id] }, market)
  if (!isMerit) return { gpu, rented, cost: undefined }
  const job: Spec = { ...emptySpec, params: params.base, method, tokens: pricesTokens.base, gpuCount: 1 }
  const [cost] = perTokenCosts([[gpu.id]], job, (spec) => recommendationForSpec(spec, request, context))
  return { gpu, rented, cost }
}
