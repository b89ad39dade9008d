/** Blocks without anything to press, as HTML: drawn by slack-blocks-to-jsx, which draws them much as Slack does. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type Block, Message } from 'slack-blocks-to-jsx'
import type { JsonObject } from '../json.ts'
import type { LocalWorkspace } from '../workspace/workspace.ts'

/** The library wraps what it draws in boxes of its own; what is inside is wanted. */
const wrapperStart = /^.*?slack_blocks_to_jsx--block_wrapper[^>]*>/s
const wrapperEnd = /(?:<\/div>){4}$/

/** '' for a block that the library does not know. */
export function renderHtml(block: JsonObject, { users, bot, channels }: LocalWorkspace): string {
  const blocks: unknown = [block]
  if (!isBlocks(blocks)) return ''
  const userNames = [...users.values()].map(({ id, name }) => ({ id, name }))
  const html = renderToStaticMarkup(
    createElement(Message, {
      blocks,
      name: '',
      logo: '',
      withoutWrapper: true,
      data: {
        users: [...userNames, { id: bot.user, name: bot.name }],
        channels: [...channels.values()].map(({ id, name }) => ({ id, name })),
      },
    }),
  )
  return wrapperStart.test(html) ? html.replace(wrapperStart, '').replace(wrapperEnd, '') : ''
}

const isBlocks = (value: unknown): value is Block[] => Array.isArray(value)
