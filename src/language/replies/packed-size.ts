/** "It's 2 GB gzipped", "unzipped 7.1": the size of a text before or after it is packed. */
import { quoted } from '../../scenario/format-values.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const size = String.raw`~?(?<digits>\d{1,4}(?:\.\d{1,2})?)\s?(?<unit>[mgt]i?b|gigs?|megs?)`
const around =
  "(?:(?:it|its|it's|that|that's|thats|the|data|file|files|is|are|was|about|around|like|roughly|only|just|more|size|i think)[\\s,:]+){0,6}"
const packed = new RegExp(
  `^${around}${size} (?:g?zipped|compressed|gz|zstd|tar\\.gz|packed|in parquet|of parquet)(?: (?:i think|i guess|though|tho|tbh|actually))*[\\s.!]*$`,
  'u',
)
const unpackedWord = '(?:un(?:g?zipped|compressed|packed|zips to)|decompressed|extracted|raw)'
const unpacked = [
  new RegExp(
    `^${around}${unpackedWord}[\\s,:]+${around}${size.replace('\\s?(?<unit>', '(?:\\s?(?<unit>')})?[\\s.!]*$`,
    'u',
  ),
  new RegExp(`^${around}${size} ${unpackedWord}[\\s.!]*$`, 'u'),
]
const maxLength = 80

/** Null where no size of a file is told. Packed text is asked about: how far it was packed nobody said. */
export function readPackedSize(reply: Reply): ReplyCandidate | null {
  const { sentence } = reply
  if (sentence.length > maxLength || sentence.includes('?')) return null
  const whole = unpacked.map((form) => form.exec(sentence)?.groups).find((groups) => groups !== undefined)
  if (whole !== undefined) {
    const act = amend(
      reply,
      `${whole['digits'] ?? ''} ${(whole['unit'] ?? 'gb').replace(/^g.*/u, 'gb').replace(/^m.*/u, 'mb')} of text`,
    )
    return act.kind === 'amended' ? wholeReply(reply, act, 'says how large the text is unpacked') : null
  }
  const { digits, unit = '' } = packed.exec(sentence)?.groups ?? {}
  if (digits === undefined) return null
  const words = `${digits} ${unit.toUpperCase()}`
  const problem = {
    kind: 'bad-value' as const,
    message: `${quoted(`${words} packed`)} says little of how much text that is: mostly several times as much. Say its size unpacked, such as “unpacked 7 GB”.`,
    terms: [words],
    suggestions: [],
  }
  return wholeReply(reply, { kind: 'problem', problem }, 'says how large the text is packed')
}
