/** A price of a training of which nothing is told: what decides it is asked, with two prices to hold on to, and no plan is guessed. */
import { isBareQuote } from '../language/inquiries/bare-quote.ts'
import { formatTokens, formatUsd } from '../presentation/format/number-format.ts'
import { emptySpec } from '../scenario/scenario.ts'
import { knownInquiry, type SpecReader } from './part-readers.ts'
import { recommendationForSpec } from './recommendation-for.ts'

/** A small and a large job that people know. */
const anchors = [
  { words: 'a LoRA of an 8B model', params: 8e9, method: 'lora', tokens: 10e6 },
  { words: 'full fine-tuning of a 70B', params: 70e9, method: 'full', tokens: 100e6 },
] as const

/** Null where anything is told that a plan could rest on. */
export const bareQuoteOf: SpecReader = (text, _specOf, request, context) => {
  if (!isBareQuote(text)) return null
  const known = anchors.flatMap(({ words, params, method, tokens }) => {
    const found = recommendationForSpec({ ...emptySpec, params, method, tokens }, request, context)
    return found === null ? [] : [`${words} on ${formatTokens(tokens)} is about ${formatUsd(found.best.allInUsd.p50)}`]
  })
  return knownInquiry('bare quote', [
    'I cannot quote it yet. Say in one line: which model, or its size, or what it is to do; how much data (examples and their length, pages, or tokens); whether an existing model is tuned or one is made from scratch; and by when.',
    ...(known.length === 0 ? [] : [`To hold on to: ${known.join(', ')}, with idle time and failed starts.`]),
  ])
}
