/** "How many cards?", "will one do or do I need two?": the number of GPUs of a measured run is asked, and the text without that. */
import { gpuPattern } from '../text/gpu-pattern.ts'
import { collapseSpaces } from '../text/characters.ts'

const machine = String.raw`(?:gpus?|cards?|(?:${gpuPattern})s?)`
const asked: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:what |and )?(?:how (?:many|much)|(?:the )?(?:number|count) of|(?:the )?(?:fewest|least|minimum)(?: number of)?)(?: more)? ${machine}\b[^.?!;\n]{0,40}(?:[?.!;]|$)`,
    'iu',
  ),
  /\bhow many(?=\s*(?:[?.!;]|$)| (?:do|would|will|should|must|are|of (?:them|those|these)|to)\b)[^.?!;\n]{0,40}/iu,
  new RegExp(
    String.raw`\b(?:will|would|is|does|do|can|could) (?:one|a single|1)(?: (?:more )?${machine})? (?:enough|do|make|suffice|manage|finish|be)\b[^.?!;\n]{0,60}`,
    'iu',
  ),
]

const untilWhen =
  /\b(?:within|inside|by|before|under|in)\b (?=[^]*(?:\d|day|hour|week|night|morning|tomorrow|noon))[^]*$/iu

/** Null where no number of GPUs is asked for. */
export function withoutCountAsked(text: string): string | null {
  const words = asked.map((pattern) => pattern.exec(text)?.[0]).find((match) => match !== undefined)
  if (words === undefined) return null
  // "How many to be done within 12 hours": the time stays said.
  const [until = ''] = untilWhen.exec(words) ?? []
  return collapseSpaces(text.replace(words, ` ${until}`))
}
