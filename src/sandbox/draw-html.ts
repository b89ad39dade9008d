/** Blocks without anything to press, as HTML: drawn by slack-blocks-to-jsx, which draws them much as Slack does. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type Block, Message } from 'slack-blocks-to-jsx'
import type { Json } from './json.ts'
import type { Workspace } from './workspace.ts'

/** The library wraps what it draws in boxes of its own; what is inside is wanted. */
const opening = /^.*?slack_blocks_to_jsx--block_wrapper[^>]*>/s
const closing = /(?:<\/div>){4}$/

/** '' for a block that the library does not know. */
export function drawHtml(block: Json, { people, bot, channels }: Workspace): string {
  const blocks: unknown = [block]
  if (!isBlocks(blocks)) return ''
  const users = [...people.values()].map(({ id, name }) => ({ id, name }))
  const html = renderToStaticMarkup(
    createElement(Message, {
      blocks,
      name: '',
      logo: '',
      withoutWrapper: true,
      data: {
        users: [...users, { id: bot.user, name: bot.name }],
        channels: [...channels.values()].map(({ id, name }) => ({ id, name })),
      },
    }),
  )
  return opening.test(html) ? html.replace(opening, '').replace(closing, '') : ''
}

const isBlocks = (value: unknown): value is Block[] => Array.isArray(value)
