/** What can be pressed under a message or on the home tab. Whatever is chosen is sent at once. */
import { h } from 'preact'
import { useState } from 'preact/hooks'
import { isJsonObject, type JsonObject, asString, textObjectText } from '../json.ts'
import { Confirmation } from './confirmation.ts'
import { Control } from './control.ts'
import { Icon } from './icons.ts'
import { Menu } from './menu.ts'
import { type InputValue, initialValue, placeholderOf } from './input-values.ts'
import { usePageContext } from './page-context.ts'

type BlockElementProps = { readonly element: JsonObject; readonly onPress: (chosen: InputValue) => void }

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

function Button({ element, press }: { readonly element: JsonObject; readonly press: (chosen: InputValue) => void }) {
  const style = asString(element['style'])
  const label = asString(element['accessibility_label']) || undefined
  const text = textObjectText(element['text'])
  const url = asString(element['url'])
  const common = { class: `button ${style}`, 'aria-label': label, onClick: () => press({}) }
  if (/^https?:/.test(url)) return h('a', { ...common, href: url, target: '_blank', rel: 'noreferrer noopener' }, text)
  return h('button', { ...common, type: 'button' }, text)
}

function OverflowMenu({
  element,
  press,
}: {
  readonly element: JsonObject
  readonly press: (chosen: InputValue) => void
}) {
  const options: readonly unknown[] = Array.isArray(element['options']) ? element['options'] : []
  const items = options.filter(isJsonObject).map((option) => {
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

function FeedbackButtons({
  element,
  press,
}: {
  readonly element: JsonObject
  readonly press: (chosen: InputValue) => void
}) {
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
