/** A modal of the app: its blocks and inputs, with each error beside its field. */
import { h } from 'preact'
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import type { ClientView } from '../client/client-protocol.ts'
import { asObject, asString, type JsonObject } from '../json.ts'
import { Blocks } from './blocks/blocks.ts'
import { Dialog } from './dialog.ts'
import { Icon } from './icons.ts'
import { fieldError } from './inputs/field-validation.ts'
import { type InputBlock, inputBlockOf, inputBlocksOf } from './inputs/input-block.ts'
import { InputField } from './inputs/input-field.ts'
import { type InputValue, initialValue } from './inputs/input-values.ts'
import { usePageContext } from './page-context.ts'

/** Messages by block id. */
type FieldErrors = Readonly<Record<string, string>>

/** The uppermost modal. It stays open while it is submitted, and after errors. */
export function Modal({ view }: { readonly view: ClientView }) {
  const { perform, route } = usePageContext()
  const { id, title, submit, close, blocks, channel } = view
  const inputs = useMemo(() => inputBlocksOf(blocks), [blocks])
  const [values, setValues] = useState<Readonly<Record<string, InputValue>>>({})
  const [errors, setErrors] = useState<FieldErrors>({})
  const [failure, setFailure] = useState('')
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const heading = useId()

  const context = { channel: channel ?? route.pane, thread: null }
  const currentValue = (input: InputBlock): InputValue => values[input.id] ?? initialValue(input.element, channel)
  const dismiss = () => void perform({ do: 'close view', ...context, view: id })

  useEffect(() => {
    const firstInvalid = form.current?.querySelector<HTMLElement>('[aria-invalid=true]')
    firstInvalid?.focus()
    firstInvalid?.closest('.field')?.scrollIntoView({ block: 'center' })
  }, [errors])

  const send = async (): Promise<void> => {
    const invalid = Object.fromEntries(
      inputs.flatMap((input) => {
        const error = fieldError(input, currentValue(input))
        return error === null ? [] : [[input.id, error]]
      }),
    )
    setErrors(invalid)
    setFailure('')
    if (Object.keys(invalid).length > 0) return
    setBusy(true)
    const result = await perform({ do: 'submit', view: id, state: viewState(inputs, currentValue) })
    setBusy(false)
    if (result?.['is'] === 'errors') setErrors(parseErrors(result))
    else if (result?.['is'] !== 'accepted')
      setFailure('The app did not accept the form. The developer panel shows why.')
  }

  const renderInput = (block: JsonObject) => {
    const input = inputBlockOf(block)
    const choose = (chosen: InputValue) => {
      setValues((before) => ({ ...before, [input.id]: chosen }))
      const action = asString(input.element['action_id'])
      if (!input.isDispatched) return
      const state = viewState(inputs, (each) => (each.id === input.id ? chosen : currentValue(each)))
      void perform({ do: 'press in view', ...context, view: id, blockId: input.id, actionId: action, chosen, state })
    }
    return h(InputField, {
      key: input.id,
      name: `${id}-${input.id}`,
      field: input,
      chosen: currentValue(input),
      onChoose: choose,
      error: errors[input.id] ?? '',
    })
  }
  const press = (blockId: string, actionId: string, chosen: InputValue) => {
    const state = viewState(inputs, currentValue)
    void perform({ do: 'press in view', ...context, view: id, blockId, actionId, chosen, state })
  }

  const otherErrors = Object.entries(errors).filter(([block]) => !inputs.some((input) => input.id === block))
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
        // Whatever scrolls must be reachable by keyboard.
        h(
          'div',
          { class: 'dialog-body', tabIndex: inputs.length === 0 ? 0 : -1, role: 'group', 'aria-labelledby': heading },
          [
            h(Blocks, { blocks, onPress: press, renderInput }),
            otherErrors.map(([block, message]) => h('p', { key: block, class: 'field-error', role: 'alert' }, message)),
            failure !== '' && h('p', { class: 'field-error', role: 'alert' }, failure),
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

/** As Slack sends it: by block, then by element. */
const viewState = (inputs: readonly InputBlock[], currentValue: (input: InputBlock) => InputValue): JsonObject =>
  Object.fromEntries(
    inputs.map((input) => {
      const { type, action_id: action } = input.element
      return [input.id, { [asString(action)]: { type, ...currentValue(input) } }]
    }),
  )

const parseErrors = (answer: JsonObject): FieldErrors =>
  Object.fromEntries(Object.entries(asObject(answer['errors'])).map(([block, message]) => [block, asString(message)]))
