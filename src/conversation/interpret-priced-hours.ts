/** "300 GPU-hours of H100, Together is 2.99, we can't use Vast at 0.95": the bill of an amount of computing. */
import { gpuHoursIn } from '../language/inquiries/gpu-hours.ts'
import { type QuotedRate, ratesIn } from '../language/inquiries/quoted-rate.ts'
import type { NamedBill } from '../presentation/content/inquiries/known-figures-sentences.ts'
import { pricedHoursSentences } from '../presentation/content/inquiries/known-figures-sentences.ts'
import { type FoundInterpretation, inquiryOf, type ReadPart } from './part-readers.ts'

/** Null where no hours and no prices are named, or a job is: its hours are ours to say. */
export function pricedHoursOf(
  text: string,
  readPart: ReadPart,
  usdOf: (rate: QuotedRate) => QuotedRate,
): FoundInterpretation {
  const hours = gpuHoursIn(text)
  const rates = hours === null || hours.isMonthly ? [] : (ratesIn(hours.rest)?.rates ?? [])
  if (hours === null || rates.length === 0 || rates.some(({ per }) => per !== 'hour')) return null
  const whole = readPart(text)
  const { spec } = whole.draft.finish()
  if (spec.tokens !== null || spec.params !== null) return null
  const bills = rates.map((rate): NamedBill => {
    const usdPerGpuHour = usdOf(rate).usd
    const provider = lastName(
      hours.rest.slice(0, hours.rest.indexOf(rate.words)),
      whole.recognized.normalized.text,
      readPart,
    )
    return {
      name: provider?.name ?? '',
      isRefused: provider?.isRefused ?? false,
      usdPerGpuHour,
      usd: usdPerGpuHour * hours.value,
    }
  })
  const kept = bills.filter(({ isRefused }) => !isRefused)
  if (kept.length === 0) return null
  const says = pricedHoursSentences(
    hours.words,
    hours.value,
    kept,
    bills.filter(({ isRefused }) => isRefused),
  )
  return inquiryOf({ kind: 'known', id: 'priced hours', says })
}

/** The provider that was named last before a price, and whether the text refuses it. */
function lastName(before: string, text: string, readPart: ReadPart): { name: string; isRefused: boolean } | null {
  const { recognized } = readPart(before)
  const named = recognized.mentions.findLast(({ meaning }) => meaning.kind === 'provider' || isProvider(meaning))
  if (named === undefined) return null
  const wordsOf = (read: ReturnType<ReadPart>, from: number, to: number): string => read.wordsAt(from, to).trim()
  const name = wordsOf(readPart(before), named.from, named.to)
  const whole = readPart(text)
  const isRefused = whole.recognized.mentions.some(
    ({ from, to }, at) =>
      wordsOf(whole, from, to).toLowerCase() === name.toLowerCase() &&
      [1, 2, 3].some((step) => whole.recognized.mentions[at - step]?.meaning.kind === 'not'),
  )
  return { name, isRefused }
}

const isProvider = (meaning: object): boolean =>
  'kind' in meaning && meaning.kind === 'out-of-catalog' && 'what' in meaning && meaning.what === 'provider'
