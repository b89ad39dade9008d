/** What is true in general, with the figures of the model that the question names. */
import { certificateNames } from '../catalog/provider.ts'
import { checkpointsKeptIn, checkpointsWrittenIn } from '../language/inquiries/checkpoints-written.ts'
import type { GeneralAnswer } from '../language/inquiries/general-inquiry.ts'
import { interruptionsIn } from '../language/inquiries/interruptions.ts'
import { linkGbitsIn } from '../language/inquiries/link-speed.ts'
import { committedHoursIn, countOfferedIn } from '../language/inquiries/request-words.ts'
import { statedMfuIn } from '../language/inquiries/peak-claim.ts'
import { utilizationIn } from '../language/inquiries/utilization.ts'
import { readInquiry } from '../language/read-inquiry.ts'
import { understand } from '../language/pipeline.ts'
import { modelTitle } from '../presentation/content/inquiries/answer-lines.ts'
import {
  checkpointSentences,
  hostMemorySentence,
  networkSentences,
  reservationSentences,
} from '../presentation/content/inquiries/known-figures-sentences.ts'
import { discountSentences } from '../presentation/content/inquiries/discount-sentences.ts'
import { mfuSentence, mfuVerdictSentence } from '../presentation/content/inquiries/mfu-sentences.ts'
import { spotTermsIn, unsavedRunIn } from '../language/inquiries/spot-terms.ts'
import { spotSentences } from '../presentation/content/inquiries/spot-sentences.ts'
import { spotOrNotOf } from '../recommend/inquiries/spot-or-not.ts'
import { kindsOfGpus } from '../recommend/inquiries/per-token.ts'
import { checkpointFigures, mfuFigures, networkFigures } from '../recommend/inquiries/known-figures.ts'
import { modelOf } from '../recommend/search/search-space.ts'
import { judgeQuote } from '../recommend/inquiries/quote.ts'
import { placeMarket } from '../offers/market.ts'
import type { EngineContext } from './engine-context.ts'
import { giantSentences } from './giant-model.ts'
import { withPriceOfWaiting } from './price-of-waiting.ts'
import { withNames, withProviders } from './known-names.ts'
import { withCardsInPlace } from './cards-in-place.ts'
import { spotLossOf, withInterval } from './known-intervals.ts'
import type { RequestContext } from './request.ts'
import { hoursOfMonth } from '../scenario/hours-of-time.ts'

/** "Deepseek v3 full finetune, how much?": what every weight takes comes first. */
function withGiant(known: GeneralAnswer, text: string, request: RequestContext, context: EngineContext): GeneralAnswer {
  const { draft } = understand(text, { mode: 'message', vocabulary: context.vocabulary, today: request.today })
  const says = giantSentences(draft.finish().spec, request, context, true)
  return says.length === 0 ? known : { ...known, says }
}

/** A card on which its usual plans run at ease, in gigabytes. */
const leastOfNnuNet = 24
/** What is said with the figures of a model. */
const ofModel: readonly string[] = ['checkpoint-size', 'network', 'host-memory']

/**
 * Unchanged where no model is named, or nothing is reckoned of what is asked. `asked`: with how often machines are taken away
 * and the speed of a network in it, which `text` is without.
 */
export function withFigures(
  known: GeneralAnswer,
  text: string,
  asked: string,
  request: RequestContext,
  context: EngineContext,
): GeneralAnswer {
  if (known.id === 'nnu-net') return withCardsInPlace(known, leastOfNnuNet, asked, request, context)
  if (known.id === 'certificates') return withHolders(known, text, request, context)
  if (known.id === 'which-providers' || known.id === 'fresh-prices' || known.id === 'update-cadence')
    return withProviders(known, text, context.catalog)
  if (known.id === 'which-gpus' || known.id === 'which-models') return withNames(known, context.catalog)
  if (known.id === 'price-trend' || known.id === 'prices-later')
    return withPriceOfWaiting(known, text, request, context)
  if (known.id === 'spot') return spotLossOf(known, asked, context) ?? withSpotPrices(known, asked, request, context)
  if (known.id === 'save-interval')
    return spotLossOf(known, asked, context) ?? withInterval(known, asked, request, context)
  if (known.id === 'reserve' || known.id === 'commit-or-not') return withUse(known, text, request, context)
  if (known.id === 'mfu-verdict') return withMfu(known, text, request, context)
  if (known.id === 'giant-full') return withGiant(known, text, request, context)
  if (!ofModel.includes(known.id)) return known
  const { draft } = understand(text, { mode: 'message', vocabulary: context.vocabulary, today: request.today })
  const { spec } = draft.finish()
  if (spec.params === null && spec.model === null) return known
  const { names } = context.renderContextOn(request)
  const title = modelTitle(spec, names)
  if (known.id === 'host-memory') {
    const params = modelOf(spec, context.catalog)?.shape.params
    return params === undefined ? known : { ...known, says: [hostMemorySentence(params, title), ...known.says] }
  }
  if (known.id === 'checkpoint-size') {
    const figures = checkpointFigures(spec, context.catalog, checkpointsWrittenIn(text), checkpointsKeptIn(text))
    return figures === null
      ? known
      : { ...known, alone: true, says: [...checkpointSentences(figures, title), ...known.says.slice(1)] }
  }
  // Adapters send next to nothing.
  if (spec.method === 'lora' || spec.method === 'qlora')
    return {
      ...known,
      says: [
        'LoRA sends only the gradients of its adapters between machines, some hundred MB a step: ordinary Ethernet does, as long as each machine holds the base by itself.',
      ],
    }
  const machines = Math.max(2, spec.nodes ?? 2)
  const alone = { ...spec, method: 'full' as const, gpus: ['h100-sxm'], gpuCount: 8, nodes: 1 }
  const fit = context.fitFor(request)(alone)
  const fitsOne = fit?.verdict === 'yes'
  const stated = linkGbitsIn(asked)
  const figures = networkFigures(spec, machines, fitsOne, context.catalog, stated)
  if (figures === null) return known
  return {
    ...known,
    alone: true,
    says: [...networkSentences(figures, title, fitsOne, stated), ...known.says.slice(fitsOne ? 1 : known.says.length)],
  }
}

const asksForOurs = /\b(?:do|did|would|are) you (?:guys )?(?:assum|reckon|use|using|count|calculat|plan|tak|put)/iu

/** "We get 19% MFU on a mixtral, bad?": a verdict on the share that is told, and what the usual one is of the model. */
function withMfu(
  known: GeneralAnswer,
  text: string,
  { today }: RequestContext,
  { vocabulary, catalog, renderContextOn }: EngineContext,
): GeneralAnswer {
  const { spec } = understand(text, { mode: 'message', vocabulary, today }).draft.finish()
  const shape = modelOf(spec, catalog)?.shape
  const { rules } = catalog.inquiryFacts
  // "What do you assume? Everybody says 40%": ours is asked, and theirs is not to be judged.
  const stated = asksForOurs.test(text) ? null : statedMfuIn(text)
  const hasExperts = shape === undefined ? mentionsExperts.test(text) : shape.activeParams < shape.params * 0.9
  const verdict = stated === null ? [] : [mfuVerdictSentence(stated, hasExperts || mentionsExperts.test(text), rules)]
  const figures = shape === undefined ? null : mfuFigures(spec, catalog)
  const { names } = renderContextOn({ today })
  return {
    ...known,
    says: [
      ...verdict,
      // What to plan with is no answer to whether theirs is good; what a high figure counts is one to a high figure.
      ...(stated === null ? known.says : stated > rules.usualMfu.high.base ? known.says.slice(1, 2) : []),
      ...(figures === null ? [] : [mfuSentence(figures, modelTitle(spec, names), names)]),
    ],
  }
}
const mentionsExperts = /\b(?:moe|experts?|mixture)\b/iu

/** "A reservation for 3 months, we run 50 hours a week": both sums, at the lowest prices on record; unchanged where no use is told. */
function withUse(known: GeneralAnswer, text: string, request: RequestContext, context: EngineContext): GeneralAnswer {
  const { today } = request
  const usedShare = utilizationIn(text)
  if (usedShare === null) return known
  const { spec } = understand(text, { mode: 'message', vocabulary: context.vocabulary, today }).draft.finish()
  const market = context.marketFor(request)
  const gpus = spec.gpus ?? ['h100-sxm']
  const judged = judgeQuote({ ...spec, gpus }, 0, true, false, null, market)
  if (judged.onDemand === null || judged.reserved === null) return known
  const hours = committedHoursIn(text, context.catalog.inquiryFacts.words) ?? hoursOfMonth
  const figures = {
    hours,
    usedShare,
    gpuCount: spec.gpuCount ?? countOfferedIn(text) ?? bareCountIn(text) ?? 1,
    onDemand: judged.onDemand.lowest,
    reserved: judged.reserved.lowest,
  }
  return {
    ...known,
    alone: true,
    says: [
      ...reservationSentences(figures, context.renderContextOn(request).names),
      ...discountSentences(text, usedShare),
      ...known.says.slice(1),
    ],
  }
}

/** "On 8", "with 16": a number of GPUs that stands alone behind the use; null: none does. */
const bareCountIn = (text: string): number | null => {
  const count = Number(/\b(?:on|with|of|across|using) (\d{1,4})\s*(?=[?.,;!)]|$)/u.exec(text)?.[1] ?? NaN)
  return count > 0 ? count : null
}

/** "Is spot cheaper for an H100 once you count interruptions?": with both prices, where no job says more. */
function withSpotPrices(
  known: GeneralAnswer,
  text: string,
  request: RequestContext,
  context: EngineContext,
): GeneralAnswer {
  const { draft } = understand(text, { mode: 'message', vocabulary: context.vocabulary, today: request.today })
  const { spec } = draft.finish()
  if (spec.tokens !== null) return known
  const market = context.marketFor(request)
  // Of two kinds each has its own price: which does more for it is another question.
  if (kindsOfGpus(spec.gpus ?? [], market).length > 1) return known
  // "What does an H200 hour cost, on demand versus spot?": a list of both is the answer.
  if (asksForBothPrices(text, request, context)) return { ...known, says: [] }
  const gpus = spec.gpus ?? ['h100-sxm']
  const statedHours = interruptionsIn(text)?.hoursBetween ?? null
  const found = spotOrNotOf({ ...spec, gpus }, placeMarket(market, spec), statedHours, spotTermsIn(text).priceShare)
  if (found === null) return known
  const { names } = context.renderContextOn(request)
  const unsaved = unsavedRunIn(text)
  const says = spotSentences(found, spec.gpus === null, names, unsaved)
  return { ...known, alone: true, says: unsaved === null ? [...says, ...known.says] : says }
}

function asksForBothPrices(text: string, { today }: RequestContext, { vocabulary, catalog }: EngineContext): boolean {
  const { words } = catalog.inquiryFacts
  if (!words.priceAsked.test(text) || words.meritAsked.test(text)) return false
  const asked = readInquiry(text, vocabulary, catalog.inquiryFacts, today)
  return asked?.kind === 'prices' && asked.pricings.length > 1
}

/** "HIPAA notes, which providers can we use?": those on record, marketplaces left out. */
function withHolders(
  known: GeneralAnswer,
  text: string,
  { today }: RequestContext,
  { vocabulary, catalog }: EngineContext,
): GeneralAnswer {
  const { spec } = understand(text, { mode: 'message', vocabulary, today }).draft.finish()
  const asked = spec.certificates
  if (asked === null) return known
  const holders = [...catalog.providers.values()].filter(
    ({ certificates, tiers }) =>
      asked.every((certificate) => certificates?.held.includes(certificate) === true) &&
      !tiers.some(({ hosts }) => hosts === 'third-party'),
  )
  if (holders.length === 0) return known
  const names = asked.map((certificate) => certificateNames[certificate]).join(' and ')
  const agreement = asked.includes('hipaa')
    ? ' Sign a business associate agreement (BAA) with it before any record goes there; nobody is certified for HIPAA as such.'
    : ''
  const says = `On record with ${names}: ${holders.map(({ name }) => name).join(', ')}.${agreement}`
  return { ...known, says: [says, ...known.says] }
}
