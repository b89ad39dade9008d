/** A conversation without Slack: the first text, then each reply, each answered as it would be in a thread. */
import type { About, Answered, Corridor } from './advise.ts'
import { frontierOf } from './chart/chart.ts'
import { askedToCheck, isClaim } from './check/is-claim.ts'
import type { OwnRun } from './recommend/own-run.ts'
import type { Recommendation } from './recommend/recommendation.ts'
import { adviceMenu, adviceOf, adviceWords } from './reply/advice.ts'
import { durationRange, usd, usdRange } from './reply/format.ts'
import type { Manner } from './reply/manner.ts'
import { asMeasured, measuredLines } from './reply/measured.ts'
import { answerQuestion, isTopic } from './reply/question.ts'
import { headlineOf } from './reply/summary.ts'
import { type Conversation, converse, currentScenario, type Turn } from './scenario/conversation.ts'
import { describe } from './scenario/describe.ts'
import type { FileWish } from './scenario/file-wishes.ts'
import { help } from './scenario/parse.ts'
import type { Problem } from './scenario/problem.ts'
import type { Scenario } from './scenario/spec.ts'
import type { LogReading } from './scenario/trainer-log.ts'
import type { Vocabulary } from './scenario/vocabulary.ts'
import { knownOf } from './thread/instead.ts'

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
  corridor: Pick<Corridor, 'answer' | 'adviceOn' | 'check' | 'decide' | 'measure' | 'ownRun'>,
  manner: Manner,
): readonly Reply[] {
  let own: readonly OwnRun[] = []
  let conversation: Conversation | null = null
  return texts.map((text) => {
    const verdict = conversation === null ? null : judged(text, currentScenario(conversation))
    if (verdict !== null) return { kind: 'answer', text: verdict }
    const next = converse(conversation, text, vocabulary, manner.today)
    conversation = next.conversation
    const said = replyTo(next.turn)
    if (typeof said !== 'function') return said
    if (conversation === null) throw new Error('a question before the first scenario')
    return spoken(currentScenario(conversation), said)
  })

  /** A claim is judged, with the run spoken of behind what it leaves out. */
  function judged(text: string, { spec }: Scenario): string | null {
    const asked = askedToCheck(text)
    if (asked === null && !isClaim(text, vocabulary, manner.today)) return null
    const checked = corridor.check(asked ?? text, manner.today, spec, { own })
    return 'problem' in checked ? null : checked.message.text
  }

  function replyTo(turn: Turn): Reply | ((recommendation: Recommendation, scenario: Scenario) => string) {
    switch (turn.kind) {
      case 'scenario':
      case 'problem':
      case 'ignored':
        return turn
      case 'help':
        return { kind: 'problem', problem: help() }
      case 'file':
        return (recommendation, scenario) => fileWords(turn.file, scenario, recommendation)
      case 'question':
        return (recommendation, scenario) => answered(turn, { scenario, recommendation })
      case 'control':
        return () => turn.alternatives.map((scenario) => besideOthers(scenario)).join('\n')
      case 'measured':
        return (recommendation, scenario) => withMeasurement(turn.log, { scenario, recommendation })
      case 'spent':
        return ({ best }) =>
          `Spent ${usd(turn.usd)}; the estimate was ${usd(best.usd.p50)} in total (${usdRange(best.usd)}).`
    }
  }

  function answered(question: Extract<Turn, { kind: 'question' }>, about: Answered): string {
    const { topic, subject } = question
    const { scenario, recommendation } = about
    if (topic === 'advice') return adviceMenu()
    if (!isTopic(topic)) return adviceWords(corridor.adviceOn(adviceOf[topic], about, manner.today, { own }))
    const decision = corridor.decide({ scenario, option: recommendation.best }, manner.today)
    const ask = (changed: Scenario) => corridor.answer(changed, manner.today, { own })
    const known = knownOf(question, about, ask, decision)
    // "why?" is about what was assumed and weighed.
    const asked = topic === 'why' && subject === null ? 'assumptions' : topic
    return answerQuestion(asked, subject?.words ?? '', scenario, recommendation, manner, known)
  }

  /** A picture in words; of a table, where it is written. */
  function fileWords(file: FileWish, scenario: Scenario, recommendation: Recommendation): string {
    if (file === 'chart') return frontierOf(scenario, recommendation, manner).altText
    const typed = describe(scenario, vocabulary)
    return `Every option with every figure: gpucost ask "${typed}" --${file}${file === 'csv' ? ' --out options.csv' : ''}`
  }

  function spoken(scenario: Scenario, words: (recommendation: Recommendation, scenario: Scenario) => string): Reply {
    const held = corridor.answer(scenario, manner.today, { own })
    if (held.kind === 'problem') return { kind: 'problem', problem: held.problem }
    return { kind: 'answer', text: words(held.recommendation, scenario) }
  }

  /** Says how far off the estimate was; from here on the thread's plans rest on the measurement. */
  function withMeasurement(log: LogReading, answered: Answered): string {
    const about: About = { scenario: answered.scenario, option: answered.recommendation.best }
    const measured = corridor.measure(log, about, { own })
    if ('problem' in measured) return measured.problem.message
    own = [...own, corridor.ownRun(measured, about, `turn ${own.length + 1}`, manner.today)]
    const again = corridor.answer(about.scenario, manner.today, { own })
    const plan =
      again.kind === 'problem'
        ? again.problem.message
        : `${asMeasured(measured, answered, again.recommendation.best, manner.names)} With it: ${headlineOf(again.recommendation.best, manner.names)}.`
    return [...measuredLines(measured), plan.trim()].join(' ')
  }

  /** One line of a comparison. */
  function besideOthers(scenario: Scenario): string {
    const held = corridor.answer(scenario, manner.today, { own })
    const asked = describe(scenario, vocabulary)
    if (held.kind === 'problem') return `${asked}: ${held.problem.message}`
    const { best } = held.recommendation
    return `${asked}: ${headlineOf(best, manner.names)} (${durationRange(best.hours)}, ${usdRange(best.usd)})`
  }
}
