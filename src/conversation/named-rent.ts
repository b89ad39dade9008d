/** How GPUs and sellers of a price on record are called. */
import type { EngineContext } from './engine-context.ts'
import type { GpuId } from '../catalog/ids.ts'
import { kindsOfGpus } from '../recommend/inquiries/per-token.ts'
import { type DisplayNames, providerName } from '../presentation/format/display-names.ts'
import type { PriceOnRecord } from '../recommend/inquiries/quote.ts'

/** The words that all of them begin with: "A100" for its forms. */
export function sharedName(all: readonly string[]): string {
  const [words = [], ...others] = all.map((name) => name.split(' '))
  const end = words.findIndex((word, index) => others.some((name) => name[index] !== word))
  return words.slice(0, end === -1 ? words.length : Math.max(1, end)).join(' ')
}

/** Who asks a price, with the form of the GPU where several were meant. */
export const sellerOf = (price: PriceOnRecord, gpus: readonly string[], names: DisplayNames): string =>
  gpus.length > 1 ? `${names.gpu(price.gpu)} at ${providerName(price, names)}` : providerName(price, names)

/** Half a machine of a kind and more are its SXM form, where it has one. */
export function formsOf(gpus: readonly GpuId[], count: number, { catalog }: EngineContext): GpuId[] {
  const sxm = gpus.filter((id) => catalog.gpus.get(id)?.form === 'SXM')
  const isBoard = count >= catalog.inquiryFacts.rules.machineGpus.base / 2
  return isBoard && sxm.length > 0 ? sxm : [...gpus]
}

/** The same where several kinds are named: of each its own. */
export const formsOfEach = (gpus: readonly GpuId[], count: number, context: EngineContext): GpuId[] =>
  kindsOfGpus(gpus, context).flatMap((kind) => formsOf(kind, count, context))
