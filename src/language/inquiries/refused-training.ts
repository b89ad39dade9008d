/** "… to serve 70B to 300 users? Training isn't planned, only inference": what is not to be done is no training of the text. */

const sentenceEnd = /(?<=[.?!])\s+|\n+/u
const training = String.raw`(?:(?:any |a |the |more )?(?:fine-?tuning|training|fine-?tune|(?:re)?train(?: (?:it|anything))?))`
const refused = new RegExp(
  String.raw`\b(?:no|not|without|never|aren't|isn't|won't|don't|nothing to) (?:about |planning |going to |want to |need to |be |doing |to )*${training}\b|\b${training} (?:is|was|are|will be)?(?: not|n't)? ?(?:isn't|not|n't|out of scope|off the table|already done|done already|no topic)`,
  'iu',
)
const serves = /\b(?:serv(?:e|es|ing)|host(?:s|ing|ed)?|inference|deploy\w*)\b/iu
const maxLength = 2000

/** The text without its sentences that refuse a training, where the rest is about a model in use; else unchanged. */
export function withoutRefusedTraining(text: string): string {
  if (text.length > maxLength || !serves.test(text) || !refused.test(text)) return text
  const kept = text.split(sentenceEnd).filter((sentence) => !refused.test(sentence))
  const rest = kept.join(' ').trim()
  return serves.test(rest) ? rest : text
}
