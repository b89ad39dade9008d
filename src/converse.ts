/** A conversation without Slack: the first text, then each reply, each answered as it would be in a thread. */
import type { Corridor } from './advise.ts'
import type { Recommendation } from './recommend/recommendation.ts'
import { durationRange, tokensPerSecond, usd, usdRange } from './reply/format.ts'
import type { Manner } from './reply/manner.ts'
import { answerQuestion } from './reply/question.ts'
import { headlineOf } from './reply/summary.ts'
import { type Conversation, converse, currentScenario, type Turn } from './scenario/conversation.ts'
import { describe } from './scenario/describe.ts'
import { help } from './scenario/parse.ts'
import type { Problem } from './scenario/problem.ts'
import type { Scenario } from './scenario/spec.ts'
import type { Vocabulary } from './scenario/vocabulary.ts'

/** What a turn comes to: the scenario that now holds, a problem, talk that is left alone, or words. */
export type Reply =
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'answer'; readonly text: string }

/** One reply a turn, the first text included. `mannerOf` says how to speak on a day. */
export function walkThread(
  texts: readonly string[],
  vocabulary: Vocabulary,
  answer: Corridor['answer'],
  manner: Manner,
): readonly Reply[] {
  let conversation: Conversation | null = null
  return texts.map((text) => {
    const next = converse(conversation, text, vocabulary, manner.today)
    conversation = next.conversation
    const said = replyTo(next.turn)
    if (typeof said !== 'function') return said
    if (conversation === null) throw new Error('a question before the first scenario')
    return spoken(currentScenario(conversation), said)
  })

  function replyTo(turn: Turn): Reply | ((recommendation: Recommendation, scenario: Scenario) => string) {
    switch (turn.kind) {
      case 'scenario':
      case 'problem':
      case 'ignored':
        return turn
      case 'help':
        return { kind: 'problem', problem: help() }
      case 'question':
        return (recommendation, scenario) =>
          // "why?" is about what was assumed and weighed.
          answerQuestion(
            turn.topic === 'why' ? 'assumptions' : turn.topic,
            turn.subject?.words ?? '',
            scenario,
            recommendation,
            manner,
          )
      case 'control':
        return () => turn.alternatives.map((scenario) => besideOthers(scenario)).join('\n')
      case 'measured':
        return ({ best }) =>
          `Measured ${tokensPerSecond(turn.tokensPerSecond)}${turn.perGpu === true ? ' per GPU' : ''}; the estimate is ` +
          `${tokensPerSecond(best.tokensPerSecond.p50)} over all ${best.gpuCount} GPUs.`
      case 'spent':
        return ({ best }) =>
          `Spent ${usd(turn.usd)}; the estimate was ${usd(best.usd.p50)} in total (${usdRange(best.usd)}).`
    }
  }

  function spoken(scenario: Scenario, words: (recommendation: Recommendation, scenario: Scenario) => string): Reply {
    const held = answer(scenario, manner.today)
    if (held.kind === 'problem') return { kind: 'problem', problem: held.problem }
    return { kind: 'answer', text: words(held.recommendation, scenario) }
  }

  /** One line of a comparison. */
  function besideOthers(scenario: Scenario): string {
    const held = answer(scenario, manner.today)
    const asked = describe(scenario, vocabulary)
    if (held.kind === 'problem') return `${asked}: ${held.problem.message}`
    const { best } = held.recommendation
    return `${asked}: ${headlineOf(best, manner.names)} (${durationRange(best.hours)}, ${usdRange(best.usd)})`
  }
}
