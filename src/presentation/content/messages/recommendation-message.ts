/** The answer to a job: headline, options, memory, what would change it, what was assumed, controls. */
import type { Recommendation } from '../../../recommend/recommendation.ts'
import type { Scenario } from '../../../scenario/scenario.ts'
import { memoryBar } from '../../format/memory-bar.ts'
import type { RenderContext } from '../../render-context.ts'
import { answerControls } from '../answer-controls.ts'
import {
  bullet,
  bullets,
  code,
  type ContentBlock,
  headingBlock,
  joinSpans,
  line,
  type Line,
  lines,
  type MessageContent,
  notesBlock,
  type Span,
  strong,
  textBlock,
} from '../message-content.ts'
import { type RecommendationSummary, summarizeRecommendation } from '../recommendation-summary.ts'
import { recommendationText } from './recommendation-text.ts'

export function recommendationMessage(
  scenario: Scenario,
  recommendation: Recommendation,
  renderContext: RenderContext,
): MessageContent {
  const summary = summarizeRecommendation(scenario, recommendation, renderContext)
  return {
    text: recommendationText(summary),
    blocks: [
      headingBlock(summary.headline),
      textBlock(openingLines(summary)),
      ...(summary.rows.length > 1 ? [optionTable(summary.rows)] : []),
      ...(summary.rows.some(({ why }) => why !== '') ? [textBlock(reasonLines(summary))] : []),
      ...(summary.savings.length > 0 ? [textBlock(savingLines(summary))] : []),
      textBlock(memoryLines(summary)),
      ...(summary.changes.length + summary.alsoTry.length > 0
        ? [textBlock(changeLines(summary, renderContext.isInteractive))]
        : []),
      notesBlock(footerLines(summary)),
      ...(renderContext.isInteractive ? answerControls(scenario, recommendation, renderContext.names) : []),
    ],
    scenario,
  }
}

function openingLines({ job, range, verdicts, warnings, advice }: RecommendationSummary): readonly Line[] {
  return [
    line(strong(job)),
    ...lines([range, ...verdicts]),
    ...warnings.map((warning) => line(strong('Watch out:'), ` ${warning}.`)),
    ...advice.map((sentence) => line(strong('Worth knowing:'), ` ${sentence}.`)),
  ]
}

function reasonLines({ rows }: RecommendationSummary): readonly Line[] {
  return rows.flatMap(({ label, why }) => (why === '' ? [] : [bullet(strong(`${label}:`), ` ${why}.`)]))
}

function savingLines({ savings }: RecommendationSummary): readonly Line[] {
  return [
    line(strong('Savings, each at a risk')),
    ...savings.map(({ replyText, effect, risk }) =>
      replyText === '' ? bullet(`${effect}. Risk: ${risk}.`) : bullet(code(replyText), `  ${effect}. Risk: ${risk}.`),
    ),
  ]
}

function memoryLines({ memory, ruledOut }: RecommendationSummary): readonly Line[] {
  const fits = [line(strong('Memory per GPU'), `  ${memoryBar(memory.share, 20)}`), line(memory.words)]
  return ruledOut.length === 0 ? fits : [...fits, line(strong('Will not fit')), ...bullets(ruledOut)]
}

function changeLines({ changes, alsoTry }: RecommendationSummary, isInteractive: boolean): readonly Line[] {
  const invitation = isInteractive ? 'reply here, for example' : 'add to your command, for example'
  return [
    ...(changes.length > 0 ? [line(strong('What would change it'))] : []),
    ...changes.map(({ replyText, effect }) => bullet(code(replyText), `  ${effect}`)),
    ...(alsoTry.length > 0
      ? [line(`${changes.length > 0 ? 'Or' : 'To change it,'} ${invitation} `, ...joinSpans(alsoTry.map(code), ', '))]
      : []),
  ]
}

function footerLines({
  requested,
  assumptions,
  counted,
  setup,
  price,
  rent,
  hosted,
}: RecommendationSummary): readonly Line[] {
  const labelled = [
    ['Asked:', requested.join(' · ')],
    ['Assumed:', assumptions.join(' · ')],
    ['Counted:', counted.join(' · ')],
    ['Set-up:', setup],
    ['Price:', price],
    ['Hosted instead:', hosted],
  ] as const
  const rentLink: readonly Span[] =
    rent === null ? [] : [' · rent it at ', { kind: 'link', label: rent.provider, address: rent.address }]
  return labelled.flatMap(([label, text]) =>
    text === '' ? [] : [line(strong(label), ` ${text}`, ...(label === 'Price:' ? rentLink : []))],
  )
}

const columns = [
  { title: 'Plan', align: 'left' },
  { title: 'Provider', align: 'left' },
  { title: 'Time', align: 'right' },
  { title: 'Total cost', align: 'right' },
  { title: 'Memory/GPU', align: 'right' },
] as const

function optionTable(rows: RecommendationSummary['rows']): ContentBlock {
  return {
    kind: 'table',
    columns,
    rows: rows.map(({ label, plan, provider, time, total, memory }) => [
      label === '' ? plan : { label, text: plan },
      provider,
      time,
      total,
      memory,
    ]),
  }
}
