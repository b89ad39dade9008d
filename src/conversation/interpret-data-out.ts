/** "8 TB on S3, pulled once per run, 12 runs": what data cost that leave a provider, and what keeping them does. */
import { egressIn } from '../language/inquiries/egress.ts'
import { type MovedData, movedDataIn } from '../language/inquiries/data-moved.ts'
import { rentedHoursIn } from '../language/inquiries/price-inquiry.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { type TransferText, transferIn } from '../language/inquiries/transfer-time.ts'
import { readInquiry } from '../language/read-inquiry.ts'
import {
  type MovedPart,
  dataOutSentences,
  gpuPartSentence,
  keptDataSentence,
  copyOnceSentence,
  lessDataSentence,
  sizeText,
} from '../presentation/content/inquiries/data-bill-sentences.ts'
import { transferTimeSentence } from '../presentation/content/inquiries/transfer-time-sentence.ts'
import { placeOfPrice } from '../presentation/format/display-names.ts'
import { formatCount } from '../presentation/format/number-format.ts'
import { checkpointFigures } from '../recommend/inquiries/known-figures.ts'
import { priceListOf } from '../recommend/inquiries/prices.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where nothing leaves or is kept, or a whole job is told: then it is one of its costs. */
export const dataBillOf: SpecReader = (text, specOf, request, context) => {
  const moved = movedDataIn(text)
  const transfer = transferIn(text)
  if (moved === null) return transfer === null ? null : transferOf(transfer, specOf, context)
  const spec = specOf(moved.rest)
  if (spec.params !== null && spec.tokens !== null) return null
  // "A 70b lora on 5 GB of text, keep it cheap": data to train on.
  if (!moved.isOut && spec.params !== null && moved.bytes !== null && moved.speaksOfTraining) return null
  // "8x A100 at $11,680 a month + $500 for 5 TB of storage": a machine with what is rented beside it.
  if (!moved.isOut && spec.gpus !== null) return null
  const { catalog, vocabulary } = context
  const { clouds } = catalog.inquiryFacts.rules
  const data = clouds.find(({ provider }) => provider === moved.cloud)
  const cloud = data === undefined ? null : { name: catalog.providers.get(data.provider)?.name ?? '', data }
  const parts = partsOf(moved, spec, context)
  if (parts.length === 0) return null
  const [named, ...others] = spec.providers ?? []
  const provider = cloud !== null || others.length > 0 || named === undefined ? undefined : catalog.providers.get(named)
  const usual = catalog.totalCost.allowances.usualStorage.base
  const bill = {
    parts,
    times: moved.times,
    cloud,
    clouds,
    // What leaves a store is charged by the store, and not by who has the GPUs.
    free: moved.freeStore ?? (provider?.egress?.value === 0 ? provider.name : null),
    usualStorage: usual,
  }
  const target = clouds.find(({ provider: id }) => id === moved.into) ?? data
  const storage = target?.storage ?? provider?.storage ?? null
  const keptAt =
    target === undefined ? null : { name: catalog.providers.get(target.provider)?.name ?? '', data: target }
  const says = [
    ...(moved.isOut ? dataOutSentences(bill) : []),
    ...(moved.isOut && moved.times === 1 && cloud !== null && moved.speaksOfTraining ? [copyOnceSentence] : []),
    // What such a store asks for keeping is not on record.
    ...(moved.isKept && (moved.freeStore === null || target !== undefined)
      ? [
          keptDataSentence({ parts, cloud: keptAt }, moved.keptDays, {
            usdPerGbMonth: storage?.value ?? usual,
            words: keptAt !== null ? 'recalled' : storage === null ? 'the usual price of disk' : (provider?.name ?? ''),
          }),
        ]
      : []),
  ]
  // "8x H100 for 10 days, the 30 TB sit in S3": what leaves is one part of the bill, the hours are the other.
  const beside = egressIn(text)?.beside ?? ''
  const rented =
    moved.times > 1 || rentedHoursIn(beside, catalog.inquiryFacts) === null
      ? null
      : readInquiry(beside, vocabulary, catalog.inquiryFacts, request.today)
  if (rented?.kind === 'prices') return { kind: 'inquiry', inquiry: rented, generalAnswers: says }
  const time =
    transfer === null
      ? []
      : [transferTimeSentence(transfer.bytes, transfer.gbits, catalog.inquiryFacts.rules.lineShare)]
  const tail = moved.isOut && moved.bytes === null ? [lessDataSentence] : []
  return inquiryOf({
    kind: 'known',
    id: 'data-out',
    says: [...says, ...time, ...gpuPart(moved, spec, request, context), ...tail],
  })
}

/** Data that go into a cloud or anywhere over a line: the time, and what keeping them there costs. */
function transferOf(
  { bytes, gbits, keptDays, cloud: id, rest }: TransferText,
  specOf: (words: string) => Spec,
  { catalog }: EngineContext,
): Interpretation | null {
  const spec = specOf(rest)
  if (spec.params !== null || spec.gpus !== null) return null
  const data = catalog.inquiryFacts.rules.clouds.find(({ provider }) => provider === id)
  const cloud = data === undefined ? null : { name: catalog.providers.get(data.provider)?.name ?? '', data }
  const size = sizeText(bytes)
  const kept =
    keptDays === null
      ? []
      : [
          keptDataSentence({ parts: [{ words: size, bytes }], cloud }, keptDays, {
            usdPerGbMonth: data?.storage.value ?? catalog.totalCost.allowances.usualStorage.base,
            words: data === undefined ? 'the usual price of disk' : 'recalled',
          }),
        ]
  const into = cloud === null || keptDays === null ? [] : [`Into ${cloud.name} data are free; out of it they cost.`]
  const time = transferTimeSentence(bytes, gbits, catalog.inquiryFacts.rules.lineShare)
  return inquiryOf({ kind: 'known', id: 'data-out', says: [time, ...kept, ...into] })
}

const weightsOnly =
  /\bweights?[- ](?:only|alone)\b|\b(?:only|just) (?:the )?weights\b|\b(?:without|no) optimi[sz]er\b/iu

/** Data, finished weights and checkpoints that the text names. */
function partsOf(moved: MovedData, spec: Spec, { catalog }: EngineContext): readonly MovedPart[] {
  const ofData = moved.bytes === null ? [] : [{ words: sizeText(moved.bytes), bytes: moved.bytes }]
  const figures = moved.checkpoints > 0 || moved.bytes === null ? checkpointFigures(spec, catalog) : null
  if (figures === null) return ofData
  const { resultBytes, resumeBytes } = figures
  const { checkpoints: count } = moved
  const weights =
    moved.hasWeights && !(count > 0 && weightsOnly.test(moved.rest))
      ? [{ words: `${sizeText(resultBytes)} of weights`, bytes: resultBytes }]
      : []
  const of = (each: number, what: string): MovedPart => ({
    words: `${formatCount(count)} checkpoints of ${sizeText(each)} (${what})`,
    bytes: count * each,
  })
  const saved = weightsOnly.test(moved.rest)
    ? [of(resultBytes, 'weights alone')]
    : [
        ...(moved.isKept && !moved.isOut ? [] : [of(resultBytes, 'weights alone')]),
        of(resumeBytes, 'with optimizer states'),
      ]
  return [...ofData, ...weights, ...(count === 0 ? [] : saved)]
}

/** "16 H100 for 30 h each": what the runs themselves take. */
function gpuPart(moved: MovedData, spec: Spec, request: RequestContext, context: EngineContext): readonly string[] {
  const rates = ratesIn(moved.rest)
  const hours = rentedHoursIn(rates?.rest ?? moved.rest, context.catalog.inquiryFacts)
  if (spec.gpus === null || spec.gpuCount === null || hours === null) return []
  const market = context.marketFor(request)
  const sellers = (spec.providers ?? []).filter((id) => id !== moved.cloud)
  const asked: Spec = { ...spec, providers: sellers.length === 0 ? null : sellers, pricing: 'on_demand' }
  const [offer] = priceListOf(asked, ['on_demand'], null, market).offers
  if (offer === undefined) return []
  const { names } = context.renderContextOn(request)
  const words = placeOfPrice(offer, names)
  return [gpuPartSentence(moved.times, spec.gpuCount, hours, { usdPerGpuHour: offer.usdPerGpuHour, words })]
}
