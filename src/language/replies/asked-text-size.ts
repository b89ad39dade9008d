/** "Our text is 19 GB of plain txt, is 4B tokens about right?": text in bytes, and whether the tokens of the plan are those of it. */
import { bytesOfUnit } from '../../scenario/text-size.ts'
import { type ReplyCandidate, typedLine, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const size =
  /(?<![\w.,$€£])(?<digits>\d[\d,]{0,9}(?:\.\d{1,3})?) ?(?<unit>[kmgt]i?b|gigs?|megs?|gigabytes?|megabytes?|terabytes?)\b/u
const ofText =
  /\b(?:plain|raw|clean(?:ed)?|utf-?8|txt|text|texts|corpus|jsonl?|csv|parquet|markdown|md|html|dump|dataset|data set|our data|the data|files?|code|archive)\b/u
const ofTokens = /\btok(?:en)?s?\b|\b\d[\d.,]* ?(?:b|bn|m|k|billion|million)\b/u
const asks =
  /\b(?:how many|right|sensible|realistic|plausible|correct|match(?:es)?|fits?|about|roughly|guess|estimate|off|too (?:much|many|low|high|few|little)|add up|make sense|consistent|is that|what(?:'s| is) that)\b/u
const ofElse =
  /\b(?:vram|memory|ram|gpus?|cards?|upload\w*|download\w*|egress|transfer\w*|storage|volume|bucket|checkpoints?|adapter|weights|per gpu|bandwidth|images?|photos?|pictures?|video|audio|pdfs?|scans?|scanned)\b|[$€£]/u
const tooFew = /\b(?:too (?:low|few|little|small)|underestimat\w*)\b/u
const tooMany = /\b(?:too (?:high|many|much|big|large)|overestimat\w*)\b/u
const isOpen = /\b(?:how many|what(?:'s| is) that|comes? to)\b/u
const [maxLength, maxChatter] = [150, 0.93]

/** Null where no text is told in bytes, or its tokens are not asked about. */
export function readAskedTextSize(reply: Reply): ReplyCandidate | null {
  const { scenario } = reply
  const line = typedLine(reply)
  if (line.length > maxLength || ofElse.test(line) || !ofText.test(line) || !asks.test(line)) return null
  const { digits = '', unit = '' } = size.exec(line)?.groups ?? {}
  const bytes = Number(digits.replaceAll(',', '')) * (bytesOfUnit(unit) ?? 0)
  if (!(bytes > 0) || !ofTokens.test(line.replace(size, ' ')) || scenario.spec.tokens === null) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'data',
      subject: null,
      args: {
        textBytes: bytes,
        ...(isOpen.test(line) ? { isOpen: true as const } : {}),
        ...(tooFew.test(line)
          ? { textDoubt: 'few' as const }
          : tooMany.test(line)
            ? { textDoubt: 'many' as const }
            : {}),
      },
    },
    'asks what text in bytes is in tokens',
  )
}
