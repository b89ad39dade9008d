/**
 * A message in blocks that the workspace draws. New kinds of blocks reach workspaces one by one, so what one refuses is
 * replaced by the plain rendering, and remembered for a week.
 */
import type { SlackMessage } from '../../presentation/slack/slack-message.ts'
import { currentTeam } from '../request-scope.ts'
import { slackErrorKind, slackErrorCode } from './slack-errors.ts'
import type { Services } from '../services.ts'

/** Blocks that every workspace has drawn for years. */
const universalBlockTypes = new Set([
  'section',
  'context',
  'divider',
  'header',
  'actions',
  'image',
  'input',
  'rich_text',
])
const weekSeconds = 7 * 86_400
/** Longest text of a message that has nothing else. */
const maxTextLength = 3900

/** Sends the message, and where it is refused for its looks, in plainer and plainer clothes. */
export async function sendWithFallback<T>(
  message: SlackMessage,
  services: Services,
  send: (rendering: SlackMessage) => Promise<T>,
): Promise<T> {
  const { plainRendering, metrics, log, store } = services
  const { workspace } = store.of(currentTeam())
  const refusedBlockTypes = await workspace.refusedBlocks()
  const isAlreadyRefused = blockTypesIn(message).some((kind) => refusedBlockTypes.has(kind))
  const fullRendering = isAlreadyRefused ? [] : [() => message]
  for (const rendering of [...fullRendering, () => plainRendering(message)]) {
    try {
      const result = await send(rendering())
      const isPlain = rendering !== fullRendering[0]
      if (isPlain && !isAlreadyRefused) await workspace.recordRefused(newBlockTypesIn(message), weekSeconds)
      return result
    } catch (error) {
      if (slackErrorKind(error) !== 'undrawn') throw error
      const errorCode = slackErrorCode(error) ?? ''
      metrics.refused(errorCode)
      log.warn(
        { refused: errorCode, blocks: newBlockTypesIn(message) },
        'a message was refused for its blocks; sent plainer',
      )
    }
  }
  return send(textOnly(message))
}

const blockTypesIn = ({ blocks }: SlackMessage): string[] => [...new Set(blocks.map(({ type }) => type))]
const newBlockTypesIn = (message: SlackMessage): string[] =>
  blockTypesIn(message).filter((kind) => !universalBlockTypes.has(kind))

function textOnly({ text, metadata }: SlackMessage): SlackMessage {
  const shortened = text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text
  return { text: shortened, blocks: [], ...(metadata === undefined ? {} : { metadata }) }
}
