/** "Is spot worth it for 3 days of 8xA100, a checkpoint every 30 min?": both sums, by the figures that are told. */
import { interruptionsIn } from '../language/inquiries/interruptions.ts'
import { rentedHoursIn } from '../language/inquiries/price-inquiry.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { hourlyPricesIn, spotTermsIn, withoutTermTimes } from '../language/inquiries/spot-terms.ts'
import { spotTradeSentences } from '../presentation/content/inquiries/spot-trade-sentences.ts'
import { spotTradeOf } from '../recommend/inquiries/spot-trade.ts'
import { isOfAllGpus } from '../scenario/stated-figures.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

const spot = /\b(?:spot|pre-?emptibles?|interruptibles?|preempted|low[- ]priority)\b/iu
/** A list of both prices is asked for, and nothing of what interruptions do. */
const asksMerit =
  /\b(?:worth|should|would you|do you (?:recommend|trust|advise)|or not|recommend\w*|trust|sane|wise|smart|stupid|reasonable|safe|sav(?:e|es|ing|ings)|cheaper|sense|good idea|better|risk\w*|how much (?:more|less)|difference|really|actually)\b/iu

/** "Spot or on demand for 3 days of 8 A100?": one is to be taken. */
const asksWhich =
  /\b(?:spot|pre-?emptibles?|interruptibles?) (?:(?:instances?|machines?|gpus?) )?(?:or|vs\.?|versus) (?:just |plain |regular )?(?:on[- ]?demand|od)\b|\b(?:on[- ]?demand|od) (?:or|vs\.?|versus) (?:spot|pre-?emptibles?|interruptibles?)\b/iu

/** "Is it worth moving to on-demand?" */
const leavesSpot =
  /\b(?:mov(?:e|ing)|switch(?:ing)?|chang(?:e|ing)|go(?:ing)?|upgrad(?:e|ing))(?: (?:it|this|us|back|over|away|everything|the run)){0,2}(?: from spot(?: at [$€£]?[\d.]+)?)? to (?:plain |regular )?(?:on[- ]?demand|od)\b/iu

/** "The run takes ~3 days" is how long it is; a restart takes minutes. */
const runTakes =
  /\b(run|job|training|experiment|fine-?tune)(?: (?:itself|will|would|should))?,? (?:takes?|lasts?|needs?|is|runs?)(?: (?:about|around|roughly|some|for))? ?~? ?(?=\d)/giu

/** Null where spot is not weighed, or no GPUs for a time are named. */
export const spotTradeAnswer: SpecReader = (text, specOf, request, context) => {
  if (!spot.test(text)) return null
  const interruptions = interruptionsIn(text)
  const terms = spotTermsIn(text)
  const isTold =
    interruptions !== null || terms.everyHours !== null || terms.restartHours !== null || terms.priceShare !== null
  const { inquiryFacts } = context.catalog
  const isChoice = asksWhich.test(text) && !inquiryFacts.words.priceAsked.test(text)
  if (!isTold && !isChoice && !asksMerit.test(text)) return null
  const rest = withoutTermTimes((interruptions?.rest ?? text).replace(runTakes, '$1 for ')).replace(
    /\b(day|week|month)[- ]long\b/iu,
    '1 $1',
  )
  const hours = rentedHoursIn(rest, inquiryFacts)
  if (hours === null) return null
  const found = ratesIn(rest)
  const spec = specOf(found?.rest ?? rest)
  if (spec.tokens !== null || (spec.gpus === null && spec.gpuCount === null)) return null
  const told = {
    betweenHours: interruptions?.hoursBetween ?? null,
    saveHours: interruptions?.saveHours ?? null,
    everyHours: terms.everyHours,
    restartHours: terms.restartHours,
    priceShare: terms.priceShare,
  }
  const hourly = (found?.rates ?? []).filter(({ per }) => per === 'hour').map(({ usd }) => usd)
  const prices = pricesTold(text, hourly, terms.priceShare)
  const market = context.marketFor(request)
  const trade = spotTradeOf({ ...spec, gpus: spec.gpus ?? ['h100-sxm'] }, hours, told, market)
  const usd = ofOneGpu(prices, spec.gpuCount, trade.onDemand?.usdPerGpuHour ?? Infinity)
  const { names } = context.renderContextOn(request)
  const sellers = (spec.providers ?? []).map((id) => names.provider(id))
  const says = spotTradeSentences(
    {
      trade,
      told,
      usd,
      isGpuAssumed: spec.gpus === null,
      ...(leavesSpot.test(text) ? { isLeaving: true as const } : {}),
      ...(isChoice ? { isChoosing: true as const } : {}),
      seller: sellers.length === 0 ? '' : ` at ${sellers.join(' or ')}`,
    },
    names,
  )
  return inquiryOf({ kind: 'known', id: 'spot trade', says })
}

/** Dollars an hour; null where a price is not told. */
type ToldPrices = { readonly onDemand: number | null; readonly spot: number | null }

/** By its name, by which of two is the lower, or by the discount that is told. */
function pricesTold(text: string, hourly: readonly number[], priceShare: number | null): ToldPrices {
  const named = hourlyPricesIn(text)
  if (named.onDemand !== null && named.spot !== null) return named
  if (hourly.length === 2) return { onDemand: Math.max(...hourly), spot: Math.min(...hourly) }
  const onDemand = named.onDemand ?? (named.spot === null && hourly.length === 1 ? (hourly[0] ?? null) : null)
  if (onDemand !== null && priceShare !== null) return { onDemand, spot: onDemand * priceShare }
  return named
}

/** "Spot 8xA100 is 6.40/h": of the machine, and so is the other. `recorded`: what one of them costs on demand. */
function ofOneGpu({ onDemand, spot }: ToldPrices, gpuCount: number | null, recorded: number): ToldPrices {
  const isOfAll =
    onDemand === null ? (spot ?? 0) > recorded : isOfAllGpus(onDemand, null, gpuCount) || onDemand > farAbove * recorded
  const gpus = isOfAll ? (gpuCount ?? 1) : 1
  const each = (usd: number | null): number | null => (usd === null ? null : usd / gpus)
  return { onDemand: each(onDemand), spot: each(spot) }
}
const farAbove = 2.5
