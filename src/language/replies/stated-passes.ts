/** "Add a third epoch", "we go over the data three times", "yes do two epochs": how often the data are passed over, said in passing. */
import { amend } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { numberWords } from '../text/number-words.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const ordinals: Readonly<Record<string, number>> = { second: 2, '2nd': 2, third: 3, '3rd': 3, fourth: 4, '4th': 4, fifth: 5, '5th': 5 } // prettier-ignore
const passes = '(?:epochs?|pass(?:es)?)'
const pass = '(?:epoch|pass|round|go)'
const count = `(?<count>\\d{1,2}|once|twice|${Object.keys(numberWords).join('|')})`
const data = '(?:the (?:data(?:set)?|whole thing|corpus|set|lot)|everything|all of it|it all|them all)'
const forms: readonly RegExp[] = [
  new RegExp(`(?<!(?:not|n't|never|without|no need to|why) )\\b(?:add|do|take|give it|run|with|want|need|use|make it|like|go for|have|afford|throw in|squeeze in|include)(?: in)? (?:a|the) (?<nth>${Object.keys(ordinals).join('|')}) ${passes}\\b`, 'u'),
  new RegExp(`^(?:and |so |maybe |also |plus )*a (?<nth>${Object.keys(ordinals).join('|')}) ${passes}(?: over ${data})?(?: (?:please|pls|too|as well|then|if possible))+\\W*$`, 'u'),
  new RegExp(`^(?:and |so |maybe )*a (?<nth>${Object.keys(ordinals).join('|')}) ${passes} (?:would not|wouldn't|won't|can't|cannot|would|will) (?:hurt|harm|help|be (?:good|nice|better|fine|ok))\\b`, 'u'),
  new RegExp(`\\b(?:pass(?:ing)?|go(?:ing)?|run(?:ning)?|iterat(?:e|ing)|train(?:ing)?) (?:over|through) ${data} ${count}(?: times)?\\b`, 'u'),
  // "200M is a single pass and I want two", "that's one epoch, make it three"
  new RegExp(`\\b(?:is|are|was|were|'s|for|counts?|means?) (?:only |just )?(?:a single|one|1|a) ${pass}[\\s,;.]+(?:and |but |so |while |whereas )?(?:(?:i|we)(?:'d| would| will|'ll)? (?:want|need|like|do|plan|take|run|meant|mean|planned|wanted)(?: to (?:do|run|make|have))?|make (?:it|that)|let's (?:do|make it)|it should be|should be|do|take) ${count}(?: of them| passes| epochs| in all| in total| please| pls)*[\\s.!]*$`, 'u'),
  new RegExp(`^(?:(?:yes|yeah|yep|ok|okay|sure|right|fine|please|pls|then)[\\s,]+){0,3}(?:(?:let's|lets|please|pls|just|we|i'll|we'll|then) )*(?:do|use|take|go with|make it|with|run) ${count} (?:epochs?|passes)(?: (?:then|please|pls|now|instead))*[\\s.!]*$`, 'u'),
] // prettier-ignore
const maxLength = 110
const [maxChatter, maxChatterToAct] = [0.6, 0.35]

/** Null where no such number is said, or it is more likely talk. */
export function readStatedPasses(reply: Reply): ReplyCandidate | null {
  const { line, isAddressed, likelyActs } = reply
  if (line.length > maxLength || line.includes('?')) return null
  const said = forms.map((form) => form.exec(line)?.groups).find((groups) => groups !== undefined)
  if (said === undefined || isLikelyChatter(reply, maxChatter)) return null
  const { nth, count: times = '' } = said
  const number =
    nth === undefined ? ({ once: 1, twice: 2 }[times] ?? numberWords[times] ?? Number(times)) : (ordinals[nth] ?? NaN)
  if (!(number > 0)) return null
  const act = amend(reply, `${number} epochs`)
  if (act.kind !== 'amended') return null
  const isSure = isAddressed || act.changed.length === 0 || likelyActs.chatter < maxChatterToAct
  return wholeReply(
    reply,
    isSure ? act : confirmationOf(reply, act.scenario, act.changed),
    'says how often the data are passed over',
  )
}
