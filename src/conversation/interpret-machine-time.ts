/** Time of GPUs without a job: machines that were left running, what they draw, what that emits. */
import { signOfMoney } from '../language/text/currency-signs.ts'
import { type Gpu, serverForm } from '../catalog/gpu.ts'
import {
  asksForCarbon,
  asksForPower,
  isFullLoad,
  leftRunningIn,
  namedPeriodIn,
  placesIn,
  totalGpuHoursIn,
} from '../language/inquiries/machine-time.ts'
import { withoutPowerPrice, perKilowattHour } from '../language/inquiries/power-price.ts'
import { rentedHoursIn } from '../language/inquiries/price-inquiry.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { utilizationIn } from '../language/inquiries/utilization.ts'
import {
  carbonSentences,
  leftOnUnnamedSentences,
  leftRunningSentences,
  machinePowerSentences,
} from '../presentation/content/inquiries/machine-time-sentences.ts'
import { rentOnRecord } from '../recommend/inquiries/quote.ts'
import { compiledOwnershipFormulas } from '../recommend/total-cost/cost-formulas.ts'
import type { Spec } from '../scenario/scenario.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import type { EngineContext } from './engine-context.ts'
import { sellerOf } from './named-rent.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** Null where no GPU is named, or a job to train is. */
export const machineTimeOf: SpecReader = (text, specOf, request, context) => {
  return (
    leftRunning(text, specOf, request, context) ??
    carbonOf(text, specOf, request, context) ??
    powerOf(text, specOf, request, context)
  )
}

/** "Left 2x H100 running since the 3rd at 2.49/h": what it came to, at that price or the lowest on record. */
const leftRunning: SpecReader = (text, specOf, request, context) => {
  const { rules } = context.catalog.inquiryFacts
  const left = leftRunningIn(text, request.today, rules)
  if (left === null) return null
  const found = ratesIn(left.rest)
  const [rate, ...others] = found?.rates ?? []
  const spec = specOf(found?.rest ?? left.rest)
  if (spec.params !== null || spec.tokens !== null || others.length > 0 || (rate !== undefined && rate.per !== 'hour'))
    return null
  const market = context.marketFor(request)
  const { names } = context.renderContextOn(request)
  if (spec.gpus === null && !namesGpu.test(text)) return null
  if (spec.gpus === null && rate === undefined) {
    const cards = rules.comparedCards.flatMap((gpu) => {
      const price = rentOnRecord({ ...spec, gpus: [gpu] }, market)
      return price === null ? [] : [{ name: names.gpu(gpu), usdPerHour: price.lowest.usdPerGpuHour }]
    })
    return inquiryOf({ kind: 'known', id: 'left running', says: leftOnUnnamedSentences(left, cards) })
  }
  const count = spec.gpuCount ?? 1
  const record = rate === undefined ? rentOnRecord(spec, market) : null
  const price = rate === undefined ? record?.lowest.usdPerGpuHour : usdOfOneGpu(rate.usd, rate.isPerGpu, count)
  if (price === undefined) return null
  const says = leftRunningSentences({
    hours: left.hours,
    state: left.state,
    words: left.words,
    count,
    isCounted: spec.gpuCount !== null,
    price,
    sign: signOfMoney(rate?.currency),
    record:
      record === null
        ? null
        : { seller: sellerOf(record.lowest, spec.gpus ?? [], names), median: record.median, count: record.count },
    today: request.today,
  })
  return inquiryOf({ kind: 'known', id: 'left running', says })
}

const namesGpu = /\b(?:nvidia-smi|gpus?|instances?|machines?|pods?|servers?|nodes?|vms?|cards?|box)\b/iu

/** What GPUs draw at the meter, watts for each: in the machine, and with cooling. */
export function wattsOf(gpu: Gpu, load: number, { catalog }: EngineContext): { machine: number; cooled: number } {
  const { serverHost, homeHost, pue } = catalog.totalCost.power
  const isHome = gpu.id.startsWith('rtx-')
  const drawn = { rating: gpu.power.base, utilisation: load, host: (isHome ? homeHost : serverHost).base }
  return {
    machine: compiledOwnershipFormulas.wallPower({ ...drawn, pue: 1 }),
    cooled: compiledOwnershipFormulas.wallPower({ ...drawn, pue: pue.base }),
  }
}

const formOf = (spec: Spec, { catalog }: EngineContext): Gpu | undefined => {
  const forms = (spec.gpus ?? []).flatMap((id) => catalog.gpus.get(id) ?? [])
  return serverForm(forms)
}

const otherWish = /\b(?:buy(?:ing)?|rent(?:al|ed|ing)?|host(?:ing|ed)?|serve[ds]?|serving)\b/iu
const nonStop = /\b(?:24 ?[/x] ?7|non-?stop|around the clock|day and night)(?!\w)/iu

/** "Electricity of an 8x H100 server for a month at 0.31 €/kWh". */
const powerOf: SpecReader = (text, specOf, request, context) => {
  if (!asksForPower(text) || otherWish.test(text)) return null
  const { rest, words } = withoutPowerPrice(text)
  const spec = specOf(rest)
  const gpu = formOf(spec, context)
  const hours = rentedHoursIn(rest, context.catalog.inquiryFacts) ?? namedPeriodIn(rest)
  if (gpu === undefined || hours === null || spec.params !== null || spec.model !== null) return null
  const { rules } = context.catalog.inquiryFacts
  const share = isFullLoad(text) || nonStop.test(text) ? 1 : (utilizationIn(rest) ?? 1)
  const load = isFullLoad(text) ? 1 : context.catalog.totalCost.power.utilisation.base
  const given = perKilowattHour(words ?? '')
  const sign = /€|eur/iu.test(words ?? '') ? '€' : /£|gbp|pound/iu.test(words ?? '') ? '£' : '$'
  const says = machinePowerSentences({
    gpu: context.renderContextOn(request).names.gpu(gpu.id),
    count: spec.gpuCount ?? 1,
    hours: hours * share,
    watts: wattsOf(gpu, load, context),
    isHome: gpu.id.startsWith('rtx-'),
    load,
    price: given ?? rules.kilowattHourUsd.base,
    isPriceGiven: given !== null,
    sign: given === null ? '$' : sign,
  })
  return inquiryOf({ kind: 'known', id: 'machine power', says })
}

/** "Carbon of 3,000 H100 hours in Sweden compared to Poland". */
const carbonOf: SpecReader = (text, specOf, request, context) => {
  if (!asksForCarbon(text)) return null
  const total = totalGpuHoursIn(text)
  const spec = specOf(total?.rest ?? text)
  const gpu = formOf(spec, context)
  const each = total === null ? rentedHoursIn(text, context.catalog.inquiryFacts) : null
  const gpuHours = total?.value ?? (each === null ? null : each * (spec.gpuCount ?? 1))
  if (gpu === undefined || gpuHours === null || spec.params !== null || spec.model !== null) return null
  const { countries, otherwise } = context.catalog.totalCost.grid
  const named = Object.entries(countries).flatMap(([code, { name, intensity }]) => {
    const at = text.search(
      new RegExp(`\\b(?:${[name.replace(/^the /u, ''), ...(aliases[code] ?? [])].join('|')})\\b`, 'u'),
    )
    return at < 0 ? [] : [{ name, grams: intensity.base, at }]
  })
  const usual = countries[otherwise]
  const places = named.toSorted((one, other) => one.at - other.at)
  const isKnown = (place: string): boolean =>
    places.some(({ name, at }) => name.includes(place) || text.indexOf(place) === at)
  const says = carbonSentences({
    gpu: context.renderContextOn(request).names.gpu(gpu.id),
    gpuHours,
    watts: wattsOf(gpu, context.catalog.totalCost.power.utilisation.base, context).cooled,
    places: places.length > 0 || usual === undefined ? places : [{ name: usual.name, grams: usual.intensity.base }],
    isPlaceAssumed: places.length === 0,
    unknown: placesIn(text).filter((place) => !isKnown(place)),
  })
  return inquiryOf({ kind: 'known', id: 'carbon', says })
}

/** Other names of countries, as they are typed. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  US: ['US', 'USA', 'America'],
  GB: ['UK', 'GB', 'Britain', 'England'],
  KR: ['Korea'],
}
