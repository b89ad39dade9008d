/** What people say around a wish: thanks, second thoughts, corrections. Left off, the wish is read like any other. */

const openingPhrases = [
  '(?:many )?(?:thanks|thank you|thx|ty|cheers)(?: (?:so|very) much| a lot| again)?(?: for (?:that|this|the (?:numbers|estimate|answer|info)))?',
  "(?:and |but )?(?:that|this)(?:'s| is| was)? (?:helps?(?: a lot)?|helpful|useful|good to know|great to know|a good start)",
  'good to know',
  '(?:just )?one (?:more|last|other) (?:thing|question|change|try|request)',
  '(?:another|next|last|quick) (?:thing|question|one|request)',
  '(?:quick )?follow[- ]?up(?: question)?',
  '(?:i|we) (?:just |totally |almost )?forgot(?: to (?:say|mention|add|tell you))?(?: that)?',
  '(?:just )?(?:remembered|realized|realised|noticed)(?: that)?',
  '(?:i|we) (?:just )?(?:remembered|realized|realised|noticed)(?: that)?',
  'forgot to (?:say|mention|add)(?: that)?',
  'forgot(?: that)?',
  '(?:i )?should (?:also )?(?:say|add|mention|have (?:said|mentioned|added))(?: that)?',
  'my (?:bad|mistake|fault|apologies)',
  '(?:so )?sorry(?: about that| for the confusion| everyone| all)?',
  '(?:apologies|oops|whoops|ooops|argh|damn|gah)',
  '(?:no[ ,]+)?wait(?: a (?:sec|second|minute|moment))?',
  'hold on(?: a (?:sec|second|minute|moment))?',
  '(?:on |hm+ )?second thoughts?',
  'on second thoughts?',
  'actually',
  '(?:come to )?think(?:ing)? of it',
  'thinking about it(?: again| more)?',
  'never ?mind(?: that)?(?! about| the)',
  'nvm',
  '(?:final|new|updated|latest) (?:answer|plan|numbers?|info|requirements?|constraints?|version|decision)',
  '(?:edit(?:ed)?|correction|corrected|update|updated|ps|p\\.s\\.|note|reminder|fyi|fwiw|btw|by the way|tbh)',
  '(?:just )?(?:to be (?:sure|clear|fair)|for the record|for comparison|out of (?:interest|curiosity)|just curious|just wondering)',
  '(?:it )?turns out(?: that)?',
  'apparently',
  '(?:nah|nope|lol|haha+|ugh|meh)',
  '(?:i|we) (?:was|were) wondering(?: if)?',
  '(?:the )?boss (?:says|said)(?: that)?',
] as const

/** Words that mean something before another word: an aside only where a sign follows. */
const punctuatedPhrases =
  '(?:(?:and|but|so|oh|ah|ok) )?(?:ok(?:ay)?|alright|all right|right|gr8|great|perfect|nice|cool|awesome|lovely|excellent|interesting|hm+|ah+|oh+|um+|uh+|well|yes|yeah|no|nope|nah|sounds good|hi|hey|hello|(?:good )?(?:morning|afternoon|evening)|howdy|yo|also|so|and|but|then|now)'
const separator = '[\\s,.:;!\\u2026\\u2014-]+'
/** "thanks! one more thing:", "ah wait, I forgot,", "sorry" */
const openingFillers = new RegExp(
  `^(?:(?:(?:oh|ah|and|but|ok|so|hm+)\\s+)?(?:${openingPhrases.join('|')})\\b${separator}|${punctuatedPhrases}\\s*[,.:;!\\u2026\\u2014]+\\s*){1,8}(?=[\\p{L}\\p{N}$€£<])`,
  'iu',
)

const closingPhrases = [
  '(?:company |our )?policy',
  'thanks?(?: (?:so|very) much| a lot)?',
  'thank you(?: (?:so|very) much)?',
  '(?:thx|ty|cheers|sorry|my bad|no rush)',
  'if (?:needed|necessary|need be|it helps|possible|you can|you could|that works|not too much trouble)',
  'when (?:you|u) (?:can|get a (?:chance|minute|sec)|have (?:time|a (?:minute|sec|chance)))',
  'for (?:now|comparison|reference)',
  "(?:that's|thats|it's|its) (?:the )?(?:policy|rule|rules|all(?: we have)?|it)",
  '(?:does|would|will|can|could) (?:that|it|this) (?:work|fit|do|hold|be (?:enough|ok|okay))(?: for (?:that|it|this))?',
  'is (?:that|it|this) (?:possible|doable|ok|okay|realistic|feasible)',
  '(?:just )?(?:to be safe|to see|to compare|in case|out of curiosity)',
  'to (?:see|know|check) what happens',
] as const
const closingFillers = new RegExp(`[\\s,.;:!()\\u2014-]+(?:${closingPhrases.join('|')})[\\s!.?)]*$`, 'i')

/** "*8 gpus" and "s/8/4" correct what was typed before. */
const asteriskCorrection = /^\s*\*+\s*(?=\S)(?!.*\*\s*$)/

/** The text without its asides; the same where that would leave nothing. Linear in its length. */
export function stripFillers(text: string): string {
  if (text.length > 300) return text
  const plain = text.replaceAll(/[’‘]/g, "'").replace(asteriskCorrection, '')
  const withoutOpening = plain.replace(openingFillers, '')
  const stripped = withoutOpening.replace(closingFillers, '')
  return stripped.trim() === '' ? text : stripped === text.replaceAll(/[’‘]/g, "'") ? text : stripped
}
