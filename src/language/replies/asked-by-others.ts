/** "Our lawyer asks where the data is processed", "my boss will want to know who signs that": what somebody else asks is asked of the app. */

const who = String.raw`(?:our|my|the|their|some)(?: [\p{L}'’-]{2,16}){1,3}?`
const soon = String.raw`(?:(?:will|would|might|may|just|also|now|keeps?|is|is going to|is about to|always|again|probably|surely) ){0,3}`
const ask = String.raw`(?:asks?|asked|asking|wonders?|wondered|(?:want|need|like)s? to (?:know|hear)|(?:want|need)s? (?:an answer|to be told)(?: on| to)?)(?: (?:me|us|you))?:?`
const question = String.raw`((?:where|who|whose|what|which|why|when|how|if|whether)\b[^.?!]{4,140})`
/** What to answer them: the same. */
const toSay = String.raw`(?:\s+(?:so )?what (?:do|should|can|shall|would) (?:i|we) (?:say|tell|answer|reply|write)(?: (?:to )?(?:them|him|her|that))?[\s?.!]*)?`

/** What is asked, as a question of its own. */
export const askedByOthers: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`^${who}(?: ?\([^)]{2,60}\))? ${soon}${ask} ${question}[.!?]*${toSay}$`, 'giu'), '$1?'],
]
