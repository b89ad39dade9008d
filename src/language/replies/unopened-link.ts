/** "Our config is at https://…/run.yml", "can you read this gist?": an address is not opened, and what to paste instead is said. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** An address; "acme.io/run.yml" is one without its scheme. */
const address =
  /(?:https?|s3|gs|ftp|git):\/\/[^\s<>|]{1,500}|\bwww\.[^\s<>|]{1,300}|(?<![\w.@/-])(?:[a-z0-9-]{1,40}\.){1,4}(?:com|org|net|io|ai|dev|co|app|cloud|eu|de|fr|uk)\/[^\s<>|]{1,300}/giu
/** A repository of the hub names a model. */
const ofModel =
  /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/(?!datasets\/|spaces\/|\S{1,200}\.(?:ya?ml|toml|json|jsonl|csv))/iu

type Kind = {
  readonly file: RegExp
  readonly words: RegExp
  readonly instead: string
  readonly examples: readonly string[]
}

const kinds: readonly Kind[] = [
  {
    file: /\.(?:jsonl|csv|tsv|parquet|txt)\b|\/datasets\//iu,
    words: /\b(?:data|dataset|datasets|corpus|samples|examples|rows)\b/u,
    instead: 'Say how many examples there are and how long they are, or attach the file',
    examples: ['20k examples x 800 tokens', '50M tokens'],
  },
  {
    file: /\.(?:ya?ml|toml|json|py|sh)\b/iu,
    words: /\b(?:config\w{0,9}|ya?ml|recipe|hyper-?param\w{0,6}|script|settings|setup|repo|repository)\b/u,
    instead:
      'Paste the configuration itself here, or attach the file; the lines on model, data, batch, sequence length and method are enough',
    examples: ['seq 4096', 'global batch 64'],
  },
  {
    file: /\b(?:pricing|prices?|quote)\b/iu,
    words: /\b(?:prices|pricing|price (?:list|page|on|at|is)|quotes?|offer)\b/u,
    instead: 'Say the price that stands there and of which GPU',
    examples: ['we pay $2.10 per H100 hour'],
  },
]
const other: Pick<Kind, 'instead' | 'examples'> = {
  instead: 'Paste the lines that matter for the run here',
  examples: ['seq 4096', '20k examples x 800 tokens'],
}

/** Who says so wants it read. */
const wantsReading =
  /\b(?:can|could|would|will|did|do) (?:you|u|it|gpucost)\b|^(?:please |pls |ok |and |so |then )*(?:use|read|open|load|parse|estimate|price|apply|import|take|plan|match)\b|\b(?:use|based on|same as|according to|as in|from) (?:this|that|these|the|our|it)\b|\b(?:cost|costs|price|estimate|read|parse|open|plan)\b(?: (?:it|this|that|for|from))?\s*[?:]?/u
const maxLength = 300
const maxChatter = 0.9

/** Null where no address is in it that the app is to read, or the rest is a change that can be made. */
export function readUnopenedLink(reply: Reply): ReplyCandidate | null {
  const { typed, isAddressed } = reply
  const links = typed.length > 2 * maxLength ? null : typed.match(address)
  const [link] = (links ?? []).filter((one) => !ofModel.test(one))
  if (link === undefined) return null
  const words = typed.replaceAll(address, ' ').replaceAll(/[<>|]/gu, ' ').toLowerCase().trim()
  if (words.length > maxLength) return null
  // "Like in …, with 2 epochs": what is said beside it is a change. "The axolotl yaml" is of a trainer.
  const isChange = reply
    .understand(words)
    .slots.some((slot) => slot.role !== 'remark' && !(slot.role === 'field-value' && slot.field === 'stack'))
  if (isChange) return null
  const kind = kinds.find(({ file }) => file.test(link)) ?? kinds.find((each) => each.words.test(words))
  if (!isAddressed && !isForApp(words, kind, reply)) return null
  const { instead, examples } = kind ?? other
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
function isForApp(words: string, kind: Kind | undefined, { likelyActs }: Reply): boolean {
  if (kind === undefined) return wantsReading.test(words) && likelyActs.chatter <= maxChatter
  return words === '' || kind.words.test(words) || wantsReading.test(words)
}
