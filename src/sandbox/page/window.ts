/** A window of the app: its blocks, its inputs, and what is wrong with them, each beside its field. */
import { h } from 'preact'
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import { type Json, jsonOf, textOf } from '../json.ts'
import type { Drawn, ShownView } from '../shown.ts'
import { Blocks } from './blocks.ts'
import { Dialog } from './dialog.ts'
import { checked } from './fault.ts'
import { Icon } from './icons.ts'
import { InputField } from './input-field.ts'
import { type Chosen, initialOf } from './options.ts'
import { useWorld } from './world.ts'

type Input = Extract<Drawn, { is: 'input' }>
type Errors = Readonly<Record<string, string>>

export function Window({ view }: { readonly view: ShownView }) {
  const { wish, place } = useWorld()
  const { id, title, submit, close, blocks, channel } = view
  const inputs = useMemo(() => inputsIn(blocks), [blocks])
  const [filled, setFilled] = useState<Readonly<Record<string, Chosen>>>({})
  const [errors, setErrors] = useState<Errors>({})
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const heading = useId()

  const at = { channel: channel ?? place.at, thread: null }
  const held = (input: Input): Chosen => filled[input.id] ?? initialOf(input.field.element, channel)
  const dismiss = () => void wish({ do: 'dismiss', ...at, view: id })

  useEffect(() => {
    const faulty = form.current?.querySelector<HTMLElement>('[aria-invalid=true]')
    faulty?.focus()
    faulty?.closest('.field')?.scrollIntoView({ block: 'center' })
  }, [errors])

  const send = async (): Promise<void> => {
    const wrong = Object.fromEntries(
      inputs.flatMap((input) => {
        const fault = checked(input.field, held(input))
        return fault === null ? [] : [[input.id, fault]]
      }),
    )
    setErrors(wrong)
    setTrouble('')
    if (Object.keys(wrong).length > 0) return
    setBusy(true)
    const answer = await wish({ do: 'submit', view: id, state: stateOf(inputs, held) })
    setBusy(false)
    if (answer?.['is'] === 'errors') setErrors(errorsIn(answer))
    else if (answer?.['is'] !== 'taken') setTrouble('The app did not take it. The developer panel shows why.')
  }

  const drawInput = (input: Input) => {
    const set = (chosen: Chosen) => {
      setFilled((before) => ({ ...before, [input.id]: chosen }))
      const action = textOf(input.field.element['action_id'])
      if (!input.field.isTold) return
      const state = stateOf(inputs, (each) => (each.id === input.id ? chosen : held(each)))
      void wish({ do: 'press in view', ...at, view: id, blockId: input.id, actionId: action, chosen, state })
    }
    return h(InputField, {
      key: input.id,
      name: `${id}-${input.id}`,
      field: input.field,
      chosen: held(input),
      onChoose: set,
      fault: errors[input.id] ?? '',
    })
  }
  const press = (blockId: string, actionId: string, chosen: Chosen) =>
    void wish({ do: 'press in view', ...at, view: id, blockId, actionId, chosen, state: stateOf(inputs, held) })

  const faults = Object.entries(errors).filter(([block]) => !inputs.some((input) => input.id === block))
  return h(
    Dialog,
    { labelledBy: heading, onClose: dismiss },
    h(
      'form',
      {
        ref: form,
        noValidate: true,
        onSubmit: (event: Event) => {
          event.preventDefault()
          void send()
        },
      },
      [
        h('header', null, [
          h('h2', { id: heading }, title),
          h(
            'button',
            { type: 'button', class: 'bare', 'aria-label': 'Close', title: 'Close', onClick: dismiss },
            h(Icon, { name: 'close' }),
          ),
        ]),
        // A place that scrolls must be reached by the keyboard.
        h(
          'div',
          { class: 'dialog-body', tabIndex: inputs.length === 0 ? 0 : -1, role: 'group', 'aria-labelledby': heading },
          [
            h(Blocks, { blocks, onPress: press, drawInput }),
            faults.map(([block, words]) => h('p', { key: block, class: 'fault', role: 'alert' }, words)),
            trouble !== '' && h('p', { class: 'fault', role: 'alert' }, trouble),
          ],
        ),
        h('footer', null, [
          h(
            'button',
            { type: 'button', class: 'button', onClick: dismiss },
            close || (submit === '' ? 'Close' : 'Cancel'),
          ),
          submit !== '' &&
            h('button', { type: 'submit', class: 'button primary', disabled: isBusy }, isBusy ? 'Sending…' : submit),
        ]),
      ],
    ),
  )
}

const inputsIn = (blocks: readonly Drawn[]): readonly Input[] =>
  blocks.flatMap((block) => (block.is === 'input' ? [block] : block.is === 'container' ? inputsIn(block.blocks) : []))

/** As Slack sends it: by block, then by element. */
function stateOf(inputs: readonly Input[], held: (input: Input) => Chosen): Json {
  return Object.fromEntries(
    inputs.map((input) => {
      const { type, action_id: action } = input.field.element
      return [input.id, { [textOf(action)]: { type, ...held(input) } }]
    }),
  )
}

const errorsIn = (answer: Json): Errors =>
  Object.fromEntries(Object.entries(jsonOf(answer['errors'])).map(([block, words]) => [block, textOf(words)]))
