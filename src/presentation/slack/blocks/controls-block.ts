/** Buttons and selects as a block of actions. */
import type { ActionsBlock, Button, PlainTextOption, StaticSelect } from '@slack/types'
import type { ButtonControl, ContentBlock, SelectControl } from '../../content/message-content.ts'
import { truncate } from '../../format/truncate.ts'
import { escapePlainText } from './mrkdwn.ts'
import { scenarioPayload } from './scenario-metadata.ts'
import { codePointLength, limitOf } from 'local-slack/block-kit/limits'

export function controlsBlock({ id, controls }: Extract<ContentBlock, { kind: 'controls' }>): ActionsBlock {
  return {
    type: 'actions',
    block_id: id,
    elements: controls.map((control) => (control.kind === 'button' ? buttonElement(control) : selectElement(control))),
  }
}

/** A scenario that is too long for a button is left out: the message's metadata has it. */
function buttonElement({ id, label, value, isPrimary }: ButtonControl): Button {
  const text = typeof value === 'string' ? value : JSON.stringify(scenarioPayload(value))
  return {
    type: 'button',
    action_id: id,
    text: { type: 'plain_text', text: label },
    ...(codePointLength(text) <= limitOf('button.value') ? { value: text } : {}),
    ...(isPrimary === true ? { style: 'primary' } : {}),
  }
}

function selectElement({ id, placeholder, options, selected }: SelectControl): StaticSelect {
  const elements = options.map(selectOption)
  const initial = elements.find(({ value }) => value === selected)
  return {
    type: 'static_select',
    action_id: id,
    placeholder: { type: 'plain_text', text: placeholder },
    options: elements,
    ...(initial === undefined ? {} : { initial_option: initial }),
  }
}

const selectOption = ({ label, value }: SelectControl['options'][number]): PlainTextOption => ({
  text: { type: 'plain_text', text: truncate(escapePlainText(label), limitOf('option.text')) },
  value: truncate(value, limitOf('option.value')),
})
