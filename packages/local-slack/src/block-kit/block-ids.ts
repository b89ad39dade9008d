/** Block and action ids as Slack keeps them: whatever comes without one is given one, so that an action can name its place. */
import { isJsonObject, type JsonObject, asObject, asObjects, asString } from '../json.ts'

const actionBlockTypes = new Set(['actions', 'context_actions'])

/** Gives the same ids each time. `prefix` keeps the blocks of one container apart from those of another. */
export function withBlockIds(blocks: readonly JsonObject[], prefix = 'b'): readonly JsonObject[] {
  return blocks.map((block, index) => {
    const id = asString(block['block_id']) || `${prefix}${index}`
    const type = asString(block['type'])
    return {
      ...block,
      block_id: id,
      ...(actionBlockTypes.has(type) ? { elements: asObjects(block['elements']).map(withActionId) } : {}),
      ...(type === 'card' ? { actions: asObjects(block['actions']).map(withActionId) } : {}),
      ...(type === 'carousel' ? { elements: withBlockIds(asObjects(block['elements']), `${id}.`) } : {}),
      ...(isJsonObject(block['accessory']) ? { accessory: withActionId(block['accessory'], 0) } : {}),
      ...(isJsonObject(block['element']) ? { element: withActionId(block['element'], 0) } : {}),
      ...(Array.isArray(block['child_blocks'])
        ? { child_blocks: withBlockIds(asObjects(block['child_blocks']), `${id}.`) }
        : {}),
    }
  })
}

const withActionId = (element: JsonObject, index: number): JsonObject =>
  element['action_id'] === undefined ? { ...element, action_id: `e${index}` } : element

/** Every block, including those inside containers and carousels. */
export function flattenBlocks(blocks: readonly JsonObject[]): readonly JsonObject[] {
  return blocks.flatMap((block) => {
    const children = block['type'] === 'carousel' ? asObjects(block['elements']) : asObjects(block['child_blocks'])
    return [block, ...flattenBlocks(children)]
  })
}

/** The element with that action id; `blocks` must have ids. */
export function findElement(blocks: readonly JsonObject[], blockId: string, actionId: string): JsonObject | null {
  const block = flattenBlocks(blocks).find((each) => each['block_id'] === blockId)
  if (block === undefined) return null
  const elements = [
    ...asObjects(block['elements']),
    ...asObjects(block['actions']),
    block['accessory'],
    block['element'],
  ]
  return elements.map(asObject).find((element) => element['action_id'] === actionId) ?? null
}
