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

const asks = /\?|^\W*(?:does|is|will|would|do|can|what|how|and|with|incl\w*|plus|add\w*)\b/iu
const sum =
  /(?:\b(?:under|below|within|inside|in|over|less than|exceed|max(?:imum)?|budget(?: of)?|limit(?: of)?|cap(?: of)?) )\$? ?(\d[\d,]{0,8}(?:\.\d{1,2})?)(k)?\b(?! ?(?:%|percent))/iu
/** Shares of anything else. */
const isOther =
  /\b(?:data|tokens?|epochs?|seq|steps?|gpus?|off|discount|refund\w*|invoice\w*|registered|number|deduct\w*|reclaim\w*|exempt\w*|return|per (?:hour|gpu))\b/iu

/** "Does it stay under $500 with 19% VAT?", "with 19% vat": the bill with the tax, against a sum where one is named. */
export function readTaxedSum(reply: Reply): ReplyCandidate | null {
  const { wording } = reply
  if (wording.length > maxLength || !tax.test(wording)) return null
  if (questionArguments(reply.understanding.recognized).currency !== undefined) return null
  const percent = Number((share.exec(wording)?.[1] ?? '0').replace(',', '.'))
  if (percent === 0 || without.test(wording) || !asks.test(wording) || isOther.test(wording)) return null
  const [, figure, thousand] = sum.exec(wording) ?? []
  const money = figure === undefined ? 0 : Number(figure.replaceAll(',', '')) * (thousand === undefined ? 1 : 1000)
  return wholeReply(
    reply,
    {
      kind: 'question',
      topic: 'taxes',
      subject: null,
      args: { moves: percent / 100, ...(money > 0 ? { money } : {}) },
    },
    'asks for the bill with a tax',
  )
}
