/** An amount that was inferred, and that nobody fine-tunes on: what was read is told, and what else may be meant is asked. */
import { planName, providerName } from '../presentation/format/display-names.ts'
import { formatDuration, formatTokens, formatUsd } from '../presentation/format/number-format.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { textSizeOf } from '../scenario/text-size.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { withMethodOfData } from './method-of-data.ts'
import type { RequestContext } from './request.ts'

/** Tuning is spoken of: without such a word so much is the data of a pretraining. */
const tuning = /tun(?:e|ing)|lora|\b(?:sft|dpo|orpo|kto|simpo|grpo|adapters?|peft|full ft|distil\w*)\b/iu

/** A first job with the method that its data settle, or the question whether so much is meant. */
export const withSettledData = (
  said: Interpretation,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation => withDoubtedData(withMethodOfData(said, context), text, request, context)

/** Unchanged where the amount was typed as such, or may well be meant. */
function withDoubtedData(
  said: Interpretation,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  if (said.kind !== 'start') return said
  const { scenario } = said
  const { spec, setBy } = scenario
  const { adapters, full } = context.catalog.inquiryFacts.rules.mostFineTuned
  const isFull = spec.method === 'full' && setBy.method !== undefined
  const most = isFull ? full.base : adapters.base
  if (spec.tokens === null || spec.tokens < most || spec.task === 'pretrain' || !tuning.test(text)) return said
  const doubt = doubtOf(scenario)
  if (doubt === null) return said
  const usual = `far more than is fine-tuned on (${formatTokens(isFull ? full.base : adapters.base)} ${isFull ? 'with all weights' : 'with adapters'} is much already; recalled)`
  return {
    kind: 'problem',
    problem: {
      kind: 'missing-data',
      message: `“${doubt.words}” would be ${formatTokens(spec.tokens)} of data, ${usual}${planned(scenario, request, context)}. ${doubt.asks}`,
      terms: [doubt.words],
      suggestions: doubt.isReplaced
        ? [usualData, formatTokens(spec.tokens)].map((data) => text.replace(doubt.words, data))
        : [],
    },
    style: 'command',
  }
}

const usualData = '100M tokens'
const bare = /^“(?<words>[^”]{1,40})” is read as [^”]{1,30} tokens of data\.$/u
const product = /^“(?<words>[^”]{1,60})” and “[^”]{1,60}” are read as /u

/** `isReplaced`: an amount of tokens can stand in place of the words. */
type DoubtedData = { readonly words: string; readonly asks: string; readonly isReplaced: boolean }

/** The words that the amount was inferred from, and what they may mean; null: it was typed as it is. */
function doubtOf(scenario: Scenario): DoubtedData | null {
  const text = textSizeOf(scenario)
  if (text !== null)
    return {
      words: text.words,
      asks: 'If it is memory or a disk of the machine, say how much data there is, such as “100M tokens”; of raw files, how many tokens of text are in them; if all of it is trained on, say “pretraining”, or the tokens.',
      isReplaced: true,
    }
  for (const { field, text: remark } of scenario.remarks ?? []) {
    const size = field === 'tokens' ? bare.exec(remark)?.groups?.['words'] : undefined
    if (size !== undefined)
      return {
        words: size,
        asks: `If it is another model, say “a ${size} model”, and the data, such as “100M tokens”; if it is data, say “${size} tokens”.`,
        isReplaced: true,
      }
    const count = field === 'tokens' ? product.exec(remark)?.groups?.['words'] : undefined
    if (count !== undefined)
      return {
        words: count,
        asks: 'Are both numbers as you mean them? If so, say the tokens in all.',
        isReplaced: false,
      }
  }
  return null
}

/** What it would come to as it stands. */
function planned(scenario: Scenario, request: RequestContext, context: EngineContext): string {
  const answer = context.advisor.answer(scenario, request.today, context.askerContext(request, null))
  if (answer.kind !== 'recommendation') return ''
  const { best } = answer.recommendation
  const { names } = context.renderContextOn(request)
  return `: about ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} on ${planName(best, names)} at ${providerName(best, names)}`
}
