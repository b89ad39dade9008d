/**
 * A message in blocks that the workspace draws. New kinds of blocks reach workspaces one by one, so what one refuses is
 * replaced by the plain rendering, and remembered for a week.
 */
import type { Message } from '../reply/message.ts'
import { currentTeam } from './current.ts'
import { obstacleOf, refusal } from './refusals.ts'
import type { Services } from './services.ts'

/** Blocks that every workspace has drawn for years. */
const settledBlocks = new Set(['section', 'context', 'divider', 'header', 'actions', 'image', 'input', 'rich_text'])
const week = 7 * 86_400
/** Longest text of a message that has nothing else. */
const longestText = 3900

/** Sends the message, and where it is refused for its looks, in plainer and plainer clothes. */
export async function sendDrawn<T>(
  message: Message,
  services: Services,
  send: (shown: Message) => Promise<T>,
): Promise<T> {
  const { plainRendering, metrics, log, store } = services
  const { workspace } = store.of(currentTeam())
  const refused = await workspace.refusedBlocks()
  const isKnownRefused = kindsIn(message).some((kind) => refused.has(kind))
  const clothes = isKnownRefused ? [] : [() => message]
  for (const shown of [...clothes, () => plainRendering(message)]) {
    try {
      const sent = await send(shown())
      const isPlain = shown !== clothes[0]
      if (isPlain && !isKnownRefused) await workspace.refuses(newKindsIn(message), week)
      return sent
    } catch (error) {
      if (obstacleOf(error) !== 'undrawn') throw error
      const word = refusal(error) ?? ''
      metrics.refused(word)
      log.warn({ refused: word, blocks: newKindsIn(message) }, 'a message was refused for its blocks; sent plainer')
    }
  }
  return send(textAlone(message))
}

const kindsIn = ({ blocks }: Message): string[] => [...new Set(blocks.map(({ type }) => type))]
const newKindsIn = (message: Message): string[] => kindsIn(message).filter((kind) => !settledBlocks.has(kind))

function textAlone({ text, metadata }: Message): Message {
  const cut = text.length > longestText ? `${text.slice(0, longestText)}…` : text
  return { text: cut, blocks: [], ...(metadata === undefined ? {} : { metadata }) }
}
