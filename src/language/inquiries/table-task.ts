/** "Churn of 2M customers, 80 columns", "detect fraud in 3M transactions": a table is to be learnt from, and no model is named. */
import type { Inquiry, InquiryInput } from './inquiry.ts'

const told =
  'churn|attrition|fraud(?:ulent)?|credit (?:risk|scor\\w{1,4})|defaults?|demand|sales|turnover|failures?|breakdowns?|maintenance|outages?|conversions?|no-?shows?|prices?|yields?|delays?|occupancy|consumption|(?:energy|power|electricity) (?:use|load|demand)|lead scor\\w{1,4}|lifetime value|anomal(?:y|ies)'
const foretells =
  'predict(?:s|ing|ion|ions)?|forecast(?:s|ing)?|detect(?:s|ing|ion)?|scor(?:e|es|ing)|estimat(?:e|es|ing)|model(?:s|ling)?'
const task = new RegExp(
  String.raw`\b(?:(?:${foretells})\b[^.?!\n]{0,30}\b(?:${told})|(?:${told})\b[^.?!\n]{0,16}\b(?:${foretells}))\b`,
  'iu',
)
const table =
  /(?<![\w.$€£])\d[\d.,]{0,12} ?(?:k|m|b|thousand|million|billion|mio)? (?:[a-z-]{2,14} ){0,2}(?:rows?|columns?|features?|records?|customers?|clients?|users?|accounts?|transactions?|payments?|readings?|sensors?|stores?|shops?|branches|machines? logs?|meters?|loans?|policies|claims|orders?|years? of (?:daily |hourly |weekly |monthly )?(?:sales|data|readings|history))\b/iu
/** What is read, seen or heard is no table. */
const isOther =
  /\b(?:llms?|language models?|bert|gpt|transformers?|lstms?|text|texts|messages|e-?mails?|reviews|comments|posts|notes|letters|documents?|tokens?|lora|qlora|images?|photos?|pictures?|frames?|videos?|audio|recordings?|hours of|chat\w*|embedd\w+|neural|graph|foundation)\b/iu
const maxWords = 12

/** Null where a model is named or sized, or no such task. */
export function readTableTask({ text, understanding }: InquiryInput): Inquiry | null {
  const found = task.exec(text)
  if (found === null || !table.test(text) || isOther.test(text)) return null
  const { spec } = understanding.draft.finish()
  if (spec.model !== null || spec.params !== null) return null
  const name = found[0].split(/\s+/u).slice(0, maxWords).join(' ')
  return { kind: 'unsupported', id: 'tables', name, spec }
}
