/** "Rank 64 / no weekends", each wish on a line of its own: a line that set nothing is named, so that none is dropped in silence. */
import { noPresetSlots } from '../language/grammar/preset-slots.ts'
import { understand } from '../language/pipeline.ts'
import { withUnused } from '../language/resolution/unused-words.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'

const [mostLines, mostWords, maxLength] = [6, 5, 200]
/** What people say around their wishes, and words that belong to the line before. */
const said =
  /^(?:and|also|plus|or|but|so|then|which|that|for|with|on|in|of|to|each|instead)\b|\d|\?|\b(?:thanks|thank|thx|ty|tysm|please|pls|plz|cheers|ok|okay|great|nice|cool|lgtm|go|let's|lets|hi|hey|hello|yes|yep|yeah|yup|no problem|nope|sure|done|good|perfect|sorry|sry|lol|haha\w*|team|everyone|folks|guys|same|rest|else|instead|care|whatever|fine|works?|ship|run|start|do|i|we|you|it|they|he|she)\b/iu

/** The revision with the lines named that changed nothing; as it is where every line did, or the text is prose. */
export function withUnreadLines(
  text: string,
  read: Interpretation,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
): Interpretation {
  if (read.kind !== 'revision' || read.revision.by !== 'amend' || text.length > maxLength || !text.includes('\n'))
    return read
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  const isList = lines.length <= mostLines && lines.every((line) => line.split(/\s+/u).length <= mostWords)
  if (lines.length < 2 || !isList) return read
  const unread = lines.filter((line) => {
    if (said.test(line)) return false
    const { allSlots, unrecognized } = understand(line, {
      mode: 'thread',
      vocabulary,
      today,
      base: null,
      given: noPresetSlots,
    })
    // A word that is not known is named already.
    return allSlots.length === 0 && unrecognized.length === 0
  })
  if (unread.length === 0) return read
  const { conversation, ...revision } = read.revision
  const scenario = withUnused(read.revision.scenario, unread)
  const revisions = conversation.revisions.map((one) => (one === read.revision.scenario ? scenario : one))
  return { ...read, revision: { ...revision, scenario, conversation: { ...conversation, revisions } } }
}
