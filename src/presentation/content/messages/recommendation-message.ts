/** The answer to a job as a card: the plan, its risks, what to choose between, what it rests on, what to do next. */
import type { Recommendation } from '../../../recommend/recommendation.ts'
import type { Scenario } from '../../../scenario/scenario.ts'
import type { RenderContext } from '../../render-context.ts'
import { answerControls } from '../answer-controls.ts'
import { cardColumns } from '../card-rows.ts'
import {
  type ContentBlock,
  code,
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
  bullets,
} from '../message-content.ts'
import { type PlanCard, planCard } from '../plan-card.ts'

/** The whole answer, with its controls. */
export function recommendationMessage(
  scenario: Scenario,
  recommendation: Recommendation,
  renderContext: RenderContext,
): MessageContent {
  const { isInteractive, names } = renderContext
  const card = planCard(scenario, recommendation, renderContext)
  return {
    text: recommendationText(card, isInteractive),
    blocks: [
      headingBlock(card.headline),
      textBlock(openingLines(card)),
      ...(card.rows.length > 0 ? [rowTable(card.rows)] : []),
      ...(card.replies.length > 0 ? [textBlock([nextLine(card, isInteractive)])] : []),
      notesBlock(footerLines(card)),
      ...(isInteractive ? answerControls(scenario, recommendation, names) : []),
    ],
    scenario,
  }
}

function openingLines({ job, range, remarks, cautions }: PlanCard): readonly Line[] {
  return [
    line(strong(job)),
    ...lines([range, ...remarks]),
    ...cautions.map(({ label, text }) => line(strong(`${label}:`), ` ${text}.`)),
  ]
}

const rowTable = (rows: PlanCard['rows']): ContentBlock => {
  const columns = cardColumns(rows)
  return {
    kind: 'table',
    columns,
    rows: rows.map(({ total, time, label, plan, provider, risk }) => {
      const text = `${plan} at ${provider}`
      return [total, time, label === '' ? text : { label, text }, risk || '–'].slice(0, columns.length)
    }),
  }
}

/** The first that people ask. */
const nextQuestion = 'why this one?'

/** "Next: reply `spot`, `8-bit` or `on lambda`". */
function nextLine({ replies }: Pick<PlanCard, 'replies'>, isInteractive: boolean): Line {
  const [last, ...others] = replies.toReversed()
  const earlier = joinSpans(others.toReversed().map(code), ', ')
  const choices = last === undefined ? [] : [...earlier, ...(earlier.length > 0 ? [' or '] : []), code(last)]
  return isInteractive
    ? line(strong('Next:'), ' reply ', ...choices, ' to change it, or ask ', code(nextQuestion))
    : line(strong('Next:'), ' add ', ...choices, ' to change it')
}

/** What it rests on: a line for what was assumed, one for the price. */
function footerLines(card: PlanCard): readonly Line[] {
  const { assumed } = card
  return [...(assumed.length === 0 ? [] : [line(strong('Assumed:'), ` ${assumed.join(' · ')}`)]), priceLine(card)]
}

/** The price with its age, and where it is rented. */
export function priceLine({ price, rent }: Pick<PlanCard, 'price' | 'rent'>): Line {
  const rentLink: readonly Span[] =
    rent === null
      ? []
      : [' · rent it at ', { kind: 'link', label: rent.address.replace(/^www\./, ''), address: rent.address }]
  return line(strong('Price:'), ` ${price}`, ...rentLink)
}

/** The same facts as the blocks, in the same order. */
function recommendationText(card: PlanCard, isInteractive: boolean): readonly Line[] {
  const { headline, job, range, remarks, cautions, rows, replies, assumed, price, rent } = card
  const choices = replies.map((words) => `“${words}”`).join(', ')
  return [
    ...lines([`${headline}.`, `${job}. ${range}`, ...remarks]),
    ...lines(cautions.map(({ label, text }) => `${label}: ${text}.`)),
    ...(rows.length === 0 ? [] : [line('To choose between:'), ...bullets(rows.map(rowText))]),
    ...(choices === '' ? [] : [line(`${isInteractive ? 'Reply' : 'Add'}, for example: ${choices}.`)]),
    ...(assumed.length === 0 ? [] : [line(`Assumed: ${assumed.join('; ')}.`)]),
    line(`Price: ${price}${rent === null ? '' : `; rent it at ${rent.address.replace(/^www\./, '')}`}.`),
  ]
}

const rowText = ({ total, time, label, plan, provider, risk }: PlanCard['rows'][number]): string =>
  `${total}, ${time}: ${label === '' ? '' : `${label}, `}${plan} at ${provider}${risk === '' ? '' : ` (${risk})`}`
