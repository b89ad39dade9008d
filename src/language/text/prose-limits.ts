/** Sums, sellers and counts of a first text as people tell them in prose, in the words of the grammar. */
import { forbids } from './forbidding-words.ts'
import { gpuPattern } from './gpu-pattern.ts'
import { sellers } from './sellers.ts'

const sum = String.raw`(\$ ?\d[\d.,]{0,9}k?|\d[\d.,]{0,9}k? ?(?:dollars|bucks|usd|eur|euros?|€|\$)|\d{1,3}(?:\.\d)?k|\d[\d,]{2,6})(?![\d%]|[mb]\b|\.\d| ?(?:tokens?|toks?|steps?|gpus?|hours?|h\b|examples?|rows|pairs|words|context|token|tok|seq\w*)\b)`
const cap = '(?:limit|cap|ceiling|allowance|budget)'

const written: readonly (readonly [RegExp, string])[] = [
  // "My 5k discretionary limit", "our $800 quarterly allowance"
  [new RegExp(String.raw`\b(my|our|the|their|a) ${sum} (?:(?!context|token|rate|time|batch|row)[a-z-]{4,15} ){1,2}${cap}\b`, 'giu'), '$1 budget of $2'],
  // "Grant line for compute is 3,000 dollars"
  [new RegExp(String.raw`\b(?:grant|cost|spending|funding|project|compute) (?:line|pot|money|allowance)(?: (?:for|on) (?:the |our )?(?:compute|gpus?|training|this|it|cloud))? (?:is|of|comes to|stands at|=) (?:about |around )?${sum}`, 'giu'), 'budget is $1'],
  // "Doable for 100 dollars?"
  [new RegExp(String.raw`\b(doable|feasible|possible|realistic|manageable|affordable|achievable) (?:for|with|on) ${sum}(?= ?(?:$|[?.,;!)]| (?:with|or|and|if|on|using|in)\b))`, 'giu'), '$1 under $2'],
  // "$250 of Lambda credits": money, and where it can be spent.
  [new RegExp(String.raw`${sum} (?:of|worth of) (${sellers}) (credits?|vouchers?|balance)\b`, 'giu'), '$1 in $2 $3'],
  // "Before I sign the Lambda contract"
  [new RegExp(String.raw`\b(?:before|until|till) (?:i|we) (?:sign|renew|accept|commit to|close) (?:the |a |our |this |with |up with )?(${sellers})(?: (?:contract|deal|offer|quote|agreement|order form|order))?\b`, 'giu'), 'at $1'],
  // "DoRA'ing", "qlora-ing a 70b"
  [/\b(q?lora|dora|dpo|orpo|grpo)['’-]ing\b/giu, '$1'],
  // "I have no money so cheapest please": "no" is of the money alone.
  [/\b(?:i|we)(?:'ve| have)?(?: got)? (?:no|almost no|hardly any|not much|very little) (?:money|cash|funds)(?: (?:left|at all|for this))?,? (?:so|hence|therefore)(?=[^.?!]{0,20}\b(?:cheap|low))/giu, ''],
  // "B200 node (8)", "h100 box (4)"
  [new RegExp(String.raw`\b(${gpuPattern})s? (?:node|box|server|machine) \((\d{1,2})\)`, 'giu'), '$2x $1'],
  // "H100, one is ok"
  [new RegExp(String.raw`\b(${gpuPattern})s?[,;:] (?:just |only )?one (?:is|would be|should be|will be) (?:ok|okay|fine|enough|plenty|sufficient)\b`, 'giu'), '1x $1'],
  // "The small qwen2.5 (1.5b)"
  [/\b(?:the )?(?:small|tiny|little|big|large|mid-?sized?|medium) ([a-z]{3,10}[ -]?\d(?:\.\d)?) \((\d{1,3}(?:\.\d{1,2})?b)\)/giu, '$1 $2'],
  // "Each pair about 900 tokens in total": of both sides of one.
  [/\b((?:each|every|per|a|one) (?:pair|example|row|dialogue|record)\b[^.;?!\d]{0,24}\d[\d,.]{0,6}k? tok\w*)(?:,? (?:in total|total|all in|altogether|overall))\b/giu, '$1'],
  // "With 120M instead of 70M tokens": what is given up has the unit of both.
  [/\b(\d[\d.,]*(?: ?(?:k|m|b|million|billion))?) (instead of|rather than|not) (\d[\d.,]*(?: ?(?:k|m|b|million|billion))?) (tokens|examples|rows|pairs|epochs|samples)\b/giu, '$1 $4'],
  // "A 1B (llama 3.2)"
  [/\b(?:an? )?(\d{1,3}(?:\.\d{1,2})?b) \(((?:llama|qwen|gemma|mistral|phi|olmo|granite|falcon|smollm)[ -]?\d(?:\.\d)?)\)/giu, '$2 $1'],
  [/"(?:an? )?(llama|qwen|gemma)" \((\d{1,3}b), (\d(?:\.\d)?)\)/giu, '$1 $3 $2'],
  // "The token count is somewhere between 40 and 60 million"
  [/\b(token count[^.;?\d]{0,30}) between (\d{1,4}) and (\d{1,4}) (million|billion)\b(?! tok)/giu, '$1 $2 to $3 $4 tokens'],
  // "4k rows at 2k each"
  [/\b(\d[\d,.]*k?) (rows|examples|samples|docs|documents|records|chats|dialogues|conversations|pairs) (?:at|of) (\d[\d,]*k?) (?:each|apiece)\b/giu, '$1 $2 of $3 tokens each'],
  // "A100 80 GB, 2 nos"
  [new RegExp(String.raw`\b(${gpuPattern})s?,? (\d{1,2}) nos\b\.?`, 'giu'), '$2x $1'],
  [/(?<!rtx )(?<!\w)6000 pros?\b/giu, 'RTX PRO 6000'],
  // "The client refuses AWS."
  [new RegExp(String.raw`${forbids} (?=(?:${sellers})\b)`, 'giu'), 'not '],
  // "We told them training takes no more than 5 days"
  [/\b(?:the )?(?:training|run|job|fine-?tun(?:e|ing)|whole thing|it|this) (?:takes?|lasts?|will take|should take|may take|can take|runs?) (?:no|not) (?:more|longer) than (\d{1,3} ?(?:hours|days|weeks|hrs|h|d)|(?:an?|one|two|three|four|five|six|seven|ten) (?:hours?|days?|weeks?))\b/giu, 'deadline is $1'],
  // "Before the demo on Tuesday"
  [/\bbefore (?:the|our|my|their) (?:[\p{L}-]{2,14} ){1,3}(?:on|this|next) ((?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow)\b/giu, 'by $1'],
  // "Mentor said keep it under 5 bucks": whoever says it.
  [/(?:^|(?<=[.!?,;] ))(?:(?:and|but|so) )?(?:(?:my|our|the) )?(?!(?:he|she|they|it|who|i|we)\b)\p{L}{2,14} (?:said|told (?:me|us)|asked (?:me|us)|wants (?:me|us)) (?:to |that (?:i|we) (?:should|must) )?(?=(?:keep|stay|spend|finish|be done) [^.;?!]{0,24}\d)/giu, ''],
  // "V2 was llama 3 8b w/ 60M tokens, v3 goes to llama 3.1 70b, same data": the earlier one is no choice.
  [/\bv\d{1,2} (?:was|used|ran) (?:on |with )?[^,;.?]{2,10}(?:\.\d)?[^,;.?]{0,16}?( (?:w\/|with|on) [^,;.?]{2,24})?[,;.] (?:and |but )?v\d{1,2} (?:goes to|moves to|switches to|will be|uses|is going to be|gets|runs on)/giu, '$1, now'],
  // "Can we get a 7b trained by Friday?", "is it realistic to have mistral 7b trained": it is to be done, and was not.
  [/(?<!\b(?:seems?|claims?|said|appears?|happen(?:ed)?|used) )\b(to|(?:can|could|would|will|may|should|might|must|shall) (?:we|i|you)) (?:have|get) ((?!(?:been|already|just|never)\b)[^,;.?!]{2,28}?(?:\.\d[^,;.?!]{0,16}?)?) (?:fully )?(?:pre-?)?(?:trained|fine-?tuned)\b/giu, '$1 fine-tune $2'],
  // "Wat wud a 24b cost"
  [/(?<![\p{L}])wat(?= (?:wud|wuld|wld|cud|shud|wil)\b)/giu, 'what'],
  [/(?<![\p{L}])(?:wud|wuld|wld)(?= (?:a|an|the|it|this|that|my|our|cost|be|you|i|we|\d)\b)/giu, 'would'],
  [/(?<=\d ?(?:mil|mio|million|m|k|b) ?)to(?:kns?|kens?s|ekns?|kesn?)\b/giu, 'tokens'],
] // prettier-ignore

/** The text with what it tells in prose said in short. */
export const withProseLimits = (text: string): string =>
  written.reduce((rest, [form, words]) => rest.replace(form, words), withChosenSide(text))

const side = String.raw`(?:suggested|suggests|proposed|proposes|wants|wanted|prefers|preferred|votes for|voted for|would take|is for)`
const sides = new RegExp(
  String.raw`(\p{Lu}\p{L}{1,14}) ${side} ([^.,;?!]{2,30}), (?:but |and |while )?(\p{Lu}\p{L}{1,14}) ${side} ([^.,;?!]{2,30})[.,;!] ?(?:so |and )?i(?:'m| am)? (?:side with|agree with|with|go with|am with|would follow) (\p{Lu}\p{L}{1,14})(?=[\s.,;!]|$)`,
  'iu',
)
/** "Anna suggested 4-bit, Björn wants full bf16. I side with Anna": what the other one wants is not wished. */
const withChosenSide = (text: string): string =>
  text.replace(sides, (words, one: string, first: string, other: string, second: string, chosen: string) =>
    chosen === one ? first : chosen === other ? second : words,
  )
