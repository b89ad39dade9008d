/**
 * The card of a plan inside of an assistant (MCP Apps, https://modelcontextprotocol.io/extensions/apps): the host hands over
 * what the tool answered, and it is drawn as the page draws it. Talks to the window around it and to nobody else.
 */
import type { ChartPicture } from '../chart/chart-picture.ts'
import type { MessageContent } from '../presentation/content/message-content.ts'
import { chartView } from './chart-view.ts'
import { type ContentActions, contentView } from './content-view.ts'
import { element } from './elements.ts'
import { fileView } from './file-view.ts'

/** What the tool attaches to its answer for this card, and no model reads. */
type PlanCardData = Pick<MessageContent, 'blocks'> & { readonly chart: ChartPicture | null }

const cardKey = 'gpucost/card'
const initializeId = 1
const place = element(
  'main',
  { class: 'app' },
  element('p', { class: 'hint', role: 'status' }, 'The plan is being made.'),
)

const actions: ContentActions = {
  commandHandler: () => null,
  later: () => {},
  drawControl: () => null,
  drawFile: (name, text) => fileView(name, text, () => {}),
}

function send(message: Readonly<Record<string, unknown>>): void {
  // The host's origin is not known, and nothing here is a secret.
  parent.postMessage({ jsonrpc: '2.0', ...message }, '*')
}

addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  if (source !== parent || !isRecord(data)) return
  const { id, method, params, result } = data
  if (id === initializeId && isRecord(result)) {
    follow(result['hostContext'])
    send({ method: 'ui/notifications/initialized' })
  } else if (method === 'ui/notifications/tool-result' && isRecord(params)) show(params)
  else if (method === 'ui/notifications/host-context-changed') follow(params)
  else if (method === 'ui/notifications/tool-cancelled')
    place.replaceChildren(element('p', { class: 'hint' }, 'Nothing was estimated.'))
  else if ((method === 'ping' || method === 'ui/resource-teardown') && id !== undefined) send({ id, result: {} })
})

function show({ _meta: meta, content }: Readonly<Record<string, unknown>>): void {
  const card = isRecord(meta) ? meta[cardKey] : undefined
  if (isCard(card)) {
    const chart =
      card.chart === null
        ? []
        : [element('details', {}, element('summary', {}, 'Chart: cost against time'), chartView(card.chart))]
    place.replaceChildren(...contentView(card, actions, 2), ...chart)
    return
  }
  const texts = Array.isArray(content)
    ? content.filter(isRecord).map(({ text }) => (typeof text === 'string' ? text : ''))
    : []
  place.replaceChildren(element('pre', { tabindex: 0 }, texts.join('\n')))
}

/** Light or dark, as the host is. */
function follow(context: unknown): void {
  const theme = isRecord(context) ? context['theme'] : undefined
  if (theme === 'light' || theme === 'dark') document.documentElement.style.colorScheme = theme
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isCard = (value: unknown): value is PlanCardData => isRecord(value) && Array.isArray(value['blocks'])

// A frame without its own rights opens nothing: the host does.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[target]') : null
  if (!(link instanceof HTMLAnchorElement)) return
  event.preventDefault()
  send({ id: link.href, method: 'ui/open-link', params: { url: link.href } })
})

document.body.append(place)
new ResizeObserver(() => {
  const { width, height } = document.documentElement.getBoundingClientRect()
  send({ method: 'ui/notifications/size-changed', params: { width: Math.ceil(width), height: Math.ceil(height) } })
}).observe(document.documentElement)
send({
  id: initializeId,
  method: 'ui/initialize',
  params: {
    protocolVersion: '2026-01-26',
    appInfo: { name: 'gpucost', version: '1' },
    appCapabilities: { availableDisplayModes: ['inline'] },
  },
})
