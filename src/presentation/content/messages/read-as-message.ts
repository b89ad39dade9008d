/** A reply that may have been meant for the app: what it would change, to be applied or left. */
import type { ScenarioChange } from '../../../scenario/scenario-change.ts'
import { answerControlIds } from '../answer-controls.ts'
import type { ControlAction } from '../control-action.ts'
import { line, type MessageContent, strong, textBlock } from '../message-content.ts'

/** `reading`: what it would change, in words; `change`: the same as data. */
export function readAsMessage(reading: string, change: ScenarioChange): MessageContent {
  const words = `${reading}, the rest as before`
  const apply: ControlAction = { kind: 'change', change }
  return {
    text: [line(`Read as: ${words}.`)],
    blocks: [
      textBlock([line(strong('Read as: '), `${words}.`)]),
      {
        kind: 'controls',
        id: 'read_as',
        controls: [
          { kind: 'button', id: answerControlIds.readAs, label: 'Apply', value: apply, isPrimary: true },
          { kind: 'button', id: answerControlIds.notForApp, label: 'Not for you', value: 'not for the app' },
        ],
      },
    ],
  }
}
