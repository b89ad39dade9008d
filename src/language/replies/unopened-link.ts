/** "Our config is at https://…/run.yml", "can you read this gist?": an address is not opened, and what to paste instead is said. */
import { type AddressKind, addressIn } from '../text/addresses.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Who says so wants it read, whoever else is there; what is asked of somebody may be asked of the app. */
const tellsToRead =
  /(?:^|\b(?:please|pls|and|then|so)\s|[,.:;]\s)(?:please |pls )?(?:use|read|open|load|parse|estimate|price|apply|import|plan|match) ?(?:it|this|that|these|the|our|from|with|for|:|$)|\b(?:based on|same as|according to) (?:this|that|these|the|our|it)\b/u
const asksToRead =
  /\b(?:can|could|would|will|did|do) (?:you|u|it|gpucost)\b|\b(?:costs?|price|estimate|read|parse|open|plan)\b/u
const [maxLength, maxTyped] = [300, 900]
const maxChatter = 0.9

/** Null where no address is in it that the app is to read, or the rest is a change that can be made. */
export function readUnopenedLink(reply: Reply): ReplyCandidate | null {
  const { typed, isAddressed } = reply
  const found = typed.length > maxTyped ? null : addressIn(typed)
  if (found === null || found.words.length > maxLength) return null
  const { words, kind, instead, examples } = found
  // "Like in …, with 2 epochs": what is said beside it is a change. "The axolotl yaml" is of a trainer.
  const isChange = reply
    .understand(words)
    .slots.some((slot) => slot.role !== 'remark' && !(slot.role === 'field-value' && slot.field === 'stack'))
  if (isChange) return null
  if (!isAddressed && !isForApp(words, kind, reply)) return null
  return wholeReply(
    reply,
    {
      kind: 'problem',
      problem: {
        kind: 'unknown',
        message: `Links are not opened here, so nothing of that page was read. ${instead}.`,
        terms: [],
        suggestions: [...examples],
      },
    },
    'points to a page that is not opened',
  )
}

/** A file of a run or of its data by itself, or words that want it read; people show each other pages. */
function isForApp(words: string, kind: AddressKind | null, { likelyActs }: Reply): boolean {
  if (tellsToRead.test(words)) return true
  if (kind === null) return asksToRead.test(words) && likelyActs.chatter <= maxChatter
  return words === '' || words.includes('?') || kind.words.test(words) || asksToRead.test(words)
}
