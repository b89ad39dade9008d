/** Blocks as Slack keeps them: what has no id of its own is given one, so that a press can say where it was. */
import { isJson, type Json, jsonOf, listOf, textOf } from './json.ts'

const pressable = new Set(['actions', 'context_actions'])

/** The same ids each time. `prefix` tells the blocks of one container from those of another. */
export function identified(blocks: readonly Json[], prefix = 'b'): readonly Json[] {
  return blocks.map((block, index) => {
    const id = textOf(block['block_id']) || `${prefix}${index}`
    const type = textOf(block['type'])
    return {
      ...block,
      block_id: id,
      ...(pressable.has(type) ? { elements: listOf(block['elements']).map(withAction) } : {}),
      ...(type === 'card' ? { actions: listOf(block['actions']).map(withAction) } : {}),
      ...(type === 'carousel' ? { elements: identified(listOf(block['elements']), `${id}.`) } : {}),
      ...(isJson(block['accessory']) ? { accessory: withAction(block['accessory'], 0) } : {}),
      ...(isJson(block['element']) ? { element: withAction(block['element'], 0) } : {}),
      ...(Array.isArray(block['child_blocks'])
        ? { child_blocks: identified(listOf(block['child_blocks']), `${id}.`) }
        : {}),
    }
  })
}

const withAction = (element: Json, index: number): Json =>
  element['action_id'] === undefined ? { ...element, action_id: `e${index}` } : element

/** Every block, those inside containers and carousels too. */
export function flat(blocks: readonly Json[]): readonly Json[] {
  return blocks.flatMap((block) => {
    const inside = block['type'] === 'carousel' ? listOf(block['elements']) : listOf(block['child_blocks'])
    return [block, ...flat(inside)]
  })
}

/** The element of that id, looked up in identified blocks. */
export function elementIn(blocks: readonly Json[], blockId: string, actionId: string): Json | null {
  const block = flat(blocks).find((each) => each['block_id'] === blockId)
  if (block === undefined) return null
  const elements = [...listOf(block['elements']), ...listOf(block['actions']), block['accessory'], block['element']]
  return elements.map(jsonOf).find((element) => element['action_id'] === actionId) ?? null
}
