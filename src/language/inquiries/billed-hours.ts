/** "We ran 8 A100s for 2 days. Invoice: 1,152 GPU hours, $2,419.20": GPU-hours that are billed beside the time that is told. */
import { timeSpansIn } from '../questions/spans-of-time.ts'
import { collapseSpaces } from '../text/characters.ts'
import { gpuHoursIn } from './gpu-hours.ts'
import { ratesIn } from './quoted-rate.ts'
import { type WholeSum, wholeSumsIn } from './whole-sums.ts'

export type HoursOnBill = {
  /** GPU-hours of the invoice. */
  readonly billed: number
  /** Of each GPU, as it was used. */
  readonly hours: number
  /** Null: hours alone are told. */
  readonly charged: Pick<WholeSum, 'amount' | 'sign'> | null
  /** Without hours and sums: what names the GPUs. */
  readonly rest: string
}

const ofBill = /\b(?:bills?|billed|invoic\w+|charg(?:ed|es?|ing)|statement)\b/iu
const used = /\b(?:us(?:ed?|ing)|train\w*|ran|run|runs|running|took|lasted|had|rented|were up|was up|for|over|of|x)\b/iu
const factor = /(?:[x×*@]|\bat) ?[$€£] ?\d{1,2}(?:\.\d{1,3})?(?![\w%]|[.,]\d)/iu
/** What was planned is set against the bill elsewhere, and what an hour of each month takes is no invoice. */
const ofOthers = /\b(?:estimat\w+|expected|forecast|planned|budget\w*|per month|a month|monthly)\b/iu
const longest = 400

/** Null where not GPU-hours of a bill and one time of use are told. */
export function billedHoursIn(text: string): HoursOnBill | null {
  if (text.length > longest || !ofBill.test(text) || !used.test(text) || ofOthers.test(text)) return null
  const billed = gpuHoursIn(text)
  if (billed === null || billed.isMonthly) return null
  const priced = collapseSpaces(text.replace(billed.words, ' '))
  const unpriced = (ratesIn(priced)?.rest ?? priced).replace(factor, ' ')
  const [charged, ...sums] = wholeSumsIn(unpriced)
  if (sums.length > 0) return null
  const without = collapseSpaces(charged === undefined ? unpriced : unpriced.replace(charged.words, ' '))
  const [span, ...spans] = timeSpansIn(without)
  if (span === undefined || spans.length > 0) return null
  const rest = collapseSpaces(without.replace(span.words, ' '))
  return { billed: billed.value, hours: span.hours, charged: charged ?? null, rest }
}
