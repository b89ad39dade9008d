/** "Retire our 8x A100? Colo $900/month, 6.5 kW at $0.18/kWh, busy 35 %": its month against renting the same hours. */
import { serverForm } from '../catalog/gpu.ts'
import { ownMachineKeptIn } from '../language/inquiries/own-machine-kept.ts'
import { ownMachineKeptSentences } from '../presentation/content/inquiries/own-machine-kept-sentences.ts'
import { rentOnRecord } from '../recommend/inquiries/quote.ts'
import { wattsOf } from './interpret-machine-time.ts'
import { sellerOf } from './named-rent.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** Null where no GPUs of one's own are weighed so, or a job is told. */
export const ownMachineKeptOf: SpecReader = (text, specOf, request, context) => {
  const kept = ownMachineKeptIn(text)
  if (kept === null) return null
  // The first kind that is named is the one that stands there.
  const spec = specOf(kept.rest.split(/\b(?:cloud|market|rent\w*|vs\.?|versus|instead)\b/iu)[0] ?? kept.rest)
  const gpu = serverForm((spec.gpus ?? []).flatMap((id) => context.catalog.gpus.get(id) ?? []))
  if (gpu === undefined || spec.params !== null || spec.tokens !== null) return null
  const { rules } = context.catalog.inquiryFacts
  const count = spec.gpuCount ?? (/\b(?:server|node|box|machine|dgx)\b/iu.test(text) ? rules.machineGpus.base : 1)
  const { names } = context.renderContextOn(request)
  const record =
    kept.rentUsd === null ? rentOnRecord({ ...spec, gpus: [gpu.id], owned: null }, context.marketFor(request)) : null
  const rentUsd = kept.rentUsd ?? record?.lowest.usdPerGpuHour
  if (rentUsd === undefined) return null
  const load = context.catalog.totalCost.power.utilisation.base
  const told = kept.loadKw === null ? null : kept.loadKw * (kept.loadOf === null ? 1 : count / kept.loadOf)
  const loadKw = told ?? (wattsOf(gpu, load, context).machine * count) / 1000
  return inquiryOf({
    kind: 'known',
    id: 'own-machine-kept',
    says: ownMachineKeptSentences({
      gpu: names.gpu(gpu.id),
      count,
      loadKw,
      isLoadTold: kept.loadKw !== null,
      idleKw: kept.idleKw ?? loadKw * rules.idlePower.base,
      isIdleTold: kept.idleKw !== null,
      powerPrice: kept.powerPrice ?? rules.kilowattHourUsd.base,
      isPowerTold: kept.powerPrice !== null,
      placeUsd: kept.placeUsd ?? 0,
      usedShare: kept.usedShare,
      rentUsd,
      seller: record === null ? null : sellerOf(record.lowest, [gpu.id], names),
    }),
  })
}
