/** "Could you dumb it down a bit", "what am I looking at", "HR here, what is this in plain words": the plan for somebody who does none of it. */
import { maskTerms } from '../questions/named-terms.ts'
import { type ReplyCandidate, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const lay = String.raw`(?:non[- ]?tech\w*|(?:not|isn't|isnt|no) (?:so |very |that |an? )?(?:technical|engineers?|experts?|tech(?:ie| person| guy)?|coders?|developers?|devs?|programmers?)|lay(?:man|men|person|people)?|outsiders?|(?:total |complete |absolute )?beginners?|newbie|noobs?|(?:don't|doesn't|dont|doesnt|can't|cannot|never) (?:code|program|do tech|speak tech)|no (?:background|clue|idea)|only know(?:s)? \w+|knows? nothing|(?:hr|finance|sales|marketing|legal|accounting|procurement|ops|admin|management)(?: manager| person| people| team| dept| department| guy| lady)? here|(?:i'?m|i am|im) (?:just |only |from |in |with |the |an? ){0,3}(?:hr|finance|sales|marketing|legal|accounting|procurement|ops|office manager|secretary|accountant|lawyer|manager|project manager)|teen\w*|child\w*|kids?|\w*grand\w+|mum|mom|mother|dad|father|wife|husband|aunt|uncle|(?:five|5|six|6|ten|10|twelve|12)[ -]?(?:years?|yo|yrs?)(?:[ -]old)?|customers?|clients?|boss|ceo|cfo|coo|director\w*|managers?|management|board|committee|dean|professor|principal|lawyers?|accountants?|librarians?|teachers?|doctors?|pathologists?|colleagues?|humans?|normal people|(?:someone|somebody|anyone|anybody|people) (?:who|with|without|in|from|that|outside))`
const words = String.raw`(?:plain|simple|simpler|normal|human|everyday|easy|easier|lay\w*|real|ordinary|basic|non[- ]?tech\w*|business)`
const verb = String.raw`(?:explain|put|say|phrase|describe|summari[sz]e|translate|tell|rephrase|rewrite|reword|present|word)`
/** Nothing else is meant by these. */
const outright: readonly RegExp[] = [
  /\b(?:eli ?5|eli5|dumb (?:it|this|that|things) down|spell (?:it|this|that) out|(?:like|as if|as though|as you would to) (?:i'?m|i am|im|i was|i were|we'?re|to|a|an) (?:an? )?(?:five|5|six|child|kid|idiot|teenager|toddler|beginner)|the gist\b|in a nutshell|(?:idiot'?s?|dumm(?:y|ies)'?|beginner'?s?|child'?s?) version|in human (?:words|terms|language)|simplify (?:it|this|that|the)|all greek to|over my head|what (?:am i|are we) (?:even |actually |really )?(?:looking at|reading|seeing)(?: here)?(?= ?$|[?.!,]))/u,
  new RegExp(
    String.raw`\b(?:in|into|to|using|with) (?:very |really |some )?${words} (?:words?|english|language|terms?|speak|talk|sentences?)\b`,
    'u',
  ),
  new RegExp(String.raw`\b${words} (?:english|language)(?: version)?(?: please| pls| plz)\b`, 'u'),
  /\b(?:make|have) (?:it|this|that|the \w+) (?:more |a bit more |a bit )?(?:readable|understandable|simple|simpler|digestible|plain|clear|clearer) (?:for|to)\b/u,
  /\b(?:say|explain) (?:it|this|that) again\b/u,
  /\bwalk (?:me|us|him|her|them) through (?:this|that|it|the (?:estimate|plan|answer|numbers))\b/u,
  /\b(?:version|summary) for (?:the )?(?:non|lay|people who|someone who|somebody who|dummies|beginners|managers|execs?|executives|my boss|the boss|outsiders)/u,
  /\bshort and simple\b/u,
  // "What would a plain-words version look like", "I need this without the jargon"
  /\b(?:(?:plain|simple|simplified|normal)[- ](?:words?|english|language|terms?)|non[- ]?technical|lay(?:man|person|people)?'?s?) (?:version|summary|explanation|description|account)\b(?! of (?:the|our|my) (?:model|data))|\b(?:without|minus|skip|no|less) (?:all |any )?(?:the |your |that )?(?:jargon|tech ?(?:nical)?[ -]?(?:speak|talk|terms))\b|\bjargon[ -]free\b/u,
]
const explains = new RegExp(
  String.raw`\b${verb}\b.{0,60}\b(?:to|for|so that|so|such that|like) (?:(?:a|an|the|my|our|his|her|some|any|your|old|poor|little) ){0,2}(?:\S{2,12} )?${lay}\b`,
  'u',
)
const asksWhat =
  /\b(?:what(?:'?s| is| does| do| did| happens?) (?:all )?(?:this|that|it|the (?:message|answer|estimate|table|post|whole|bot|thing|plan)|going on|here|happening)\b|what (?:am i|are we|would i be|would we be|do we|is he|is she|do i) (?:even |actually |really )?(?:pay\w*|buy\w*|get\w*|rent\w*|looking)|what (?:we|i) (?:pay|buy|get|rent) (?:for|here)?|do (?:i|we) (?:have|need) to (?:buy|do)\b)/u
const isLay = new RegExp(String.raw`\b${lay}\b`, 'u')
const lost =
  /\b(?:i'?m|i am|im|we'?re|totally|completely) (?:so |totally |completely |a bit |kind of |kinda )?lost\b|\btoo many (?:numbers|figures|words|acronyms)\b|\b(?:don't|dont|do not|didn't|can't|cannot) (?:get|understand|follow|make sense of) (?:any|a word|half|anything|a thing|most|this|that|it|what (?:this|that|it))\b|\b(?:no idea|no clue|unsure|not sure) what (?:this|that|it|all this|any of this) (?:says|means|is|tells)\b/u
/** Something by its own is to be explained, or a person did it. */
const ofPart =
  /^\W*who\b|\b(?:difference|instead|vs|versus|one sentence|a sentence|one line|single sentence|single line|one-liner|explained|already|did (?:you|he|she|they|we|anyone)|will (?:you|he|she|they)|config\w*|code base|dataset|license|licence)\b/u
const ofReason = /\b(?:why|how (?:you|did|come|the|it|is|was|long|much|many))\b/u
const [maxLength, maxChatter, maxWordsOfMany] = [200, 0.97, 30]
const ofBuying = /\b(?:buy|bought|buying|purchase)\b/u

/** Null where the plan as a whole is not to be explained. */
export function readAskedExplanation(reply: Reply): ReplyCandidate | null {
  const { line, vocabulary } = reply
  if (line.length > maxLength || line.split(' ').length > maxWordsOfMany || ofPart.test(line)) return null
  const isOutright = outright.some((form) => form.test(line))
  if (!isOutright && ofReason.test(line)) return null
  const isTold =
    isOutright ||
    explains.test(line) ||
    (lost.test(line) && asksOrHelp.test(line)) ||
    (asksWhat.test(line) && isLay.test(line))
  if (!isTold || (!isOutright && isLikelyChatter(reply, maxChatter))) return null
  // "Explain the batch size to my boss": of that.
  if (maskTerms(line, vocabulary.questionCues).ids.length > 0) return null
  if (reply.amendment.kind === 'amended' && reply.amendment.changed.length > 0) return null
  const cued = vocabulary.questionCues.questions.get('explain')
  if (cued === undefined) return null
  const matched = { ...cued, isSure: true as const, ...(ofBuying.test(line) ? { asksBought: true as const } : {}) }
  return weighedReply(
    reply,
    { kind: 'question', topic: 'fixed', subject: null, matched },
    'asks for the plan in plain words',
  )
}

const asksOrHelp = /\?|\b(?:what|help|explain|please|pls|summary|tell|gist)\b|\b(?:this|that|it)\W*$/u
