/** "40 customers with a fine-tune each: how to serve them without 40 GPUs?": many adapters that are served beside each other. */
import { collapseSpaces } from '../text/characters.ts'

export type AdaptersServed = {
  readonly count: number
  /** Without what is asked of serving. */
  readonly rest: string
}

const many =
  /(?<![\w.$€£])(\d{1,4}) (?:\p{L}{1,14} ){0,2}?(?:customers?|clients?|tenants?|departments?|teams|brands|companies|accounts|stores|schools|languages|adapters?|q?loras?|(?:fine-?)?tunes|(?:fine-?tuned |tuned )?(?:\d{1,3}b )?models)\b/iu
const each =
  /\b(?:each|every|per[- ](?:customer|client|tenant|department|team|brand|company|account|store|school|language)|own|adapters?|loras|multi-?lora|fine-?tuned|tunes|individual|separate)\b/iu
const serves = /\b(?:serv(?:e|es|ed|ing)|host(?:s|ed|ing)?|deploy(?:s|ed|ing)?|inference)\b/iu
const clause =
  /(?:(?:^|[.,;:?!+&])\s*|\b(?:and|plus|then|but)\b\s*){1,2}(?:(?:\+|and|also|then|plus)\s*){0,2}(?:(?:how|what|can|could|should|do|does|is|where|which|on)\b)?[^.,;?!+]{0,50}\b(?:serv(?:e|es|ed|ing)|host(?:s|ed|ing)?|deploy(?:s|ed|ing)?|inference)\b[^.,;?!+]{0,80}[?!]?/iu
const fewest = 3
const longest = 500

/** Null where no several models of a kind are served. */
export function adaptersServedIn(text: string): AdaptersServed | null {
  if (text.length > longest || !serves.test(text) || !each.test(text)) return null
  const count = Number(many.exec(text)?.[1] ?? NaN)
  if (!(count >= fewest)) return null
  const words = clause.exec(text)?.[0] ?? ''
  // "40 trainings" beside 40 customers are those of the customers.
  const again = new RegExp(String.raw`(?<!\d)${count} (?:trainings?|fine-?tunes?|fine-?tunings?|runs|jobs)\b`, 'giu')
  return {
    count,
    rest: collapseSpaces(
      text
        .replace(words, '. ')
        .replaceAll(again, ' ')
        .replaceAll(/\s*\.\s*\./gu, '.'),
    ),
  }
}
