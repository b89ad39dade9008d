/** Messages drawn as Slack draws them, on one page to look at. The renderer trips over raw numbers, which become text. */
import { readFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import * as z from 'zod'
import { type Block, Message as Drawn } from 'slack-blocks-to-jsx'
import type { HomeView, ModalView } from '@slack/types'
import type { SlackMessage } from '../../src/presentation/slack/slack-message.ts'
import { contextBlock } from '../../src/presentation/slack/blocks/layout-blocks.ts'

export type PreviewMessage = { readonly title: string; readonly message: SlackMessage }

/** A window or the Home tab. */
export type PreviewView = { readonly title: string; readonly view: ModalView | HomeView }

/** A page of its own: styles inline, no script, light or dark. */
export function previewPage(
  messages: readonly PreviewMessage[],
  views: readonly PreviewView[],
  theme: 'light' | 'dark',
): string {
  const style = readFileSync('node_modules/slack-blocks-to-jsx/dist/style.css', 'utf8')
  const shown = messages.map(
    ({ title, message }) =>
      `<h3>${title.replaceAll('<', '&lt;')}</h3><div class="message">${draw(message, theme)}</div>`,
  )
  const windows = views.map(
    ({ title, view }) =>
      `<h3>${title.replaceAll('<', '&lt;')}</h3><div class="view">${draw({ text: '', blocks: withoutInputs(view.blocks) }, theme)}</div>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>gpucost messages</title><style>${style}
body { font-family: Lato, 'DejaVu Sans', sans-serif; font-size: 15px; margin: 24px; max-width: 760px;
  background: ${theme === 'dark' ? '#1a1d21' : '#fff'}; color: ${theme === 'dark' ? '#d1d2d3' : '#1d1c1d'} }
h3 { font: 13px monospace; opacity: 0.7; margin: 32px 0 8px }
.view { border: 1px solid #8884; border-radius: 8px; padding: 8px 16px; max-width: 520px }
</style></head><body>${[...shown, ...windows].join('\n')}</body></html>`
}

const logo = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="36" height="36"><rect width="36" height="36" rx="6" fill="#2f6f4f"/></svg>')}`

function draw(message: SlackMessage, theme: 'light' | 'dark'): string {
  const blocks: unknown = JSON.parse(JSON.stringify(message.blocks), rawNumberAsText)
  if (!isBlocks(blocks)) return ''
  return renderToStaticMarkup(
    createElement(Drawn, {
      blocks,
      theme,
      name: 'gpucost',
      logo,
      time: new Date('2026-11-24T09:41:00'),
      unstyled: false,
    }),
  )
}

const isBlocks = (value: unknown): value is Block[] => Array.isArray(value)

function rawNumberAsText(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('type' in value)) return value
  return value.type === 'raw_number' && 'text' in value ? { type: 'raw_text', text: value.text } : value
}

/** Inputs as text, for a renderer that draws messages only: label, what it is filled with, hint. */
function withoutInputs(blocks: ModalView['blocks']): SlackMessage['blocks'] {
  return blocks.flatMap((block): SlackMessage['blocks'] => {
    if (!('element' in block)) return isMessageBlock(block) ? [block] : []
    const given = initialValueSchema.parse(block.element)
    const shown = given === '' ? '_empty_' : given
    const text = [`*${block.label.text}*`, ...shown.split('\n').map((line) => `>${line}`)].join('\n')
    const { hint } = block
    const small = hint === undefined ? [] : [contextBlock([hint.text])]
    return [{ type: 'section', text: { type: 'mrkdwn', text } }, ...small]
  })
}

const optionSchema = z.looseObject({ text: z.looseObject({ text: z.string() }) }).transform(({ text }) => text.text)
const initialValueSchema = z
  .looseObject({
    initial_value: z.string().optional(),
    initial_option: optionSchema.optional(),
    initial_options: z.array(optionSchema).optional(),
    initial_user: z.string().optional(),
  })
  .transform(
    (element) =>
      element.initial_value ??
      element.initial_option ??
      element.initial_options?.join(', ') ??
      element.initial_user ??
      '',
  )

const isMessageBlock = (block: { type: string }): block is SlackMessage['blocks'][number] => block.type !== 'input'
