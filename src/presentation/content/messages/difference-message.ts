/** The answer to a change: what it changed, then the new plan in short. */
import type { Option } from '../../../recommend/recommendation.ts'
import { isRemarkOnPeople } from '../../../scenario/sensitive-data.ts'
import { toOneLine } from '../../format/truncate.ts'
import type { RenderContext } from '../../render-context.ts'
import type { AnsweredScenario } from '../advisor-answer.ts'
import { answerControls } from '../answer-controls.ts'
import {
  bullets,
  headingBlock,
  line,
  lines,
  type MessageContent,
  notesBlock,
  strong,
  textBlock,
} from '../message-content.ts'
import { cheaperLine } from '../goal-lines.ts'
import { differenceLines } from '../plan-difference.ts'
import { planCard } from '../plan-card.ts'
import { priceLine } from './recommendation-message.ts'

/**
 * `changes`: what was changed, in words ("4-bit"), or how it came about, as a sentence ("Undone: 4-bit").
 * `quality`: a sentence on the risk; '' for none. `known`: what was said above it, whose data they are among it.
 */
export function differenceMessage(
  before: Option,
  after: AnsweredScenario,
  changes: readonly string[] | string,
  renderContext: RenderContext,
  { quality = '', known = [] }: { readonly quality?: string; readonly known?: readonly string[] } = {},
): MessageContent {
  const { scenario, recommendation } = after
  const card = planCard(scenario, recommendation, renderContext)
  const changeList = typeof changes === 'string' ? [changes] : changes
  const changeText = changeList.map((change) => toOneLine(change, 120)).join(', ')
  const changeSummary = changeText === '' || typeof changes === 'string' ? changeText : `Changed: ${changeText}`
  const effects = [
    ...differenceLines(before, recommendation.best, renderContext.names, typeof changes !== 'string'),
    ...(quality === '' ? [] : [`Quality: ${toOneLine(quality, 300)}`]),
    ...card.cautions.map(({ label, text }) => `${label}: ${text}`),
  ]
  // Whose the data are was said once; where they may go is said of each plan.
  const remarks = card.remarks.filter((remark) => !(isRemarkOnPeople(remark) && known.includes(remark)))
  const details = [card.range, ...remarks, ...cheaperLine(scenario, recommendation)]
  return {
    text: lines([
      `${card.headline}.`,
      ...(changeSummary === '' ? [] : [`${changeSummary}.`]),
      ...effects,
      ...details,
      `Price: ${card.price}`,
    ]),
    blocks: [
      headingBlock(card.headline),
      textBlock([line(strong(changeText === '' ? 'No change' : changeText)), ...bullets(effects)]),
      notesBlock([...lines(details), priceLine(card)]),
      ...(renderContext.isInteractive ? answerControls(scenario, recommendation, renderContext.names) : []),
    ],
    scenario,
  }
}

/** What was changed, above a message that says what came of it. */
export function withChangeLine(content: MessageContent, changes: readonly string[] | string): MessageContent {
  const summary = toOneLine(typeof changes === 'string' ? changes : changes.join(', '), 300)
  if (summary === '') return content
  const [first = line(), ...rest] = content.text
  return {
    ...content,
    text: [line(`${summary}. `, ...first.spans), ...rest],
    blocks: [notesBlock([line(summary)]), ...content.blocks],
  }
}
