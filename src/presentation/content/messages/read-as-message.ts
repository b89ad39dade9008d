/** A reply that may have been meant for the app: what it would change, to be applied or left. */
import { answerControlIds } from '../answer-controls.ts'
import { line, type MessageContent, strong, textBlock } from '../message-content.ts'

/** `reading`: what it would change, as a reply that changes it. */
export function readAsMessage(reading: string): MessageContent {
  const words = `${reading}, the rest as before`
  return {
    text: [line(`Read as: ${words}.`)],
    blocks: [
      textBlock([line(strong('Read as: '), `${words}.`)]),
      {
        kind: 'controls',
        id: 'read_as',
        controls: [
          { kind: 'button', id: answerControlIds.readAs, label: 'Apply', value: reading, isPrimary: true },
          { kind: 'button', id: answerControlIds.notForApp, label: 'Not for you', value: 'not for the app' },
        ],
      },
    ],
  }
}
