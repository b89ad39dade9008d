/** "80k for a used DGX A100 640GB, fair?": a price of a machine against what such GPUs sell for, and against their rent. */
import { serverForm } from '../catalog/gpu.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { priceIn } from '../language/inquiries/buying-inquiry.ts'
import { machineMemoryIn, offersUsedMachine } from '../language/inquiries/used-machine.ts'
import { boughtOrRentedSentences, usedMachineSentences } from '../presentation/content/inquiries/purchase-sentences.ts'
import { GB } from '../catalog/units.ts'
import { powerUsdPerHour } from '../recommend/inquiries/owned-machine.ts'
import { lowestRented } from '../recommend/inquiries/quote.ts'
import { inDollars } from './dollars.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** Less is the price of a part. */
const leastUsd = 300

/** Null where no used machine is offered at a price, or a job to train is named. */
export const usedMachineOf: SpecReader = (text, specOf, request, context) => {
  if (!offersUsedMachine(text) || ratesIn(text) !== null) return null
  const memory = machineMemoryIn(text)
  const priced = priceIn(text)
  const spec = specOf(memory?.rest ?? text)
  if (priced === null || priced < leastUsd || spec.gpus === null || spec.params !== null || spec.model !== null)
    return null
  const count = spec.gpuCount ?? 1
  const forms = spec.gpus.flatMap((id) => context.catalog.gpus.get(id) ?? [])
  // "DGX A100 640GB" is the memory of all of them.
  const each = memory === null ? null : (memory.gigabytes / count) * GB
  const nearest = forms.toSorted((one, other) => off(one.memory.base, each) - off(other.memory.base, each))
  const gpu = each === null ? serverForm(forms) : nearest[0]
  if (gpu === undefined) return null
  const { catalog } = context
  const market = context.marketFor(request)
  // Machines of strangers are no measure of one's own.
  const rented = lowestRented({ ...spec, gpus: [gpu.id] }, market)
  if (rented === undefined) return null
  const currency = /€|\beur/iu.test(text) ? 'EUR' : /£|\bgbp/iu.test(text) ? 'GBP' : null
  const usd = inDollars(priced, currency, context)
  const power = powerUsdPerHour(gpu.id, count, null, catalog)
  const sold = catalog.totalCost.hardware.purchases.find(
    (one) => one.gpu === gpu.id && one.condition.startsWith('used'),
  )
  const record = sold === undefined ? null : { low: sold.low.base * count, high: sold.high.base * count }
  const { names } = context.renderContextOn(request)
  return inquiryOf({
    kind: 'known',
    id: 'used machine',
    says: [
      ...usedMachineSentences(usd, names.gpu(gpu.id), count, record, {
        usdPerGpuHour: rented.usdPerGpuHour,
        provider: names.provider(rented.provider),
      }),
      ...boughtOrRentedSentences(usd, rented.usdPerGpuHour * count, count, power),
    ],
  })
}

const off = (memory: number, each: number | null): number => Math.abs(memory - (each ?? 0))
