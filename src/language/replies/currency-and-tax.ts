/** "In euros, incl. 19% VAT", "was kostets in Euro inkl MwSt": the bill in a currency, with a tax or without. */
import { questionArguments } from '../questions/question-arguments.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Taxes on sales as they are called where the app is spoken to. */
const tax =
  /\b(?:vat|mwst|ust|mehrwertsteuer|umsatzsteuer|tva|ttc|iva|btw(?=\W*$|.{0,12}%)|moms|gst|sales tax|tax(?:es)?|brutto|gross)\b|消費税|税込|税抜|含税|增值税|부가세|부가가치세/iu
const without = /\b(?:ex|excl\w*|without|w\/o|no|net|netto|ohne|hors|sem|sin|zonder|before|senza|ht)\b|税抜|不含|별도/iu
const share = /(\d{1,2}(?:[.,]\d)?) ?(?:%|percent|prozent|％)/iu
/** What else such a wish may say. */
const maxWords = 12
const maxLength = 100

/** Null where no currency and no tax are named together. */
export function readCurrencyAndTax(reply: Reply): ReplyCandidate | null {
  const { wording, understanding } = reply
  if (wording.length > maxLength || wording.split(/\s+/u).length > maxWords) return null
  if (!tax.test(wording) || reply.vocabulary.intentPhrases.otherThanTax.test(wording)) return null
  const { currency } = questionArguments(understanding.recognized)
  if (currency === undefined) return null
  const percent = Number((share.exec(wording)?.[1] ?? '0').replace(',', '.'))
  const isNet = without.test(wording)
  return wholeReply(
    reply,
    {
      kind: 'question',
      topic: 'currency',
      subject: null,
      args: { currency, tax: isNet ? 'net' : 'gross', ...(percent > 0 && !isNet ? { moves: percent / 100 } : {}) },
    },
    'wants the bill in a currency, and says whether with tax',
  )
}
