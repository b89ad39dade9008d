/** The price of the GPUs that were spoken of, where the data of a job are not known. */
import type { Inquiry } from '../language/inquiries/inquiry.ts'
import type { ConversationSubject } from './conversation-subject.ts'

const priceTopics: ReadonlySet<string> = new Set(['cost', 'price-date', 'provider', 'spot', 'per-gpu'])

/** "Just give me the price for 72 h": of the GPUs, where the data of the job are not known. */
export function pricesOf(
  { inquiry, scenario: { spec } }: ConversationSubject,
  topic: string,
): Extract<Inquiry, { kind: 'prices' }> | null {
  if (spec.gpus === null || !priceTopics.has(topic)) return null
  if (inquiry?.kind === 'prices') return { ...inquiry, unused: [] }
  const pricings = [spec.pricing ?? 'on_demand'] as const
  return {
    kind: 'prices',
    spec,
    pricings,
    hours: spec.deadlineHours,
    gpuHours: null,
    isPerTokenAsked: false,
    unused: [],
  }
}
