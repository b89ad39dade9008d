/** "Finetune Claude on our tickets", "SDXL lora of my dog", "Whisper on 200 h of audio". */
import type { Inquiry, InquiryInput } from './inquiry.ts'

/** The longest name of a kind that is not planned for; null where the text has none. */
export function readUnsupported({ text, understanding, facts }: InquiryInput): Inquiry | null {
  for (const { id, names } of facts.unsupported.kinds) {
    const found = names
      .map((name) => unsupportedNameIn(text, name))
      .filter((name) => name !== null)
      .toSorted((one, other) => other.length - one.length)[0]
    if (found !== undefined) return { kind: 'unsupported', id, name: found, spec: understanding.draft.finish().spec }
  }
  return null
}

/** As typed, with its version: "claude sonnet 4.5"; null where it is not there. A `*` stands for some letters or digits. */
export function unsupportedNameIn(text: string, name: string): string | null {
  const words = name.split(' ').map((word) => word.replaceAll('.', '\\.').replace('*', '[\\w.-]{1,12}'))
  const pattern = new RegExp(
    `(?<![\\w.-])${words.join('[ -]?')}(?:(?:[ -](?:large|small|medium|tiny|base|turbo)| v?\\d(?:\\.\\d)?|-v\\d)(?![\\w%]))*(?![\\w-])`,
    'i',
  )
  return pattern.exec(text)?.[0] ?? null
}
