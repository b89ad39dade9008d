/** "Marry me", "tell me a joke", "good bot": said to the app for fun. A short line where it is meant for it, and silence among people. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const jokes =
  /^\W*(?:(?:haha+|lol|hey|hi|so|ok|and|please|pls|dear|@?gpucost|bot)[\s,!.]+){0,3}(?:marry me|tell (?:me|us) (?:a|another) joke|(?:are|r) (?:you|u) (?:\w+ )?(?:sentient|alive|human|real|conscious|drunk|ok|okay|single|bored|tired|happy|a (?:robot|bot|human|person)|an ai|skynet)|you(?:'re| are) (?:\w+ )?(?:drunk|high|funny|hilarious|the best|my hero|fired|hired|a genius|cute|sweet)|do (?:you|u) (?:love|like|dream|sleep|eat|drink|have feelings)\b.{0,30}|i love (?:you|u)|(?:good|bad|nice|clever|smart|silly|stupid) bot|(?:can|could|will) (?:you|u) (?:make|get|bring|buy|fetch) (?:me |us )?(?:some |a |the )?(?:coffee|tea|lunch|beer|pizza|cake)|(?:get|make|bring|buy) (?:me|us) (?:some |a )?(?:coffee|tea|lunch|beer|pizza)|sing (?:me |us )?(?:a song|something)|what(?:'s| is) the meaning of life|who(?:'s| is) a good bot)[^\p{L}\p{N}]{0,12}$/iu
const maxLength = 90

/** Null where it may be anything else. */
export const readSmallTalk = (reply: Reply): ReplyCandidate | null =>
  reply.typed.length > maxLength || !jokes.test(reply.typed)
    ? null
    : wholeReply(
        reply,
        reply.isAddressed
          ? { kind: 'question', topic: 'fixed', subject: null, matched: { id: 'small-talk', says: [answer] } }
          : { kind: 'ignored' },
        'is said for fun',
      )

const answer = 'Ha. I am only good with GPU bills: nothing is changed.'
