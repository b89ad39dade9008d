/** Sums, sellers and counts of a first text as people tell them in prose, in the words of the grammar. */
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
  // "Wat wud a 24b cost"
  [/(?<![\p{L}])wat(?= (?:wud|wuld|wld|cud|shud|wil)\b)/giu, 'what'],
  [/(?<![\p{L}])(?:wud|wuld|wld)(?= (?:a|an|the|it|this|that|my|our|cost|be|you|i|we|\d)\b)/giu, 'would'],
  [/(?<=\d ?(?:mil|mio|million|m|k|b) ?)to(?:kns?|kens?s|ekns?|kesn?)\b/giu, 'tokens'],
] // prettier-ignore

/** The text with what it tells in prose said in short. */
export const withProseLimits = (text: string): string =>
  written.reduce((rest, [form, words]) => rest.replace(form, words), text)
