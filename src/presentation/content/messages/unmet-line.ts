/** The line beside an answer about the last plan that stood: what was asked since and no plan meets, and how to drop it. */
import { askedChange } from '../../../scenario/scenario-change.ts'
import type { Scenario, SpecField } from '../../../scenario/scenario.ts'
import type { DisplayNames } from '../../format/display-names.ts'
import type { RenderContext } from '../../render-context.ts'
import type { ControlAction } from '../control-action.ts'
import { code, line, type MessageContent, notesBlock } from '../message-content.ts'
import { describeChanges } from '../scenario-summary.ts'

/** What no plan meets. */
export type UnmetRequest = {
  /** The fields that were changed since the plan stood. */
  readonly fields: readonly SpecField[]
  /** As it was asked last; no plan meets it. */
  readonly asked: Scenario
  /** The scenario of the last plan that stood. */
  readonly feasible: Scenario
  /** What to reply so that it holds again. */
  readonly undoReply: string
}

/** "Not met: under $500. This is about the plan without it." */
export const unmetText = (unmet: UnmetRequest, names: DisplayNames): string =>
  `Not met: ${askedText(unmet, names)}. This is about the plan without ${unmet.fields.length > 1 ? 'them' : 'it'}.`

/** A field that was only left open again keeps no plan from being met. */
function askedText({ fields, asked }: UnmetRequest, names: DisplayNames): string {
  const set = fields.filter((field) => asked.spec[field] !== null)
  return describeChanges(set.length === 0 ? fields : set, asked, names).join(', ')
}

/** The answer with that line beside it and, where controls can be pressed, a button that drops what is not met. */
export function withUnmetLine(
  content: MessageContent,
  unmet: UnmetRequest,
  renderContext: RenderContext,
  place: 'above' | 'below' = 'above',
): MessageContent {
  const { names, isInteractive } = renderContext
  const text = unmetText(unmet, names)
  const typed = line(`${text} To drop that, reply `, code(unmet.undoReply), '.')
  const note = notesBlock([isInteractive ? line(text) : typed])
  const isAbove = place === 'above'
  const noted: MessageContent = {
    ...content,
    text: isAbove ? [typed, ...content.text] : [...content.text, typed],
    blocks: isAbove ? [note, ...content.blocks] : [...content.blocks, note],
  }
  return withDropControl(noted, unmet, renderContext)
}

/** Begins as every control does whose value is an action. */
const dropControlId = 'amend_drop'

const maxLabel = 60

/** The message with a button that drops what no plan meets, where controls can be pressed. */
export function withDropControl(
  content: MessageContent,
  unmet: UnmetRequest,
  { names, isInteractive }: RenderContext,
): MessageContent {
  if (!isInteractive) return content
  const asked = askedText(unmet, names)
  const set = Object.fromEntries(unmet.fields.map((field) => [field, unmet.feasible.spec[field]]))
  const label = asked.length > maxLabel ? 'Drop what is not met' : `Drop “${asked}”`
  const value: ControlAction = { kind: 'change', change: askedChange(set) }
  const controls = [{ kind: 'button', id: dropControlId, label, value }] as const
  return { ...content, blocks: [...content.blocks, { kind: 'controls', id: 'unmet', controls }] }
}
