/** "s/8b/70b/", as people correct themselves in a chat: what stands in the rest of the text is exchanged. */
import { withAdaptersEach } from './adapters-each.ts'

const substitution = /(?<=^|[\s(:])s\/([^/\n]{1,30})\/([^/\n]{1,30}?)(?:\/g?(?=$|[\s.,;)])|(?=$|[\s,;)]))/u
/** "14b -> 32b", behind another 14b. */
const arrow = /(?<=^|[\s(:*_~])([\w.]{1,20}) ?(?:->|=>|→) ?([\w.]{1,20})(?=$|[\s.,;)*_~])/u
const goesOn = /\b(?:distil|teacher|student|then|after|stages?)/iu
/** "2 and a half million" */
const andHalf =
  /(?<![\w.,])(\d{1,3}) and a half(?= ?(?:k|m|b|bn|mil|mio|thousand|million|billion|hours?|days?|epochs?)\b)( ?)/iu
/** "8 rollouts of up to 8k tokens": so many of them, and how long each is. */
const countedAnswers =
  /(?<![\w.,])(\d{1,3} ?(?:rollouts|responses|completions|generations|samples|answers))(?: each)? (?:of )?(?=(?:up to|at most|max|around|about|avg) ~?\d)/iu
/** "Wat is the cheapest", and not Dutch "wat is de goedkoopste". */
const slippedWhat =
  /(?<![\p{L}])w(?:at|aht)(?= (?:is|are|was) (?:the|a|an|my|our|it)\b| (?:can|should|would|could|will|do|does|did|kind|gpu|size|if|about)\b)/giu
/** "Photos with one-line captions": how long they are, and no number of them. */
const shortCaptions =
  /\b(?:one|two|three|single|1|2|3)-(?:line|liner|sentence|word|phrase)s? (?=captions?|labels?|descriptions?|answers?|summar|comments?|notes?)/giu

/** "I've got two 3090s and …, should I just rent instead": what is there is weighed against what is rented. */
const rentInstead =
  /(?<=\b(?:have|got|own|owns|our|my|home|office|lab)\b[^]{20,400})(?:,? ?\b(?:(?:should|could|can|do|would) (?:i|we) (?:just |better |rather )?|(?:(?:is|would) (?:it|that) (?:be )?(?:\w+ )?)?(?:worth|better|smarter|cheaper|wiser)(?: it)?(?: to)? (?:just )?|(?:does|would) it (?:make (?:more )?sense|pay)(?: off)? to (?:just )?)|(?<=[.;,!] ?))rent(?:ing)?(?: it| one| gpus?| something)? instead\b/iu
/** "Our 8 A100 …, and at what point does renting H100s make more sense?": what is rented is no card of one's own. */
const whenToRent =
  /(?<=\b(?:have|got|own|owns|our|my)\b[^]{4,400})[,.;]? ?(?:and |or |but )?(?:at what point|from what point|when|how soon|at which point) (?:does|do|would|will|is) (?:it (?:make (?:more )?sense|pay) to |it (?:cheaper|smarter|better) to )?rent(?:ing)? (?:an? |some )?((?:\d{1,3} ?x? ?)?[a-z]{1,3}[- ]?\d{2,3}[a-z]{0,2})\b[^.?!]{0,40}(?=[.?!]|$)/iu
/** "Each a page long", "a page apiece" */
const pageEach =
  /\beach (?:(?:is |of )?(?:about |around |roughly |some )?)(a|one|half a) (?:single )?pages?(?: long| in length)?\b|\b(?:about |roughly )?(a|half a) page (?:apiece|long(?: each)?)(?![a-z])/giu
/** "The biggest model I can train for 10k": of money. */
const sizeForSum =
  /(?<=\b(?:biggest|largest|how (?:big|large)|what size|which size)\b[^.?!]{0,80}\bfor (?:under |around |about |some )?)(?=\d{1,3} ?k\b(?! ?[\p{L}]))/iu
/** "MI300X any cheaper than nvidia?": the maker stands for the card that is rented most. */
const joint = String.raw`[^.?!]{0,40}?\b(?:vs\.?|versus|than|against|or|over) (?:an? |the )?`
const againstNvidia = new RegExp(
  String.raw`(?<=\bmi\d{3}x?s?\b${joint})nvidia(?! ?(?:[a-z]{1,3}[- ]?\d|rtx|gpus? \w+ (?:only|are)))`,
  'iu',
)
const againstAmd = new RegExp(
  String.raw`(?<=\b(?:[hab]\d{3}|l40s?|gh200)s?\b${joint})amd(?! ?(?:mi|instinct|epyc))`,
  'iu',
)
/** “Compare a 32b LoRA with QLoRA on 60M tokens”: one method against another. */
const way = String.raw`(?:q?lora|full fine-? ?tun(?:e|ing)|full ft)`
const comparedWays = new RegExp(
  String.raw`\b(?:please )?compar(?:e|ing) ((?:[\w.:-]{1,20} ){0,5}?)(${way}) (?:with|to|and|against) (?:an? )?(${way})\b`,
  'iu',
)
/** "A BGE-style embedder", "GPT-2-like": the name is that of a model. */
const styleOf = /(?<=\b(?:bge|e5|gte|gpt-?\d?|llama|bert|mistral|qwen|t5|minilm)[\d.]{0,4})-(?=(?:style|like)\b)/giu
const maxLength = 4000

const pagesOf = (words: string): string => (/^half/iu.test(words) ? 'half a page' : 'one page')

/** Unchanged where nothing is corrected so, or what is corrected is not there. */
export function withSubstitutions(text: string): string {
  if (text.length > maxLength) return text
  const whole = withAdaptersEach(text)
    .replace(andHalf, '$1.5$2')
    .replace(countedAnswers, '$1, ')
    .replaceAll(slippedWhat, 'what')
    .replaceAll(shortCaptions, 'short ')
    .replaceAll(styleOf, ' ')
    .replace(againstNvidia, 'H100')
    .replace(againstAmd, 'MI300X')
    .replace(comparedWays, '$1$2 vs $3')
    .replace(rentInstead, ', or rent')
    .replace(whenToRent, ', or rent $1')
    .replaceAll(pageEach, (_, one?: string, other?: string) => `${pagesOf(one ?? other ?? '')} each`)
    .replace(sizeForSum, '$$')
  if (whole !== text) return withSubstitutions(whole)
  const found = substitution.exec(text) ?? (goesOn.test(text) ? null : arrow.exec(text))
  const [words = '', from = '', to = ''] = found ?? []
  if (found === null || from.trim() === '') return text
  const isArrow = !words.startsWith('s/')
  const rest = isArrow
    ? `${text.slice(0, found.index)} ${text.slice(found.index + words.length)}`
    : text.replace(words, ' ')
  const literal = from.trim().replaceAll(/[$.*+?()[\]{}|^\\/-]/g, String.raw`\$&`)
  const corrected = rest.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu'), () =>
    to.trim(),
  )
  return corrected === rest ? text : corrected
}
