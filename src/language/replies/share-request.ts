/** "Share", "approve it", "fine, rent it": what a button does, which asks in whose name, or what is done elsewhere. */
import type { MatchedQuestion } from '../lexicon/question-cues.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const request =
  /^(?:share|post|publish|announce|send|forward|(?:put|drop)(?= (?:it|this|that|the (?:plan|card|link)) (?:in|into|on) #))(?: me| us)?(?: (?:it|this|that|(?:the|a) (?:plan|card|result|estimate|answer|(?:share )?link)|row \d))?(?: (?:here|in|into|on|to|with|for|w\/) (?:the |our |#|@)?(?:[\w-]{2,30})(?: (?:to see|in [\w-]{2,20}))?)?(?: (?:so|for) (?:that )?(?:[\w'-]{1,20} ){0,3}?[\w'-]{1,20}(?: (?:can|could|to|may|gets? to|will))?(?: (?:sees?|looks?|review|check|read|have|has|take|takes)(?: (?:an?|the|at|it|that|this|look|quick|peek|over|too)){0,5})?)?(?: (?:pls|please|plz|thx|thanks|now))*[\s.!?]*$/u
const sendsOn = /\b(?:send|forward)\b/u
const minCommand = 0.3
const naming =
  /\b(?:it|this|that|plan|card|result|estimate|answer|link|channel|everyone|everybody|team|row)\b|#|^\W*share\W*$/u
const yes =
  "(?:(?:ok|okay|yes|yep|yeah|(?:that's|thats|this is|that is|it's|its|we have) (?:our|the|my|a) (?:plan|one|choice|pick|deal|winner)|fine|good|great|alright|all right|right|sure|cool|perfect|nice|done|deal|sold|so|then|and|please|pls|let's|lets|let us|we|i|i'd|we'd|we'll|i'll|we should|we can|we want to|can you|could you|can we|you can|just|now|go ahead(?: and)?|looks good|lgtm|va bene|ok(?:ay)?|gut|passt|vale|d'accord|isso|goed)[\\s,.:;!-]+){0,5}"
const plan =
  '(?:it|this|that|that one|this one|these|them|the (?:plan|run|estimate|request|budget|spend|safe one|cheap one|cheaper one|first one))'
const behind =
  '(?:[\\s,.!]+(?:from me|by me|from my side|on my side|from finance|then|please|pls|now|go|go ahead|ship it|thanks|thx|today|for me|👍|✅))*'
const approving = new RegExp(
  `^${yes}(?:(?:it's|its|this is|that's|it is|consider it|you're|we're|plan(?: is)?|budget(?: is)?) )?(?:approved?|approving|sign(?:ed)? off(?: on)?|green ?light(?:ed)?|approvato|approvata|genehmigt|freigegeben|aprobado|aprovado|approuvé|validé|goedgekeurd|akkoord|承認(?:します|しました|です)|批准|승인(?:합니다|했어요)?)(?: ${plan})?${behind}[\\s.!]*$`,
  'u',
)
/** Said to the app it approves the plan; said to people it only agrees with them. */
const goingAhead = new RegExp(
  `^(?:${yes}(?:ship it|ship that|lgtm|looks good(?: to me)?|go for it|go ahead|do it|make it so|do this)${behind}|lgtm[\\s,]+\\w{2,8} it)[\\s.!]*$`,
  'u',
)
const renting = new RegExp(
  `^${yes}(?:rent|book|order|launch|provision|spin up|buy|reserve|purchase|grab|pull the trigger(?: on)?)(?: ${plan})?${behind}[\\s.!]*$`,
  'u',
)
const maxLength = 90

/** "Let’s run it, go": said to the app it is a word to begin. */
const goesAhead = new RegExp(
  `^${yes}(?:send it|(?:let's|lets) (?:do|go with|run|start) (?:it|this|that)|(?:let's|lets) go|(?:you have )?my go-?ahead|make it so|start it|run it|kick it off)(?:[\\s,.!]+(?:lgtm|ship it|go ahead|go for it|do it|send it|go|then|please|pls|now|team|🚀|👍|✅))*[\\s.!🚀👍✅]*$`,
  'u',
)
/** "Ok forget about it, cancel": nothing of the plan runs yet. */
const callsOff =
  /^(?:(?:ok|okay|ah|hm+|actually|well|no|nah|please|pls|and|then|so)[\s,.:;!-]+){0,4}(?:(?:cancel|abort|stop|kill|drop|scrap|forget|call off|never ?mind|nvm|don't (?:bother|do|run|start))(?: (?:about )?(?:it|this|that|the (?:plan|run|job|whole thing|order|booking)|everything|all of (?:it|this)))?(?: off)?(?:[\s,.:;!-]+|$)){1,3}(?:(?:please|pls|then|for now|now|sorry|thanks|thx)[\s.!]*){0,3}$/u

type ButtonAnswer = { readonly said: (line: string, asked: string, reply: Reply) => boolean; readonly reason: string; readonly matched: MatchedQuestion } // prettier-ignore

/** "Request approval please": what the button of that name does. */
const wantsApproval =
  /^(?:(?:please|pls|ok|okay|and|so|then|let's|can you|could you|i want to|we want to|we'd like to)[\s,]+){0,3}(?:request|ask for|get|seek|start|send) (?:an? |the |for |my |our )?(?:approvals?|sign-?offs?|approval request)(?: (?:for|of|on) (?:it|this|that|the plan))?(?: (?:please|pls|now|then))*[\s.!?]*$/u

const answers: readonly ButtonAnswer[] = [
  {
    said: (line) => wantsApproval.test(line),
    reason: 'wants an approval of the plan',
    matched: {
      id: 'approval',
      says: [
        '“Request approval” under a plan asks whoever may give it, where the plan is above the limit of this channel; a typed word asks nobody.',
        'Where the team has set no limit, no approval is needed.',
      ],
    },
  },
  {
    said: (line, asked) => request.test(asked) && naming.test(line),
    reason: 'wants the plan shared',
    matched: {
      id: 'sharing',
      says: [
        '“Share to channel” under a plan posts that plan in the channel of this thread, and says who shared it.',
        'For another channel or a person, copy the link to the message, or take “All options as CSV” from its menu.',
      ],
    },
  },
  {
    said: (line, _, { isAddressed }) =>
      approving.test(line) || approving.test(withoutWho(line)) || (isAddressed && goingAhead.test(line)),
    reason: 'approves the plan in words',
    matched: {
      id: 'approving',
      says: [
        'Words approve nothing: an approval counts when somebody who may give it presses Approve under the request, which “Request approval” under the plan posts.',
        'Where the team has set no limit, no approval is needed.',
      ],
    },
  },
  {
    said: (line, _, { isAddressed }) => renting.test(line) || (isAddressed && goesAhead.test(line)),
    reason: 'wants the plan rented',
    matched: {
      id: 'renting',
      says: [
        'I rent nothing: the plan names the provider, and you rent there in your own account.',
        '“Get files to run it” in its menu writes the files that launch it. Say “started” when it runs, and I set what it takes against the plan.',
      ],
    },
  },
  {
    said: (line, _, { isAddressed, thread, history }) =>
      isAddressed && thread?.hasBegunRun !== true && (history?.position ?? 0) === 0 && callsOff.test(line),
    reason: 'calls the plan off',
    matched: {
      id: 'called-off',
      says: [
        'Nothing runs and nothing is booked: there is nothing to cancel, and the plan costs nothing as it stands here.',
        'What you rented yourself, end in the console of the provider; tell me “stopped” with what it cost, and I keep it.',
      ],
    },
  },
  {
    said: (line) => tellsOfBooking(line),
    reason: 'tells that the machines are booked',
    matched: {
      id: 'booked',
      says: [
        'Noted here only: the plan stays as it is, and I hold no booking. Say what you got where it differs, such as “they only had 2x H100 PCIe”, and what you pay, such as “we pay $2.10 per GPU hour”.',
        'Say “started” when it runs, and I set what it takes against the plan.',
      ],
    },
  },
]

/** "Ok approved by Dana, we start monday": without who approved it, and what follows from it. */
function withoutWho(line: string): string {
  const [first = ''] = line.split(/[,.;]/u)
  const [what = '', who = ''] = first.split(' by ')
  return who.trim().split(' ').length <= maxName ? what.trim() : first.trim()
}
const maxName = 3

const booked: ReadonlySet<string> = new Set(['booked', 'booking', 'reserved', 'ordered', 'provisioned'])
const things: ReadonlySet<string> = new Set(['it', 'that', 'this', 'them', 'one', 'those'])
const before: ReadonlySet<string> = new Set([
  '',
  'ok',
  'okay',
  'just',
  'i',
  'we',
  "i've",
  "we've",
  'now',
  'have',
  'already',
  'done',
  'and',
  "i'm",
  "we're",
  'am',
  'are',
])

/** "Sounds good, let's go with that one. Booking it now.": a clause of its own. */
const tellsOfBooking = (line: string): boolean =>
  !line.includes('?') &&
  line.split(/[,.;!]/u).some((clause) => {
    const words = clause.trim().split(' ')
    const at = words.findIndex((word) => booked.has(word))
    const next = words[at + 1] ?? ''
    return (
      at >= 0 &&
      words.length - at <= maxBooked &&
      words.slice(0, at).every((word) => before.has(word)) &&
      things.has(next)
    )
  })
const maxBooked = 5

/** Null where nothing of the plan is to be shared, approved or rented. */
export function readShareRequest(reply: Reply): ReplyCandidate | null {
  // Other languages say it in words of their own.
  const lines = [reply.line, reply.wording.slice(0, maxLength + 1).toLowerCase()].filter(
    ({ length }) => length <= maxLength,
  )
  const answer = answers.find(({ said }) => lines.some((line) => said(line, reply.request, reply)))
  // "I'll forward it to finance" is said to people.
  const isOwn = sendsOn.test(reply.line) && !reply.isAddressed && reply.likelyActs.command < minCommand
  // Who thanks for something speaks to people.
  const isThanks =
    answer?.matched.id === 'booked' &&
    ['thank', 'thx', 'cheers'].some((word) => reply.typed.toLowerCase().includes(word))
  return answer === undefined || isOwn || isThanks
    ? null
    : wholeReply(reply, { kind: 'question', topic: 'fixed', subject: null, matched: answer.matched }, answer.reason)
}
