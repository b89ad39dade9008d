/** The controls under an answer: those that change the plan or ask about it, and those that a page can do itself. */
import { answerControlIds } from '../presentation/content/answer-controls.ts'
import type { ControlAction } from '../presentation/content/control-action.ts'
import type { ButtonControl, MessageControl, SelectControl } from '../presentation/content/message-content.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { button, element } from './elements.ts'

export type ControlHandlers = {
  /** `label`: what was pressed, as it is shown above the answer. */
  readonly press: (action: ControlAction, label: string) => void
  readonly details: (scenario: Scenario) => void
  readonly copyLink: () => void
}

/** Null for what only Slack has: its own form, its channels. */
export function controlView(control: MessageControl, handlers: ControlHandlers): HTMLElement | null {
  return control.kind === 'select' ? selectView(control, handlers) : buttonView(control, handlers)
}

function buttonView({ id, label, value }: ButtonControl, { press, details, copyLink }: ControlHandlers) {
  if (id === answerControlIds.share) return button('Copy link', copyLink)
  if (typeof value === 'string') return null
  if ('kind' in value) return button(label, () => press(value, label))
  return id === answerControlIds.details ? button(label, () => details(value)) : null
}

/** A menu that goes back to its name: what was chosen shows in the answer. */
function selectView({ placeholder, options }: SelectControl, { press }: ControlHandlers): HTMLElement {
  const select = element(
    'select',
    { 'aria-label': placeholder.replace('…', '') },
    element('option', { value: '' }, placeholder),
    ...options.map(({ label, isSelected = false }, index) =>
      element('option', { value: index, selected: isSelected }, label),
    ),
  )
  const apply = (): void => {
    const option = options[Number(select.value)]
    if (select.value === '' || option === undefined) return
    select.value = ''
    press(option.value, option.label)
  }
  select.addEventListener('change', apply)
  return select
}
