/** An input block as the page reads it. */
import { asObject, asObjects, asString, type JsonObject, textObjectText } from '../../json.ts'

export type InputBlock = {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly isOptional: boolean
  /** The app is told of every change. */
  readonly isDispatched: boolean
  readonly element: JsonObject
}

/** The label, hint and element of an input block of Block Kit. */
export const inputBlockOf = (block: JsonObject): InputBlock => ({
  id: asString(block['block_id']),
  label: textObjectText(block['label']),
  hint: textObjectText(block['hint']),
  isOptional: block['optional'] === true,
  isDispatched: block['dispatch_action'] === true,
  element: asObject(block['element']),
})

/** All inputs of a view, those in containers included. */
export const inputBlocksOf = (blocks: readonly JsonObject[]): readonly InputBlock[] =>
  blocks.flatMap((block) =>
    block['type'] === 'input' ? [inputBlockOf(block)] : inputBlocksOf(asObjects(block['child_blocks'])),
  )
