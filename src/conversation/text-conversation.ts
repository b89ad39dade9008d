/** A conversation without Slack: the first text, then each reply, each answered as it would be in a thread. */
import type { PlanContext, AnsweredScenario, Advisor } from './advisor.ts'
import { chartContent } from '../chart/chart.ts'
import { checkRequestIn, isClaim } from '../check/claim-detection.ts'
import type { TeamMeasurementRecord } from '../recommend/team-measurement-record.ts'
import type { Recommendation } from '../recommend/recommendation.ts'
import { adviceMenu, adviceTopicOf, advicePlainText } from '../presentation/slack/messages/advice-message.ts'
import { formatDurationRange, formatUsd, formatUsdRange } from '../presentation/format/number-format.ts'
import type { RenderContext } from '../presentation/render-context.ts'
import { describePlanAsMeasured, measurementLines } from '../presentation/slack/messages/measurement-message.ts'
import { answerQuestion, isAnsweredTopic } from '../presentation/questions/answer-question.ts'
import { optionHeadline } from '../presentation/content/recommendation-summary.ts'
import { type RevisionHistory, currentScenario } from '../language/replies/revision-history.ts'
import { applyTurn, type ResolvedTurn } from '../language/replies/turn.ts'
import { toText } from '../language/to-text.ts'
import type { ExportFormat } from '../language/replies/reply-act.ts'
import { help } from '../language/command.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { LogMetrics } from '../language/replies/trainer-log.ts'
import type { Vocabulary } from '../language/lexicon/vocabulary.ts'
import { questionDetails } from './what-if.ts'

/** What a turn comes to: the scenario that now holds, a problem, talk that is left alone, or words. */
export type TextReply =
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'answer'; readonly text: string }

/** One reply a turn, the first text included. `mannerOf` says how to speak on a day. */
export function runTextConversation(
  texts: readonly string[],
  vocabulary: Vocabulary,
  advisor: Pick<Advisor, 'answer' | 'adviceOn' | 'check' | 'decide' | 'measure' | 'ownRun'>,
  renderContext: RenderContext,
): readonly TextReply[] {
  let teamMeasurements: readonly TeamMeasurementRecord[] = []
  let history: RevisionHistory | null = null
  return texts.map((text) => {
    const verdict = history === null ? null : judgeClaim(text, currentScenario(history))
    if (verdict !== null) return { kind: 'answer', text: verdict }
    const result = applyTurn(history, text, vocabulary, renderContext.today)
    history = result.history
    const reply = replyToTurn(result.result)
    if (typeof reply !== 'function') return reply
    if (history === null) throw new Error('a question before the first scenario')
    return answerInWords(currentScenario(history), reply)
  })

  /** A claim is judged, with the run spoken of behind what it leaves out. */
  function judgeClaim(text: string, { spec }: Scenario): string | null {
    const asked = checkRequestIn(text)
    if (asked === null && !isClaim(text, vocabulary, renderContext.today)) return null
    const checked = advisor.check(asked ?? text, renderContext.today, spec, { teamMeasurements })
    return 'problem' in checked ? null : checked.message.text
  }

  function replyToTurn(
    turn: ResolvedTurn,
  ): TextReply | ((recommendation: Recommendation, scenario: Scenario) => string) {
    switch (turn.kind) {
      case 'scenario':
      case 'problem':
      case 'ignored':
        return turn
      case 'help':
        return { kind: 'problem', problem: help() }
      case 'file':
        return (recommendation, scenario) => describeFile(turn.file, scenario, recommendation)
      case 'question':
        return (recommendation, scenario) => answered(turn, { scenario, recommendation })
      case 'control':
        return () => turn.alternatives.map((scenario) => comparisonLine(scenario)).join('\n')
      case 'measured':
        return (recommendation, scenario) => applyMeasurement(turn.log, { scenario, recommendation })
      case 'spent':
        return ({ best }) =>
          `Spent ${formatUsd(turn.usd)}; the estimate was ${formatUsd(best.usd.p50)} in total (${formatUsdRange(best.usd)}).`
    }
  }

  function answered(question: Extract<ResolvedTurn, { kind: 'question' }>, about: AnsweredScenario): string {
    const { topic, subject } = question
    const { scenario, recommendation } = about
    if (topic === 'advice') return adviceMenu()
    if (!isAnsweredTopic(topic))
      return advicePlainText(advisor.adviceOn(adviceTopicOf[topic], about, renderContext.today, { teamMeasurements }))
    const decision = advisor.decide({ scenario, option: recommendation.best }, renderContext.today)
    const ask = (changed: Scenario) => advisor.answer(changed, renderContext.today, { teamMeasurements })
    const details = questionDetails(question, about, ask, decision)
    // "why?" is about what was assumed and weighed.
    const asked = topic === 'why' && subject === null ? 'assumptions' : topic
    return answerQuestion(asked, subject?.words ?? '', scenario, recommendation, renderContext, details)
  }

  /** A picture in words; of a table, where it is written. */
  function describeFile(file: ExportFormat, scenario: Scenario, recommendation: Recommendation): string {
    if (file === 'chart') return chartContent(scenario, recommendation, renderContext).altText
    const commandText = toText(scenario, vocabulary)
    return `Every option with every figure: gpucost ask "${commandText}" --${file}${file === 'csv' ? ' --out options.csv' : ''}`
  }

  function answerInWords(
    scenario: Scenario,
    words: (recommendation: Recommendation, scenario: Scenario) => string,
  ): TextReply {
    const answer = advisor.answer(scenario, renderContext.today, { teamMeasurements })
    if (answer.kind === 'problem') return { kind: 'problem', problem: answer.problem }
    return { kind: 'answer', text: words(answer.recommendation, scenario) }
  }

  /** Says how far off the estimate was; from here on the thread's plans rest on the measurement. */
  function applyMeasurement(log: LogMetrics, answered: AnsweredScenario): string {
    const about: PlanContext = { scenario: answered.scenario, option: answered.recommendation.best }
    const measured = advisor.measure(log, about, { teamMeasurements })
    if ('problem' in measured) return measured.problem.message
    teamMeasurements = [
      ...teamMeasurements,
      advisor.ownRun(measured, about, `turn ${teamMeasurements.length + 1}`, renderContext.today),
    ]
    const again = advisor.answer(about.scenario, renderContext.today, { teamMeasurements })
    const plan =
      again.kind === 'problem'
        ? again.problem.message
        : `${describePlanAsMeasured(measured, answered, again.recommendation.best, renderContext.names)} With it: ${optionHeadline(again.recommendation.best, renderContext.names)}.`
    return [...measurementLines(measured), plan.trim()].join(' ')
  }

  /** One line of a comparison. */
  function comparisonLine(scenario: Scenario): string {
    const answer = advisor.answer(scenario, renderContext.today, { teamMeasurements })
    const asked = toText(scenario, vocabulary)
    if (answer.kind === 'problem') return `${asked}: ${answer.problem.message}`
    const { best } = answer.recommendation
    return `${asked}: ${optionHeadline(best, renderContext.names)} (${formatDurationRange(best.hours)}, ${formatUsdRange(best.usd)})`
  }
}
