/** "Something we can run on a laptop": a small model, and no machine to train on. */

const machine = String.raw`(?:an? |my |our |the |any |each |every |normal |ordinary |office |decent |gaming |old |single ){0,4}(?:laptops?|macbooks?(?: (?:pro|air))?|phones?|smartphones?|cpus?|office pcs?|raspberry pis?|edge devices?)`
const runs = String.raw`(?:(?:we|i|they|you|it|people|everyone) )?(?:(?:can|could|should|must|will|has to|have to|needs to) )?(?:runs?|works?|fits?|lives?)(?: locally| offline| fine| ok)? on ${machine}`
/** "Something that writes descriptions and runs on a laptop" */
const besides = new RegExp(
  String.raw`\b(?:something|(?:an?|one|our own) (?:own |local |open )?(?:model|llm|bot|assistant|classifier|tool))(?= [^.;?!]{3,100}?,? (?:and|that|which|but) (?:also |still )?${runs}\b)`,
  'iu',
)
const also = new RegExp(String.raw`,? (?:and|that|which|but) (?:also |still )?${runs}\b`, 'iu')
/** "Something we can run on a laptop that classifies emails" */
const first = new RegExp(
  String.raw`\b(?:something|(?:an?|one) (?:own |local |open )?(?:model|llm|tool))(?: (?:that|which))? (?:${runs}|(?:small|light) enough (?:for|to run on) ${machine}|for ${machine})\b`,
  'iu',
)
/** A model or a card that is named is the one meant. */
const named =
  /\b\d{1,3}(?:\.\d)?b\b|\b(?:llama|qwen|gemma|phi|mistral|smollm)\b|\btrain(?:ing)? (?:it |this |that )?on (?:my|a|our) \w/iu

/** The text with such a wish said as one for a small model. */
export function withSmallModel(text: string): string {
  if (named.test(text)) return text
  if (first.test(text)) return text.replace(first, 'a small model')
  return besides.test(text) ? text.replace(besides, 'a small model').replace(also, '') : text
}
