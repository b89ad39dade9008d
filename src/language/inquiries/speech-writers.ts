/** "Orpheus 3B TTS LoRA, 60 hours of one narrator": language models that write sound as tokens, and how much text their sound is. */
import { collapseSpaces } from '../text/characters.ts'

export type SpeechWriter = {
  /** As typed. */
  readonly name: string
  readonly hours: number
  /** Tokens that a second of sound is, as its codec writes it. */
  readonly tokensPerSecond: number
  readonly tokens: number
  /** The language model that it is made of. */
  readonly base: string
  /** The text with its base and the tokens in the place of its name and the hours. */
  readonly rest: string
}

/** Recalled: tokens of their codecs a second, and the models whose shape they have; a size that is not told is the first. */
const writers = [
  { name: 'orpheus', tokensPerSecond: 83, bases: { '3b': 'Llama 3.2 3B', '1b': 'Llama 3.2 1B' } },
  {
    name: 'llasa',
    tokensPerSecond: 50,
    bases: { '3b': 'Llama 3.2 3B', '1b': 'Llama 3.2 1B', '8b': 'Llama 3.1 8B' },
  },
  { name: 'spark[- ]?tts', tokensPerSecond: 50, bases: { '0.5b': 'Qwen2.5 0.5B' } },
  { name: 'oute ?tts', tokensPerSecond: 75, bases: { '1b': 'Llama 3.2 1B', '0.6b': 'Qwen3 0.6B' } },
] as const
const sizeOf = String.raw`(?:[- ]?(?:tts[- ]?)?(\d(?:\.\d)?b))?(?:[- ]?(?:tts|v\d(?:\.\d)?|ft|pretrained|base)\b){0,2}`
const speech =
  /(?<![\w.])(\d{1,5}(?:[.,]\d{1,3})?)[ -]?(hours?|hrs?|h|minutes?|mins?)\b(?: (?:of|worth of|per) (?:[a-z'’-]{1,14} ){0,4}(?:audio|speech|sound|recordings?|narrat\w+|voice|speakers?|books?|audiobooks?|podcasts?|data))?/iu
const quotes = /[‘’'"“”`]/gu
const secondsOf = { h: 3600, m: 60 } as const

/** Null where no such model is named with hours of sound. */
export function speechWriterIn(text: string): SpeechWriter | null {
  for (const { name, tokensPerSecond, bases } of writers) {
    const found = new RegExp(String.raw`\b${name}${sizeOf}(?!\w)`, 'iu').exec(text)
    const sound = found === null ? null : speech.exec(text.replace(found[0], ' '.repeat(found[0].length)))
    if (found === null || sound === null) continue
    const sizes: Readonly<Record<string, string>> = bases
    const base = sizes[found[1]?.toLowerCase() ?? ''] ?? Object.values(sizes)[0] ?? ''
    const seconds = Number((sound[1] ?? '').replace(',', '')) * secondsOf[/^m/iu.test(sound[2] ?? '') ? 'm' : 'h']
    if (!(seconds > 0)) continue
    const tokens = Number((seconds * tokensPerSecond).toPrecision(2))
    const rest = text
      .replace(found[0], base)
      .replace(sound[0], `${Math.round(tokens)} tokens`)
      .replaceAll(quotes, ' ')
    const isTold = /\btts\b/iu
    return {
      name: found[0],
      hours: seconds / secondsOf.h,
      tokensPerSecond,
      tokens,
      base,
      rest: collapseSpaces(rest.replace(isTold, ' ')),
    }
  }
  return null
}
