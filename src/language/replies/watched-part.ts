/** Which plan somebody waits for: "when b200s at lambda …", "if spot …". */
import type { WatchedPart, WatchRequest } from '../../scenario/watch-target.ts'
import { isKind, type Mention } from '../lexicon/meanings.ts'

/** With what the wish names of the plan: its GPUs, its seller, spot. */
export function withWatchedPart(request: WatchRequest, mentions: readonly Mention[]): WatchRequest {
  if (request.kind !== 'price' && request.kind !== 'hourly' && request.kind !== 'cheaper') return request
  const gpu = mentions.find((mention) => isKind(mention, 'gpu'))
  const provider = mentions.find((mention) => isKind(mention, 'provider'))
  const pricing = mentions.find((mention) => isKind(mention, 'field-value') && mention.meaning.field === 'pricing')
  const counted = mentions.find((mention) => isKind(mention, 'amount') && mention.to === gpu?.from)
  const count = isKind(gpu, 'gpu')
    ? (gpu.meaning.count ?? (isKind(counted, 'amount') ? counted.meaning.value : undefined))
    : undefined
  const within: WatchedPart = {
    ...(isKind(gpu, 'gpu') && gpu.meaning.group !== true ? { gpus: [...gpu.meaning.ids] } : {}),
    ...(isKind(gpu, 'gpu') && count !== undefined ? { gpuCount: count } : {}),
    ...(isKind(provider, 'provider') ? { providers: [...provider.meaning.ids] } : {}),
    ...(isKind(pricing, 'field-value') && pricing.meaning.value === 'spot' ? { pricing: 'spot' } : {}),
  }
  return Object.keys(within).length === 0 ? request : { ...request, within }
}
