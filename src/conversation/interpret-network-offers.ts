/** The same GPUs from two sellers, with a network and a price of its own each: which is the cheaper run. */
import { networkOffersIn } from '../language/inquiries/network-offers.ts'
import {
  networkOfferSentences,
  type NetworkOfferFigures,
} from '../presentation/content/inquiries/network-offers-sentences.ts'
import { planName } from '../presentation/format/display-names.ts'
import { type SlowLink, slowLink } from '../recommend/inquiries/slow-link.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, knownInquiry, type ReadRest } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where no such offers are told, or the rest is no job on several machines. */
export function networkOffersOf(
  text: string,
  readRest: ReadRest,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const told = networkOffersIn(text)
  const read = told === null ? null : readRest(told.rest)
  if (told === null || read?.kind !== 'start') return null
  const { spec } = read.scenario
  const best = recommendationFor(read.scenario, request, context)?.best
  if (best === undefined || best.nodes < 2 || spec.gpus === null) return null
  const { machineGpus } = context.catalog.inquiryFacts.rules
  const one = recommendationFor(
    { ...read.scenario, spec: { ...spec, nodes: 1, gpuCount: machineGpus.base } },
    request,
    context,
  )?.best
  const fitsOne = one?.offload === 'none'
  const offers = told.offers.map(({ name, rate, gbits }): NetworkOfferFigures => {
    const usd = usdOfOneGpu(inDollars(rate.usd, rate.currency, context), rate.isPerGpu, best.gpuCount)
    const speed = { fitsOne, gbits, tokensPerSecond: best.tokensPerSecond.p50 }
    const link = slowLink({ ...spec, method: best.method }, best.nodes, speed, context.catalog)
    return { name, gbits, usdPerGpuHour: usd, link: link === null ? null : withPasses(link, best.gpuCount, context) }
  })
  const { names } = context.renderContextOn(request)
  return knownInquiry('network offers', networkOfferSentences(offers, best, planName(best, names)))
}

/** Tokens of a GPU that are computed at once, before the next part of a step. */
const tokensAtOnce = 8192

/** Sharded weights cross for each part of a step: at worst in as many as small batches have. */
function withPasses(link: SlowLink, gpuCount: number, { catalog }: EngineContext): SlowLink {
  if (!link.isSharded) return link
  const { hidden, stepTokens } = catalog.inquiryFacts.rules.network
  const passes = Math.max(1, stepTokens.base / (tokensAtOnce * gpuCount))
  const share = (passes * link.crossing) / link.stepSeconds
  return {
    ...link,
    times: { low: link.times.low, high: Math.max(link.times.high, 1 + Math.max(0, share - hidden.base)) },
  }
}
