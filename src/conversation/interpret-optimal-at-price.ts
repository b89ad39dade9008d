/** "Compute-optimal model for $50k, H100s at $2.00/h": money at a price of one's own is an amount of computing. */
import { serverForm } from '../catalog/gpu.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { optimalSentences } from '../presentation/content/inquiries/optimal-sentences.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import { inDollars } from './dollars.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

const asksPretrainable = /\b(?:what|which|how (?:big|large))\b[^.?!]{0,60}\bpre-?train/iu

const sum =
  /\$ ?(\d[\d,]{0,12}(?:\.\d{1,2})?) ?(k|m|million)?\b|\b(?:with|for|have|got) (?:about |around )?(\d{1,4}(?:\.\d)?) ?(k|million)\b(?! ?(?:tok|h\b|hours|gpu|steps|param))|(?<![\w.])(\d{1,4}(?:\.\d)?) ?(k|million) ?(?:\$|usd|dollars|bucks)/iu

/** "For $120k": the one sum beside the price. */
function sumIn(text: string): number | null {
  const [, signed, signedTimes, told, toldTimes, behind, behindTimes] = sum.exec(text) ?? []
  const times = (signedTimes ?? toldTimes ?? behindTimes ?? '').toLowerCase()
  const value = Number((signed ?? told ?? behind ?? '').replaceAll(',', ''))
  return value > 0 ? value * (times === '' ? 1 : times === 'k' ? 1e3 : 1e6) : null
}

/** Null where no new model is asked for, a model or data are named, or the sum, the price or the GPU is missing. */
export const optimalAtPrice: SpecReader = (text, specOf, request, context) => {
  const { words, rules } = context.catalog.inquiryFacts
  if (!words.optimal.test(text) && !asksPretrainable.test(text)) return null
  const found = ratesIn(text)
  const [rate, ...others] = found?.rates ?? []
  if (found === null || rate?.per !== 'hour' || others.length > 0) return null
  const { gpus, gpuCount, params, tokens, ...spec } = specOf(found.rest)
  const budgetUsd = spec.budgetUsd ?? sumIn(found.rest)
  if (budgetUsd === null || params !== null || tokens !== null) return null
  const known = (gpus ?? []).flatMap((id) => context.catalog.gpus.get(id) ?? [])
  // A bare name is that of the form for servers.
  const gpu = serverForm(known)
  const peak = gpu?.peak.bf16?.base ?? null
  if (gpu === undefined || peak === null) return null
  const usd = inDollars(rate.usd, rate.currency, context)
  const perGpuHour = usdOfOneGpu(usd, rate.isPerGpu, gpuCount)
  const { names } = context.renderContextOn(request)
  const figures = { budgetUsd, perGpuHour, peak, gpuCount, gpu: names.gpu(gpu.id) }
  return inquiryOf({ kind: 'known', id: 'optimal at price', says: optimalSentences(figures, rules) })
}
