/** Messages drawn as Slack draws them, on one page to look at. The renderer trips over raw numbers, which become text. */
import { readFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type Block, Message as Drawn } from 'slack-blocks-to-jsx'
import type { Message } from '../../src/advise.ts'

export type Shown = { readonly title: string; readonly message: Message }

/** A page of its own: styles inline, no script, light or dark. */
export function page(messages: readonly Shown[], theme: 'light' | 'dark' = 'light'): string {
  const style = readFileSync('node_modules/slack-blocks-to-jsx/dist/style.css', 'utf8')
  const shown = messages.map(
    ({ title, message }) =>
      `<h3>${title.replaceAll('<', '&lt;')}</h3><div class="message">${draw(message, theme)}</div>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>gpucost messages</title><style>${style}
body { font-family: Lato, 'DejaVu Sans', sans-serif; font-size: 15px; margin: 24px; max-width: 760px;
  background: ${theme === 'dark' ? '#1a1d21' : '#fff'}; color: ${theme === 'dark' ? '#d1d2d3' : '#1d1c1d'} }
h3 { font: 13px monospace; opacity: 0.7; margin: 32px 0 8px }
</style></head><body>${shown.join('\n')}</body></html>`
}

const logo = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="36" height="36"><rect width="36" height="36" rx="6" fill="#2f6f4f"/></svg>')}`

function draw(message: Message, theme: 'light' | 'dark'): string {
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
