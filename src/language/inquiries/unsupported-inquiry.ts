/** "Finetune Claude on our tickets", "SDXL lora of my dog", "Whisper on 200 h of audio". */
import { remembered } from '../../once.ts'
import type { Inquiry, InquiryInput } from './inquiry.ts'

/** Names that are words of everyday sentences too. */
const everyday = /^(?:haiku|sonnet|opus|flux|bark|nova|sora)$/iu

/** The longest name of a kind that is not planned for; null where the text has none. */
export function readUnsupported({ text, understanding, facts }: InquiryInput): Inquiry | null {
  const isOfTrade =
    facts.words.trainingJob.test(text) || understanding.numbers.length > 0 || /\d|\bclaude\b/iu.test(text)
  for (const { id, names } of facts.unsupported.kinds) {
    const found = names
      .map((name) => unsupportedNameIn(text, name))
      .filter((name) => name !== null)
      // A haiku may be a poem.
      .filter((name) => isOfTrade || !everyday.test(name))
      .toSorted((one, other) => other.length - one.length)[0]
    if (found !== undefined) return { kind: 'unsupported', id, name: found, spec: understanding.draft.finish().spec }
  }
  return null
}

/** As typed, with its version: "claude sonnet 4.5"; null where it is not there. A `*` stands for some letters or digits. */
export function unsupportedNameIn(text: string, name: string): string | null {
  const { pattern, beginning } = nameReader(name)
  // Hundreds of names are looked for in each text.
  return lowered(text).includes(beginning) ? (pattern.exec(text)?.[0] ?? null) : null
}

const nameReader = remembered((name: string): { readonly pattern: RegExp; readonly beginning: string } => {
  const words = name.split(' ').map((word) => word.replaceAll('.', '\\.').replace('*', '[\\w.-]{1,12}'))
  const pattern = new RegExp(
    `(?<![\\w.-])${words.join('[ -]?')}(?:(?:[ -](?:large|small|medium|tiny|base|turbo)| v?\\d(?:\\.\\d)?|-v\\d)(?![\\w%]))*(?![\\w-])`,
    'i',
  )
  return { pattern, beginning: (/^[\w-]*/.exec(name)?.[0] ?? '').toLowerCase() }
})

let last = { text: '', lower: '' }

/** The text in lower case, remembered for the next name. */
function lowered(text: string): string {
  if (last.text !== text) last = { text, lower: text.toLowerCase() }
  return last.lower
}
