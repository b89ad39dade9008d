/** Draws blocks: what only shows something as HTML, what somebody presses or fills in as data for the page. */
import { renderHtml } from './render-html.ts'
import { renderTable, renderChartTable } from './render-table.ts'
import { isJsonObject, type JsonObject, asObject, asObjects, asString, textObjectText } from '../json.ts'
import type { RenderedBlock } from '../client/client-protocol.ts'
import type { LocalWorkspace } from '../workspace/workspace.ts'

/** `blocks` have ids. */
export function renderBlocks(blocks: readonly JsonObject[], workspace: LocalWorkspace): readonly RenderedBlock[] {
  return blocks.flatMap((block) => renderBlock(block, workspace))
}

/** A message that is all text. */
export const renderText = (text: string, workspace: LocalWorkspace): readonly RenderedBlock[] =>
  text === '' ? [] : [htmlBlock('text', { type: 'section', text: { type: 'mrkdwn', text } }, workspace)]

function renderBlock(block: JsonObject, workspace: LocalWorkspace): readonly RenderedBlock[] {
  const id = asString(block['block_id'])
  switch (block['type']) {
    case 'actions':
    case 'context_actions':
      return [{ is: 'actions', id, elements: asObjects(block['elements']) }]
    case 'section':
      return [renderSection(id, block, workspace)]
    case 'input':
      return [{ is: 'input', id, field: renderInput(block) }]
    case 'table':
    case 'data_table':
      return [{ is: 'table', id, table: renderTable(block, workspace) }]
    case 'image':
      return [{ is: 'image', id, image: renderImage(block, workspace) }]
    case 'data_visualization':
      return [{ is: 'chart', id, html: tryRenderHtml(block, workspace), table: renderChartTable(block) }]
    case 'container':
      return [renderContainer(id, block, workspace)]
    case 'card': {
      const { actions, ...rest } = block
      const elements = asObjects(actions)
      return [
        htmlBlock(id, rest, workspace),
        ...(elements.length === 0 ? [] : [{ is: 'actions' as const, id, elements }]),
      ]
    }
    case 'carousel':
      return asObjects(block['elements']).flatMap((card) => renderBlock({ type: 'card', ...card }, workspace))
    default:
      return [htmlBlock(id, block, workspace)]
  }
}

function renderSection(id: string, { accessory, ...rest }: JsonObject, workspace: LocalWorkspace): RenderedBlock {
  const isInteractive = isJsonObject(accessory) && accessory['type'] !== 'image'
  if (isInteractive) return { is: 'beside', id, html: tryRenderHtml(rest, workspace), element: accessory }
  return htmlBlock(id, accessory === undefined ? rest : { ...rest, accessory }, workspace)
}

function renderContainer(id: string, block: JsonObject, workspace: LocalWorkspace): RenderedBlock {
  return {
    is: 'container',
    id,
    title: textObjectText(block['title']),
    isCollapsible: block['is_collapsible'] === true || block['collapsible'] === true,
    isCollapsed: block['is_collapsed'] === true || block['collapsed'] === true || block['default_collapsed'] === true,
    blocks: renderBlocks(asObjects(block['child_blocks']), workspace),
  }
}

function renderInput(block: JsonObject) {
  return {
    label: textObjectText(block['label']),
    hint: textObjectText(block['hint']),
    isOptional: block['optional'] === true,
    isDispatched: block['dispatch_action'] === true,
    element: asObject(block['element']),
  }
}

/** Pictures of ours are shown; from elsewhere on the web the page loads nothing. */
function renderImage(block: JsonObject, { uploads }: LocalWorkspace) {
  const file = asObject(block['slack_file'])
  const address = asString(file['url'])
  const id = asString(file['id']) || (/\/files\/(\w+)/.exec(address)?.[1] ?? '')
  const imageUrl = asString(block['image_url'])
  return {
    address: uploads.has(id) ? `files/${id}` : imageUrl.startsWith('data:image/') ? imageUrl : null,
    alt: asString(block['alt_text']),
    title: textObjectText(block['title']),
  }
}

function htmlBlock(id: string, block: JsonObject, workspace: LocalWorkspace): RenderedBlock {
  const markup = tryRenderHtml(block, workspace)
  return markup === '' ? { is: 'unknown', id, type: asString(block['type']) } : { is: 'html', id, html: markup }
}

/** What the library trips over is shown as unknown rather than not at all. */
function tryRenderHtml(block: JsonObject, workspace: LocalWorkspace): string {
  try {
    return renderHtml(block, workspace)
  } catch {
    return ''
  }
}
