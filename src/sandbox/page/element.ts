/** What can be pressed under a message or on the home tab. Whatever is chosen is sent at once. */
import { h } from 'preact'
import { useState } from 'preact/hooks'
import { isJson, type Json, textOf, wordsOf } from '../json.ts'
import { Confirmation } from './confirmation.ts'
import { Control } from './control.ts'
import { Icon } from './icons.ts'
import { Menu } from './menu.ts'
import { type Chosen, initialOf, placeholderOf } from './options.ts'
import { useWorld } from './world.ts'

type Props = { readonly element: Json; readonly onPress: (chosen: Chosen) => void }

export function Element({ element, onPress }: Props) {
  const { place } = useWorld()
  const [chosen, setChosen] = useState<Chosen>(() => initialOf(element, place.at))
  const [asked, setAsked] = useState<Chosen | null>(null)
  const confirm = element['confirm']
  const press = (next: Chosen): void => {
    if (isJson(confirm)) setAsked(next)
    else send(next)
  }
  const send = (next: Chosen): void => {
    setAsked(null)
    setChosen(next)
    onPress(next)
  }
  return h('span', { class: 'element' }, [
    draw(element, chosen, press),
    isJson(confirm) &&
      asked !== null &&
      h(Confirmation, { words: confirm, onYes: () => send(asked), onNo: () => setAsked(null) }),
  ])
}

function draw(element: Json, chosen: Chosen, press: (chosen: Chosen) => void) {
  const type = textOf(element['type'])
  if (type === 'button' || type === 'workflow_button') return h(Button, { element, press })
  if (type === 'overflow') return h(Overflow, { element, press })
  if (type === 'feedback_buttons') return h(Feedback, { element, press })
  if (type === 'icon_button') return h(Button, { element, press })
  return h(Control, {
    element,
    chosen,
    onChoose: press,
    label: textOf(element['accessibility_label']) || placeholderOf(element, 'Choose'),
    isPressed: true,
  })
}

function Button({ element, press }: { readonly element: Json; readonly press: (chosen: Chosen) => void }) {
  const style = textOf(element['style'])
  const label = textOf(element['accessibility_label']) || undefined
  const words = wordsOf(element['text'])
  const url = textOf(element['url'])
  const common = { class: `button ${style}`, 'aria-label': label, onClick: () => press({}) }
  if (/^https?:/.test(url)) return h('a', { ...common, href: url, target: '_blank', rel: 'noreferrer noopener' }, words)
  return h('button', { ...common, type: 'button' }, words)
}

function Overflow({ element, press }: { readonly element: Json; readonly press: (chosen: Chosen) => void }) {
  const options: readonly unknown[] = Array.isArray(element['options']) ? element['options'] : []
  const items = options.filter(isJson).map((option) => {
    const description = wordsOf(option['description'])
    return {
      label: wordsOf(option['text']),
      run: () => press({ selected_option: option }),
      ...(description === '' ? {} : { hint: description }),
    }
  })
  const label = textOf(element['accessibility_label']) || 'More'
  return h(Menu, { label, face: h(Icon, { name: 'more' }), items, className: 'overflow', side: 'left' })
}

function Feedback({ element, press }: { readonly element: Json; readonly press: (chosen: Chosen) => void }) {
  const buttons = [element['positive_button'], element['negative_button']].filter(isJson)
  return h(
    'span',
    { class: 'actions' },
    buttons.map((button) =>
      h(
        'button',
        {
          key: textOf(button['value']),
          type: 'button',
          class: 'button',
          'aria-label': textOf(button['accessibility_label']) || undefined,
          onClick: () => press({ value: button['value'], text: button['text'] }),
        },
        wordsOf(button['text']),
      ),
    ),
  )
}
