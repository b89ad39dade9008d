/** Interactive elements of messages, modals and the home tab. A press or a choice is sent at once. */
import { h } from 'preact'
import { useState } from 'preact/hooks'
import { asObject, asObjects, asString, isJsonObject, type JsonObject, textObjectText } from '../../json.ts'
import { safeAddress } from '../blocks/link.ts'
import { InlineText } from '../blocks/mrkdwn.ts'
import { Confirmation } from './confirmation.ts'
import { Control } from './control.ts'
import { Icon } from '../icons.ts'
import { Menu } from '../menu.ts'
import { type InputValue, initialValue, placeholderOf } from './input-values.ts'
import { usePageContext } from '../page-context.ts'

type BlockElementProps = { readonly element: JsonObject; readonly onPress: (chosen: InputValue) => void }

/** A button, select, picker or text input outside of a form. Where it has a confirmation, that is asked first. */
export function BlockElement({ element, onPress }: BlockElementProps) {
  const { route } = usePageContext()
  const [chosen, setChosen] = useState<InputValue>(() => initialValue(element, route.pane))
  const [pending, setPending] = useState<InputValue | null>(null)
  const confirm = element['confirm']
  const press = (next: InputValue): void => {
    if (isJsonObject(confirm)) setPending(next)
    else send(next)
  }
  const send = (next: InputValue): void => {
    setPending(null)
    setChosen(next)
    onPress(next)
  }
  return h('span', { class: 'element' }, [
    renderElement(element, chosen, press),
    isJsonObject(confirm) &&
      pending !== null &&
      h(Confirmation, { labels: confirm, onYes: () => send(pending), onNo: () => setPending(null) }),
  ])
}

function renderElement(element: JsonObject, chosen: InputValue, press: (chosen: InputValue) => void) {
  const type = asString(element['type'])
  if (type === 'button' || type === 'workflow_button') return h(Button, { element, press })
  if (type === 'overflow') return h(OverflowMenu, { element, press })
  if (type === 'feedback_buttons') return h(FeedbackButtons, { element, press })
  if (type === 'icon_button') return h(Button, { element, press })
  return h(Control, {
    element,
    chosen,
    onChoose: press,
    label: asString(element['accessibility_label']) || placeholderOf(element, 'Choose'),
    isInline: true,
  })
}

type ElementProps = { readonly element: JsonObject; readonly press: (chosen: InputValue) => void }

function Button({ element, press }: ElementProps) {
  const style = asString(element['style'])
  const label = asString(element['accessibility_label']) || undefined
  const text = h(InlineText, { text: asObject(element['text']) })
  const address = safeAddress(asString(element['url']))
  const common = { class: `button ${style}`, 'aria-label': label, onClick: () => press({}) }
  if (address === null) return h('button', { ...common, type: 'button' }, text)
  return h('a', { ...common, href: address, target: '_blank', rel: 'noreferrer noopener' }, text)
}

function OverflowMenu({ element, press }: ElementProps) {
  const items = asObjects(element['options']).map((option) => {
    const description = textObjectText(option['description'])
    return {
      label: textObjectText(option['text']),
      run: () => press({ selected_option: option }),
      ...(description === '' ? {} : { hint: description }),
    }
  })
  const label = asString(element['accessibility_label']) || 'More'
  return h(Menu, { label, content: h(Icon, { name: 'more' }), items, className: 'overflow', side: 'left' })
}

function FeedbackButtons({ element, press }: ElementProps) {
  const buttons = [element['positive_button'], element['negative_button']].filter(isJsonObject)
  return h(
    'span',
    { class: 'actions' },
    buttons.map((button) =>
      h(
        'button',
        {
          key: asString(button['value']),
          type: 'button',
          class: 'button',
          'aria-label': asString(button['accessibility_label']) || undefined,
          onClick: () => press({ value: button['value'], text: button['text'] }),
        },
        textObjectText(button['text']),
      ),
    ),
  )
}
