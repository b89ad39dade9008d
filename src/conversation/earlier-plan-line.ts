/** The line above what was pressed under an older message: which plan it is about. */
import { line, withNoteAbove } from '../presentation/content/message-content.ts'
import { optionHeadline } from '../presentation/content/recommendation-summary.ts'
import type { RenderContext } from '../presentation/render-context.ts'
import type { Outcome } from './outcome.ts'
import type { ThreadState } from './thread-state.ts'

/** The outcome with a line above it that names the plan of the older message whose button was pressed. `thread`: as that message shows it. */
export function withEarlierPlanLine(outcome: Outcome, { shown }: ThreadState, { names }: RenderContext): Outcome {
  if (shown === null || outcome.kind === 'ignored') return outcome
  const note = line(
    `From the plan above the button, ${optionHeadline(shown.best, names)}; what was asked after it is left out.`,
  )
  return { ...outcome, content: withNoteAbove(outcome.content, note) }
}
