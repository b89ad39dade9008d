/** "How did you get from 45 MB to that token count?", "is it audio hours x epochs?": how the amount of the data was worked out. */
const unit = String.raw`(?:mb|gb|tb|kb|megabytes?|gigabytes?|pages?|pdfs?|words|characters|chars|letters|rows?|lines|documents?|docs|books?|tickets?|emails?|e-mails?|examples?|samples?|pairs?|prompts?|images?|pictures?|photos?|hours? of (?:audio|speech|sound|video|recordings?|calls?|talks?)|(?:audio|speech) hours?)`
const ofTokens = /\btok(?:en)?s?\b|\bwindows\b/iu
const ofData = new RegExp(String.raw`\b${unit}\b|\b\d[\d.,]* ?(?:k?h|hours?)\b`, 'iu')
const ofCount =
  /(?<![$€£\d.,])\d[\d.,]* ?[mbk]\b(?! ?(?:parameters?|params|model))|(?<![$€£\d.,])\d{1,3}(?:,\d{3})+\b|\b(?:count|number|figure|amount)\b/iu
/** What is worked out from the tokens, and not they from the data. */
const ofElse =
  /[$€£]|\b(?:dollars?|usd|bucks|price|prices?|costs?|bill|budget|gpus?|cards?|memory|vram|speed|throughput|tok\/s|per (?:second|sec|step|hour|gpu|card)|a second|batch|steps|min(?:ute)?s?|runtime|duration|learn\w*|generat\w*|vocab\w*|tokeni[sz]er)\b|(?:\bhours?|\b\d[\d.]* ?h)\b(?! of\b|\s*(?:[x×*]|times|into|in|to)\b)(?<!\b(?:audio|speech) hours?)/iu
/** What they would do themselves, or what another amount comes to, has an answer of its own. */
const ofOneself =
  /\bhow (?:can|could|should|would|will) (?:i|we)\b|\bhow do (?:i|we) (?!get from\b)|\bwhere (?:do|can|could|should) (?:i|we)\b|\bmore tok|\bhow many tok\w* (?:is|are|would|does|do|will)\b/iu

const worksOut =
  /\bhow\b.{0,40}\b(?:get|gets|got|come|comes|came|arriv\w+|turn(?:s|ed)?|convert\w*|translat\w+|becomes?|became|go|went|made|mak(?:e|es)|comput\w+|calculat\w+|deriv\w+|work(?:s|ed)? (?:that |this |it )?out|reach\w*|estimat\w+|end(?:ed)? up|is|are|was|were)\b|\bwhere\b.{0,40}\b(?:come|comes|came|from|get|got)\b|\b(?:what|show|explain|give|walk|whats)\b.{0,30}\b(?:math|maths|arithmetic|derivation|calculation|conversion|formula)\b/iu
const fromTo =
  /\btoken (?:count|number|total|sum)\b|\b(?:from|out of|into|in ?to|to|for|of|becomes?|became|come|counted|comput\w+|calculat\w+|deriv\w+)\b/iu
/** "Is it just audio hours x epochs?": a product is proposed. */
const product =
  /^\W*(?:(?:so|and|ok|hm+|wait)[, ]+){0,2}(?:is|was|are|isn't) (?:(?:it|that|this|these|they)\b|(?:the|that|your) .{0,30}?\b(?:count|number|total|tokens|sum|figure)\b|\d[\d.,]* ?[mbk]?(?: tokens)?\b).{0,60}(?:\s[x×*]\s|\btimes\b|\bmultiplied\b).{0,30}\b(?:epochs?|pass(?:es)?|\d+)\b/iu

/** Whether a product of the data and the passes is proposed. */
export const proposesProduct = (text: string): boolean =>
  product.test(text) && !/[$€£]|\b(?:price|costs?|gpus?|rate|tok\/s)\b/iu.test(text)

const maxLength = 140

/** Whether a text asks how the tokens, or the windows of sound, came about from what was typed. */
export function asksDerivation(text: string): boolean {
  const line = text.replaceAll('’', "'").trim()
  if (line.length > maxLength || ofOneself.test(line)) return false
  if (proposesProduct(line)) return true
  if (ofElse.test(line) || !worksOut.test(line) || !fromTo.test(line)) return false
  return ofTokens.test(line) ? ofCount.test(line) || ofData.test(line) : ofData.test(line) && ofCount.test(line)
}
