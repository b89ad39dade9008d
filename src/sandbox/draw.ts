/** Draws blocks: what only shows something as HTML, what somebody presses or fills in as data for the page. */
import { drawHtml } from './draw-html.ts'
import { tableOf, tableOfChart } from './draw-table.ts'
import { isJson, type Json, jsonOf, listOf, textOf, wordsOf } from './json.ts'
import type { Drawn } from './shown.ts'
import type { Workspace } from './workspace.ts'

/** `blocks` have ids. `fileAddress`: where the page finds a file of ours. */
export function draw(blocks: readonly Json[], space: Workspace): readonly Drawn[] {
  return blocks.flatMap((block) => drawBlock(block, space))
}

/** A message that is all text. */
export const drawText = (text: string, space: Workspace): readonly Drawn[] =>
  text === '' ? [] : [htmlOf('text', { type: 'section', text: { type: 'mrkdwn', text } }, space)]

function drawBlock(block: Json, space: Workspace): readonly Drawn[] {
  const id = textOf(block['block_id'])
  switch (block['type']) {
    case 'actions':
    case 'context_actions':
      return [{ is: 'actions', id, elements: listOf(block['elements']) }]
    case 'section':
      return [drawSection(id, block, space)]
    case 'input':
      return [{ is: 'input', id, field: fieldOf(block) }]
    case 'table':
    case 'data_table':
      return [{ is: 'table', id, table: tableOf(block, space) }]
    case 'image':
      return [{ is: 'image', id, image: pictureOf(block, space) }]
    case 'data_visualization':
      return [{ is: 'chart', id, html: html(block, space), table: tableOfChart(block) }]
    case 'container':
      return [drawContainer(id, block, space)]
    case 'card': {
      const { actions, ...rest } = block
      const elements = listOf(actions)
      return [htmlOf(id, rest, space), ...(elements.length === 0 ? [] : [{ is: 'actions' as const, id, elements }])]
    }
    case 'carousel':
      return listOf(block['elements']).flatMap((card) => drawBlock({ type: 'card', ...card }, space))
    default:
      return [htmlOf(id, block, space)]
  }
}

function drawSection(id: string, { accessory, ...rest }: Json, space: Workspace): Drawn {
  const isPressed = isJson(accessory) && accessory['type'] !== 'image'
  if (isPressed) return { is: 'beside', id, html: html(rest, space), element: accessory }
  return htmlOf(id, accessory === undefined ? rest : { ...rest, accessory }, space)
}

function drawContainer(id: string, block: Json, space: Workspace): Drawn {
  return {
    is: 'container',
    id,
    title: wordsOf(block['title']),
    isCollapsible: block['is_collapsible'] === true || block['collapsible'] === true,
    isCollapsed: block['is_collapsed'] === true || block['collapsed'] === true || block['default_collapsed'] === true,
    blocks: draw(listOf(block['child_blocks']), space),
  }
}

function fieldOf(block: Json) {
  return {
    label: wordsOf(block['label']),
    hint: wordsOf(block['hint']),
    isOptional: block['optional'] === true,
    isTold: block['dispatch_action'] === true,
    element: jsonOf(block['element']),
  }
}

/** Pictures of ours are shown; from elsewhere on the web the page loads nothing. */
function pictureOf(block: Json, { uploads }: Workspace) {
  const file = jsonOf(block['slack_file'])
  const address = textOf(file['url'])
  const id = textOf(file['id']) || (/\/files\/(\w+)/.exec(address)?.[1] ?? '')
  const shown = textOf(block['image_url'])
  return {
    address: uploads.has(id) ? `files/${id}` : shown.startsWith('data:image/') ? shown : null,
    alt: textOf(block['alt_text']),
    title: wordsOf(block['title']),
  }
}

function htmlOf(id: string, block: Json, space: Workspace): Drawn {
  const drawn = html(block, space)
  return drawn === '' ? { is: 'unknown', id, type: textOf(block['type']) } : { is: 'html', id, html: drawn }
}

/** What the library trips over is shown as unknown rather than not at all. */
function html(block: Json, space: Workspace): string {
  try {
    return drawHtml(block, space)
  } catch {
    return ''
  }
}
